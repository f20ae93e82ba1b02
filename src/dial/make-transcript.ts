/** Makes the transcript of a dial that has ended, without anything that could identify somebody. */

import { release, version } from 'node:os';
import type { RasErrorCode } from '../errors/error-table.js';
import { isRasError, type RasError } from '../errors/errors.js';
import { propertiesOf } from '../phone-book/entry-changes.js';
import { sameName } from '../provider/fold-case.js';
import type { Provider } from '../provider/provider.js';
import { stateName } from '../states/states.js';
import type {
  Transcript,
  TranscriptDevice,
  TranscriptEntry,
  TranscriptEvent,
  TranscriptFailure,
  TranscriptHangUp,
  TranscriptResult,
} from '../transcript/transcript.js';
import { vpnProtocols } from '../transcript/vpn-protocols.js';
import type { DialEvent } from './dial-event.js';
import type { DialPlan } from './dial-plan.js';
import type { DialRecord, RecordedHangUp } from './dial-record.js';
import type { Failure, Outcome } from './outcome.js';

/** The package's manifest is there wherever the package is; only its version is used. */
const { version: winras } = require('../../package.json') as { readonly version: string };

const pausedStatesBit = 0x2;
/** The functions that ask RAS how a dial stands. */
const questions: ReadonlySet<string | undefined> = new Set([
  'RasGetConnectStatus',
  'RasEnumConnections',
]);

const callersErrors: ReadonlySet<RasErrorCode> = new Set([
  'ERR_RAS_ABANDONED',
  'ERR_RAS_DIAL_TIMEOUT',
  'ERR_RAS_EAP_UI',
  'ERR_RAS_PAUSE_TIMEOUT',
  'ERR_RAS_PAUSE_UNANSWERED',
  'ERR_RAS_TOO_MANY_EVENTS',
]);

/** `provider` is undefined where there was no RAS to dial with. */
export async function makeTranscript(
  provider: Provider | undefined,
  plan: DialPlan,
  record: DialRecord,
  outcome: Outcome,
): Promise<Transcript> {
  const entry = await entryOf(provider, plan, record);
  const { failure, history, hangUp } = record;
  const events = history.items.map((event, index) => eventOf(event, record.answers.get(index)));
  if (failure !== undefined) {
    const { state, subentry, time, error } = failure;
    const elapsed = record.elapsed(time);
    const how = { state: stateName(state), stateCode: state, subentry, elapsed, errno: error };
    events.push({ phase: 'failed', ...how });
  }
  return {
    v: 1,
    winras,
    node: process.version,
    platform: `${process.platform}-${process.arch}`,
    ...(process.platform === 'win32'
      ? { windows: { release: release(), version: version() } }
      : {}),
    ras: provider?.kind ?? 'system',
    ...(provider === undefined ? {} : { structureSizes: { ...provider.structureSizes } }),
    ...(entry === undefined ? {} : { entry }),
    pausedStates: (plan.extensionBits & pausedStatesBit) !== 0,
    events,
    result: resultOf(record, outcome),
    ...(hangUp === undefined ? {} : { hangUp: hangUpOf(hangUp) }),
  };
}

/** A temporary entry may be gone by now, so it is described by the properties that it was made of. */
async function entryOf(
  provider: Provider | undefined,
  { temporaryEntry }: DialPlan,
  { entry }: DialRecord,
): Promise<TranscriptEntry | undefined> {
  if (temporaryEntry !== undefined) {
    const { type = 'vpn', device, vpnStrategy, dialMode = 'all' } = temporaryEntry.properties;
    const deviceType = device?.type ?? 'vpn';
    return { type, deviceType, ...strategyOf(type, vpnStrategy), dialMode, subentryCount: 1 };
  }
  if (provider === undefined || entry === undefined || entry.name === '') return undefined;
  const answer = await provider.native.entryProperties(entry.phoneBook, entry.name);
  if (!('value' in answer)) return undefined;
  const { type, device, vpnStrategy, dialMode } = propertiesOf(answer.value);
  const subentryCount = Number(answer.value.members['dwSubEntries']);
  const deviceType = device.type;
  return { type, deviceType, ...strategyOf(type, vpnStrategy), dialMode, subentryCount };
}

function strategyOf(
  type: TranscriptEntry['type'],
  vpnStrategy: TranscriptEntry['vpnStrategy'],
): Pick<TranscriptEntry, 'vpnStrategy'> {
  return type === 'vpn' && vpnStrategy !== undefined ? { vpnStrategy } : {};
}

function eventOf(event: DialEvent, answered: number | undefined): TranscriptEvent {
  const { phase, state, stateCode, subentry, elapsed } = event;
  const device = 'device' in event && event.device !== undefined ? deviceOf(event.device) : {};
  const errno = 'errno' in event ? event.errno : 'error' in event ? event.error?.errno : undefined;
  return {
    ...{ phase, state, stateCode, subentry, elapsed },
    ...device,
    ...(errno === undefined ? {} : { errno }),
    ...('observed' in event ? { observed: event.observed } : {}),
    ...(answered === undefined ? {} : { answered }),
  };
}

/** The WAN miniports are Windows' own, and name the protocol in every language; other devices may have any name. */
function deviceOf({ type, name }: { type: string; name: string }): { device: TranscriptDevice } {
  const named = /^WAN .*\((\w+)\)/i.exec(name)?.[1] ?? '';
  const protocol = vpnProtocols.find((known) => sameName(known, named));
  return { device: { type, ...(protocol === undefined ? {} : { protocol }) } };
}

function resultOf(record: DialRecord, outcome: Outcome): TranscriptResult {
  const elapsed = record.ended ?? 0;
  return 'connection' in outcome
    ? { connected: true, elapsed }
    : { connected: false, elapsed, by: endedBy(record, outcome), ...errorOf(outcome.error) };
}

function endedBy(record: DialRecord, { error, quiet }: Failure): TranscriptFailure['by'] {
  const last = record.history.items.at(-1);
  if (record.failure !== undefined) return 'notification';
  if (last?.phase === 'terminal') return last.observed;
  if (quiet || !isRasError(error) || isOfCaller(error)) return 'caller';
  return questions.has(error.operation) ? 'status' : 'call';
}

function isOfCaller({ code, errno }: RasError): boolean {
  return errno === undefined && callersErrors.has(code);
}

/** An error's message, and its cause, may name the entry. */
function errorOf(
  error: unknown,
): Pick<TranscriptFailure, 'code' | 'errno' | 'operation' | 'state'> {
  if (!isRasError(error)) {
    const { code } = (error ?? {}) as { readonly code?: unknown };
    return { code: typeof code === 'string' && /^[A-Z_]+$/.test(code) ? code : 'ERR_UNKNOWN' };
  }
  const { code, errno, operation, state } = error;
  return {
    code,
    ...(errno === undefined ? {} : { errno }),
    ...(operation === undefined ? {} : { operation }),
    ...(state === undefined ? {} : { state }),
  };
}

const transcribedOutcomes = {
  disconnected: 'disconnected',
  released: 'released',
  pending: 'pending',
  failed: 'failed',
  // A line that was gone before RAS was asked is gone.
  nothingOwed: 'disconnected',
  // RAS was not asked to hang up, and may have the line still.
  unknownLine: 'pending',
} as const;

function hangUpOf({ elapsed, duration, result }: RecordedHangUp): TranscriptHangUp {
  const { outcome, error } = result;
  return {
    elapsed,
    duration,
    outcome: transcribedOutcomes[outcome],
    ...(outcome === 'failed' ? { errno: error } : {}),
  };
}
