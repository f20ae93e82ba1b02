/** The lines that there are, and what RAS tells of one by its handle. */

import type { NativeAnswer, NativeHandle } from './answer.js';

export interface NativeConnections {
  /** RasEnumConnections. */
  connections(): Promise<NativeAnswer<readonly NativeConnection[]>>;
  /** RasGetConnectStatus. */
  status(handle: NativeHandle): Promise<NativeAnswer<NativeStatus>>;
  /** RasGetConnectionStatistics. */
  statistics(handle: NativeHandle): Promise<NativeAnswer<NativeStatistics>>;
  /** RasClearConnectionStatistics. */
  clearStatistics(handle: NativeHandle): Promise<NativeAnswer<undefined>>;
  /** RasGetLinkStatistics; the handle is the connection's. */
  linkStatistics(handle: NativeHandle, subentry: number): Promise<NativeAnswer<NativeStatistics>>;
  /** RasClearLinkStatistics; the handle is the connection's. */
  clearLinkStatistics(handle: NativeHandle, subentry: number): Promise<NativeAnswer<undefined>>;
  /** RasGetSubEntryHandle, for each link of the entry. */
  links(handle: NativeHandle): Promise<NativeAnswer<readonly NativeLink[]>>;
  /** For one; past the last link it is 259. */
  link(handle: NativeHandle, subentry: number): Promise<NativeAnswer<NativeLink>>;
  /** RasHangUp of a link's own handle: once, and nothing is waited for. */
  hangUpLink(handle: NativeHandle): Promise<NativeAnswer<undefined>>;
  /** RasGetProjectionInfoEx, or RasGetProjectionInfo for each protocol. */
  projection(handle: NativeHandle): Promise<NativeAnswer<NativeProjection>>;
  /** RasUpdateConnection. Addresses are 4 or 16 bytes; 0 and undefined leave as it is. */
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

/** What tells a line of RAS from another; without an `id`, only while it is listed. */
export type NativeLineIdentity = Pick<NativeConnection, 'id' | 'entryName' | 'deviceName'>;

/** RASCONNSTATUS. Its own `error` is the connection's, not the call's. */
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

/** RAS_STATS: the counters have 32 bits, and wrap. */
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
  /** Absent: the link is not connected. */
  readonly handle?: NativeHandle;
}

/** What the connection has been given. It has `ppp` or `ikev2`. */
export interface NativeProjection {
  readonly ipv4: NativeProjectedAddress;
  readonly ipv6: NativeProjectedAddress;
  readonly ppp?: NativePppProjection;
  readonly ikev2?: NativeIkev2Projection;
}

export interface NativeProjectedAddress {
  /** The protocol's own; with one there are no addresses. */
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
