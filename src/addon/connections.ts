/** The addon lists the lines, and tells what RAS says about one by its handle. */

import type { NativeAnswer, NativeHandle } from './answer.js';

export interface NativeConnections {
  /** Calls RasEnumConnections. */
  connections(): Promise<NativeAnswer<readonly NativeConnection[]>>;
  /** Calls RasGetConnectStatus. */
  status(handle: NativeHandle): Promise<NativeAnswer<NativeStatus>>;
  /** Calls RasGetConnectionStatistics. */
  statistics(handle: NativeHandle): Promise<NativeAnswer<NativeStatistics>>;
  /** Calls RasClearConnectionStatistics. */
  clearStatistics(handle: NativeHandle): Promise<NativeAnswer<undefined>>;
  /** Calls RasGetLinkStatistics; the handle is the connection's. */
  linkStatistics(handle: NativeHandle, subentry: number): Promise<NativeAnswer<NativeStatistics>>;
  /** Calls RasClearLinkStatistics; the handle is the connection's. */
  clearLinkStatistics(handle: NativeHandle, subentry: number): Promise<NativeAnswer<undefined>>;
  /** Calls RasGetSubEntryHandle for each link of the entry. */
  links(handle: NativeHandle): Promise<NativeAnswer<readonly NativeLink[]>>;
  /** Calls RasGetSubEntryHandle for one link; past the last link its error is 259. */
  link(handle: NativeHandle, subentry: number): Promise<NativeAnswer<NativeLink>>;
  /** Calls RasHangUp once with a link's own handle, and waits for nothing. */
  hangUpLink(handle: NativeHandle): Promise<NativeAnswer<undefined>>;
  /** Calls RasGetProjectionInfoEx, or RasGetProjectionInfo for each protocol on an older Windows. */
  projection(handle: NativeHandle): Promise<NativeAnswer<NativeProjection>>;
  /** Calls RasUpdateConnection. Addresses have 4 or 16 bytes; 0 and undefined leave a member as it is. */
  updateConnection(
    handle: NativeHandle,
    interfaceIndex: number,
    local: Uint8Array | undefined,
    remote: Uint8Array | undefined,
  ): Promise<NativeAnswer<undefined>>;
}

/** A row of RasEnumConnections. */
export interface NativeConnection {
  readonly handle: NativeHandle;
  /** The correlation GUID in lower case; absent where RAS gives none, or none yet. */
  readonly id?: string;
  readonly entryName: string;
  readonly phoneBook: string;
  readonly deviceType: string;
  readonly deviceName: string;
  readonly subentry: number;
  readonly entryId: string;
  readonly flags: number;
}

/** These members tell one line from another; without an `id` they do so only while the line is listed. */
export type NativeLineIdentity = Pick<NativeConnection, 'id' | 'entryName' | 'deviceName'>;

/** A RASCONNSTATUS. Its own `error` is the connection's, not the call's. */
export interface NativeStatus {
  readonly state: number;
  readonly error: number;
  readonly deviceType: string;
  readonly deviceName: string;
  readonly phoneNumber: string;
  readonly localEndpoint?: string;
  readonly remoteEndpoint?: string;
  readonly substate: number;
}

/** A RAS_STATS: the counters have 32 bits, and wrap. */
export interface NativeStatistics {
  readonly bytesTransmitted: number;
  readonly bytesReceived: number;
  readonly framesTransmitted: number;
  readonly framesReceived: number;
  readonly crcErrors: number;
  readonly timeoutErrors: number;
  readonly alignmentErrors: number;
  readonly hardwareOverrunErrors: number;
  readonly framingErrors: number;
  readonly bufferOverrunErrors: number;
  readonly connectDuration: number;
  readonly compressionRatioIn: number;
  readonly compressionRatioOut: number;
  readonly bitsPerSecond: number;
}

export interface NativeLink {
  readonly subentry: number;
  /** It is absent while the link is not connected. */
  readonly handle?: NativeHandle;
}

/** The settings that the connection was given. It has either `ppp` or `ikev2`. */
export interface NativeProjection {
  readonly ipv4: NativeProjectedAddress;
  readonly ipv6: NativeProjectedAddress;
  readonly ppp?: NativePppProjection;
  readonly ikev2?: NativeIkev2Projection;
}

export interface NativeProjectedAddress {
  /** The error of this protocol. With an error there are no addresses. */
  readonly error: number;
  readonly address?: string;
  readonly serverAddress?: string;
}

export interface NativePppProjection {
  readonly bundled: boolean;
  readonly multilink: boolean;
  readonly lcpError: number;
  readonly compressionError: number;
  readonly client: NativePppSide;
  readonly server: NativePppSide;
  readonly replyMessage?: string;
}

export interface NativePppSide {
  readonly authenticationProtocol: number;
  readonly authenticationData: number;
  readonly eapType: number;
  readonly ipOptions: number;
  readonly lcpOptions: number;
  readonly compressionAlgorithm: number;
  readonly compressionOptions: number;
}

export interface NativeIkev2Projection {
  readonly prefixLength: number;
  readonly authenticationProtocol: number;
  readonly eapType: number;
  readonly flags: number;
  readonly encryptionMethod: number;
  readonly serverAddresses: readonly string[];
}
