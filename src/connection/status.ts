/** The status of a connection or of a link, in words. */

import type { NativeStatus } from '../addon/connections.js';
import { PENDING } from '../errors/error-numbers.js';
import type { RasError } from '../errors/errors.js';
import type { Device } from '../provider/device.js';
import type { Provider } from '../provider/provider.js';
import {
  type ConnectionState,
  type Phase,
  phaseOf,
  type Substate,
  stateCodes,
  stateName,
  substateName,
} from '../states/states.js';

/**
 * The status of a connection or of a link.
 * See [RASCONNSTATUS](https://learn.microsoft.com/en-us/previous-versions/windows/desktop/legacy/aa376728%28v=vs.85%29).
 */
export interface ConnectionStatus {
  readonly phase: Phase;
  readonly state: ConnectionState;
  /** The number of the state, which also tells states that have no name here. */
  readonly stateCode: number;
  /** Only a connected IKEv2 tunnel has a substate. */
  readonly substate: Substate;
  readonly device: Device;
  /** The telephone number or the host that was dialed; empty when the connection is gone. */
  readonly phoneNumber: string;
  /** The outer address of this machine, IPv4 or IPv6. SSTP has neither endpoint. */
  readonly localEndpoint?: string;
  /** The outer address of the server, IPv4 or IPv6. */
  readonly remoteEndpoint?: string;
  /**
   * Tells why the connection is going down, for as long as RAS knows. While a connection is being
   * dialed, this may be the error of an attempt that RAS has already given up.
   */
  readonly error?: RasError;
}

/** Makes the status of a connection that RAS does not know any more. */
export function goneStatus(device: Device, error = 0): NativeStatus {
  return {
    state: stateCodes.Disconnected,
    error,
    deviceType: device.type,
    deviceName: device.name,
    phoneNumber: '',
    substate: 0,
  };
}

export async function describeStatus(
  provider: Provider,
  status: NativeStatus,
): Promise<ConnectionStatus> {
  const { state, error, deviceType, deviceName, phoneNumber, localEndpoint, remoteEndpoint } =
    status;
  return {
    phase: phaseOf(state),
    state: stateName(state),
    stateCode: state,
    substate: substateName(status.substate),
    device: { type: deviceType, name: deviceName },
    phoneNumber,
    ...(localEndpoint === undefined ? {} : { localEndpoint }),
    ...(remoteEndpoint === undefined ? {} : { remoteEndpoint }),
    ...(error === 0 || error === PENDING
      ? {}
      : { error: await provider.error(error, 'RasGetConnectStatus') }),
  };
}
