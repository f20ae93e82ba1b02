/** winras: the Windows Remote Access Service for Node.js. */

import { createRas, type Ras } from './ras.js';
import { openSystem } from './system.js';

export {
  ActiveConnection,
  type Closed,
  Connection,
  type ConnectionStatus,
  type HangUpOptions,
} from './connection.js';
export type { UserCredentials } from './credentials.js';
export type { AnswerFor, PauseAnswer } from './dial/answers.js';
export type {
  Address,
  Addresses,
  Device,
  DialEvent,
  LinkFailedEvent,
  PausedEvent,
  RunningEvent,
  TerminalEvent,
} from './dial/dial-event.js';
export type {
  AbortSignalLike,
  Credentials,
  DialNumberOptions,
  DialOptions,
  ExtensionOptions,
} from './dial/dial-options.js';
export type { Dialing } from './dial/dialing.js';
export {
  type ErrorDescription,
  errors,
  type OwnErrorCode,
  type RasErrorCode,
  type UnnamedErrorCode,
} from './error-table.js';
export { isRasError, RasError, type RasErrorDetails } from './errors.js';
export {
  type ModemEntryOptions,
  modemEntry,
  type PppoeEntryOptions,
  pppoeEntry,
} from './phone-book/dial-up-entries.js';
export type {
  DialMode,
  Encryption,
  EntryChanges,
  EntryOptions,
  EntryProperties,
  EntryType,
  FramingProtocol,
  IdPayload,
  NetworkProtocols,
  PhoneBookEntry,
  Subentry,
  UnknownBits,
  VpnStrategy,
} from './phone-book/entry-properties.js';
export type { NewEntry, NewEntryProperties } from './phone-book/new-entry.js';
export { type EntryName, type NameVerdict, PhoneBook } from './phone-book/phone-book.js';
export {
  type VpnAuthentication,
  type VpnEntryOptions,
  vpnEntry,
} from './phone-book/vpn-entry.js';
export type { HangUpOutcome } from './provider.js';
export type { Ras } from './ras.js';
export {
  type ConnectionState,
  type PausedState,
  type Phase,
  phaseOf,
  type RunningState,
  type StateDescription,
  type Substate,
  stateName,
  states,
  type TerminalState,
  type UnknownState,
} from './states.js';
export type { RasErrorName } from './tables/error-names.js';

/** The RAS of this machine. Where there is none, its calls reject with `ERR_RAS_UNSUPPORTED_PLATFORM`. */
export const ras: Ras = createRas(openSystem);
