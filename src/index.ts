/** winras gives Node.js programs the Remote Access Service of Windows. */

import { openSystem } from './provider/system.js';
import { createRas, type Ras } from './ras.js';

export type { HangUpOutcome } from './addon/hang-up.js';
export type { AbortSignalLike } from './arguments/validation.js';
export { ActiveConnection } from './connection/active-connection.js';
export { Connection } from './connection/connection.js';
export type { EndpointUpdate } from './connection/endpoints.js';
export type { HangUpOptions, HangUpTimeout } from './connection/hang-up-options.js';
export { Link } from './connection/link.js';
export type { NapStatus } from './connection/nap-status.js';
export type {
  Ikev2Projection,
  PppProjection,
  PppSide,
  ProjectedAddress,
  Projection,
} from './connection/projection.js';
export type { ConnectionStatus } from './connection/status.js';
export type {
  CredentialChange,
  CredentialPart,
  PreSharedKeyChange,
  UserCredentialChange,
} from './credentials/credential-change.js';
export type { DialParametersChange, SavedDialParameters } from './credentials/dial-parameters.js';
export {
  type CredentialsOptions,
  EntryCredentials,
  type StoreOptions,
} from './credentials/entry-credentials.js';
export type { StoredCredentials } from './credentials/stored-credentials.js';
export type { UserCredentials } from './credentials/user-credentials.js';
export type { AnswerFor, PauseAnswer } from './dial/answers.js';
export type {
  Address,
  Addresses,
  DialEvent,
  LinkFailedEvent,
  PausedEvent,
  PausedEventOf,
  RunningEvent,
  TerminalEvent,
} from './dial/dial-event.js';
export type {
  BaseDialNumberOptions,
  BaseDialOptions,
  Credentials,
  DialNumberOptions,
  DialOptions,
  PauseHandler,
  PauseOptions,
  PauseResult,
} from './dial/dial-options.js';
export type { Dialing } from './dial/dialing.js';
export type { ExtensionOptions } from './dial/extension-options.js';
export type { HungUpLine } from './dial/hang-up-all.js';
export type { OwnerWindow } from './dial/owner-window.js';
export type {
  BaseServerDialOptions,
  ServerDialOptions,
  WhoDials,
} from './dial-server/server-options.js';
export type { DialogOptions } from './dialogs/dialog.js';
export {
  type DialDialogOptions,
  type DialDialogOutcome,
  Dialogs,
  type EditDialogOptions,
  type NewEntryDialogOptions,
  type NewEntryKind,
  type PhoneBookDialogOptions,
} from './dialogs/dialogs.js';
export type { PhoneBookDialogEvent } from './dialogs/phone-book-event.js';
export { EntryEap } from './eap/entry-eap.js';
export type { RasErrorName } from './errors/error-names.js';
export {
  type Audience,
  type ErrorCause,
  type ErrorDescription,
  errors,
  type OwnErrorCode,
  type Passes,
  type RasErrorCode,
  type UnnamedErrorCode,
} from './errors/error-table.js';
export { type AbortError, isRasError, RasError, type RasErrorDetails } from './errors/errors.js';
export {
  type ErrorExplanation,
  type ExplainOptions,
  explainError,
} from './errors/explain-error.js';
export type { BackOffOptions } from './keep/back-off.js';
export type { KeepCheckOptions } from './keep/health-check.js';
export type { Keeping } from './keep/keep.js';
export type {
  KeepAdopted,
  KeepConnected,
  KeepDialing,
  KeepEvent,
  KeepFailed,
  KeepLost,
  KeepMissed,
  KeepWaiting,
} from './keep/keep-event.js';
export type { KeepOptions } from './keep/keep-options.js';
export type { RedialOptions } from './keep/redial.js';
export type { ErrorChoice } from './keep/retry-policy.js';
export { Autodial, type AutodialEntry } from './legacy/autodial.js';
export type { AutodialParameters } from './legacy/autodial-parameters.js';
export { Legacy, type LegacyDialogOptions } from './legacy/legacy.js';
export type { Country } from './machine/country.js';
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
export type { BookOptions } from './phone-book/find-entry.js';
export type { NewEntry, NewEntryProperties } from './phone-book/new-entry.js';
export { type EntryName, type NameVerdict, PhoneBook } from './phone-book/phone-book.js';
export {
  type UserlessAuthentication,
  type VpnAuthentication,
  type VpnEntryOptions,
  vpnEntry,
} from './phone-book/vpn-entry.js';
export type { Closed } from './provider/closed.js';
export type { Device } from './provider/device.js';
export type { Statistics } from './provider/wide-counters.js';
export type { Ras } from './ras.js';
export { stateLocales, type Wording } from './states/languages.js';
export {
  type ConnectionState,
  type KnownSubstate,
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
} from './states/states.js';
export { describePhase, describeState, type WordingOptions } from './states/wording.js';
export {
  type CallTrace,
  type ChangeTrace,
  type DialEventTrace,
  type DialTrace,
  type HangUpTrace,
  type TraceChannel,
  type TracedError,
  type TraceOperation,
  type TraceSubscribers,
  tracing,
} from './tracing/tracing.js';
export { parseTranscript } from './transcript/parse-transcript.js';
export type {
  Transcript,
  TranscriptDevice,
  TranscriptEntry,
  TranscriptEvent,
  TranscriptFailure,
  TranscriptHangUp,
  TranscriptProtocol,
  TranscriptResult,
  TranscriptSuccess,
} from './transcript/transcript.js';
export type {
  BandwidthChanged,
  ConnectionChange,
  LineConnected,
  LineDisconnected,
  Snapshot,
  SubstateChanged,
} from './watch/connection-change.js';
export type { ConnectionWatch, WatchOptions } from './watch/connection-watch.js';

/** The RAS of this machine. On a system without RAS its calls reject with `ERR_RAS_UNSUPPORTED_PLATFORM`. */
export const ras: Ras = createRas(openSystem);
