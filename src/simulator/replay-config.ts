/** Entries that play back a recorded dial are written as configuration text. */

import { invalidValue } from '../arguments/validation.js';
import { lasting } from '../dial/status-watch.js';
import type { vpnStrategies } from '../phone-book/entry-values.js';
import { sameName } from '../provider/fold-case.js';
import { phaseOf, stateCodes } from '../states/states.js';
import { checkTranscript } from '../transcript/parse-transcript.js';
import type { Transcript, TranscriptEvent, TranscriptProtocol } from '../transcript/transcript.js';
import { vpnProtocols } from '../transcript/vpn-protocols.js';
import { writeBehavior } from './behavior-config.js';
import type { ConfigText } from './config-text.js';
import { mostLinks } from './fields.js';
import type { SimulatedEntry } from './scenario.js';
import type { Unchecked } from './shape.js';

/** `Scenario.replay` makes this entry. */
export const replayedEntry = 'Replayed';

interface ReplayedEntry {
  readonly replay: Transcript;
  readonly traffic?: unknown;
  readonly behavior?: unknown;
}

/**
 * Milliseconds. A look at the status finds a state that was not notified, and it counts when a second look, half a
 * second later, finds it too. So the state began this long before it was observed, and after the look before the
 * first.
 */
const beforeObserved = 750;
/** An error in the middle of a dial counts only when it has lasted. */
const beforeErrorObserved = lasting + 250;
/**
 * Milliseconds. A hang-up looks twice whether the line is gone, this long apart, and sees it this much later than it
 * is.
 */
const untilSeenGone = 15;

const alongside: ReadonlySet<string> = new Set(['replay', 'book', 'traffic', 'behavior']);

/** Throws for an invalid transcript, for one that cannot be played, and for members beside it that it says itself. */
export function checkReplay(
  name: string,
  entry: Unchecked<SimulatedEntry>,
): asserts entry is ReplayedEntry {
  for (const [key, value] of Object.entries(entry)) {
    if (value !== undefined && !alongside.has(key))
      throw invalidValue(
        `${name}.${key}`,
        value,
        'cannot be combined with replay, which says it already',
      );
  }
  const place = `${name}.replay`;
  checkTranscript(place, entry.replay);
  const why = whyNotPlayable(entry.replay);
  if (why !== undefined) throw invalidValue(place, entry.replay, why);
}

/** Returns undefined where the dial can be played. */
function whyNotPlayable({ events, result }: Transcript): string | undefined {
  if (result.connected || result.by === 'notification' || result.by === 'caller') return undefined;
  const { by, operation, errno, code } = result;
  const last = events.at(-1);
  if (by === 'status') {
    const isPlayable = last?.observed === 'status' || operation === 'RasGetConnectStatus';
    return isPlayable ? undefined : 'cannot be played: its connection was lost while it was set up';
  }
  if (errno === undefined || (operation !== 'RasDial' && operation !== 'RasInvokeEapUI'))
    return `cannot be played: ${operation ?? code} failed before there was a connection`;
  const isFirst = events.length === 0 && operation === 'RasDial';
  const isAnswer = last?.phase === 'paused';
  return isFirst || isAnswer
    ? undefined
    : `cannot be played: ${operation} failed after RAS had notified states`;
}

/** Writes the members of an [Entry] that stand beside its name and book. */
export function writeReplayedEntry(
  config: ConfigText,
  name: string,
  { replay, behavior }: ReplayedEntry,
): void {
  const { entry, hangUp, result } = replay;
  const type = typeOf(replay);
  config.line('Type', type);
  // Nobody has this number, and nobody is called.
  config.line('Number', 'replayed.invalid');
  if (type === 'vpn') config.line('Strategy', protocolsOf(entry?.vpnStrategy).join(','));
  if (entry?.dialMode === 'asNeeded') config.line('DialMode', 'asNeeded');
  // A pause has the error that it was recorded with.
  config.line('RetryError', '0');
  if (hangUp?.outcome === 'disconnected')
    config.line('Linger', time(hangUp.duration - untilSeenGone));
  config.line('EapWindow', time(windowOf(replay)));
  if (!result.connected && result.operation === 'RasInvokeEapUI')
    config.line('EapWindowFails', String(result.errno));
  writeBehavior(config, `${name}.behavior`, behavior);
}

/** Writes the sections that follow the entry: its further links, and the recording. */
export function writeRecording(config: ConfigText, { entry, events, result }: Transcript): void {
  const heard = events.map(({ subentry }) => subentry);
  const links = Math.min(Math.max(entry?.subentryCount ?? 1, ...heard), mostLinks);
  for (let further = 1; further < links; further++) config.section('Link');
  // RasDial was called at this time, or called to answer.
  let since = 0;
  for (const event of events) {
    writeEvent(config, event, since);
    since = event.answered ?? since;
  }
  if (result.connected || result.by === 'notification' || result.by === 'caller') return;
  const { by, elapsed, errno, operation } = result;
  if (by === 'status' && events.at(-1)?.observed !== 'status') {
    config.section('Recorded');
    config.line('How', 'gone');
    config.line('At', time(elapsed - since - beforeObserved));
  } else if (by === 'call' && operation === 'RasDial') {
    config.section('Recorded');
    config.line('How', 'returned');
    config.line('At', time(elapsed - since));
    config.line('Error', String(errno));
  }
}

function writeEvent(config: ConfigText, event: TranscriptEvent, since: number): void {
  const { stateCode, subentry, elapsed, errno, device } = event;
  const isSilent = event.observed === 'status';
  const isAttempt = errno !== undefined && phaseOf(stateCode) === 'running';
  const before = isAttempt ? beforeErrorObserved : beforeObserved;
  config.section('Recorded');
  if (isSilent) config.line('How', 'silent');
  config.line('At', time(elapsed - since - (isSilent ? before : 0)));
  config.line('SubEntry', String(subentry));
  config.line('State', String(stateCode));
  if (errno !== undefined) config.line('Error', String(errno));
  if (isFailure(event)) config.line('Fails', '1');
  if (device !== undefined) config.line('Device', device.protocol ?? 'own');
}

/** The event is a failure of its link. */
function isFailure({ phase, stateCode }: TranscriptEvent): boolean {
  if (phase === 'failed' || phase === 'linkFailed') return true;
  return phase === 'terminal'
    ? stateCode !== stateCodes.Connected
    : stateCode === stateCodes.SubEntryDisconnected;
}

/** Writes a time as the configuration reads it, never in exponents. */
function time(milliseconds: number): string {
  const positive = Math.max(milliseconds, 0);
  return positive < 1e-6 ? '0' : String(positive);
}

/**
 * Gives the time that RasInvokeEapUI took. A transcript has the time when RAS was told to go on, or when the call
 * failed.
 */
function windowOf({ events, result }: Transcript): number {
  const pause = events.find(({ stateCode }) => stateCode === stateCodes.InvokeEapUI);
  if (pause === undefined) return 0;
  const { elapsed, answered = result.elapsed } = pause;
  return answered - elapsed;
}

function typeOf({ entry, events }: Transcript): NonNullable<SimulatedEntry['type']> {
  const heard = events.find(({ device }) => device !== undefined)?.device?.type;
  const deviceType = entry?.deviceType ?? heard ?? '';
  if (entry?.type === 'vpn' || sameName(deviceType, 'vpn')) return 'vpn';
  if (entry?.type === 'broadband' || sameName(deviceType, 'pppoe')) return 'pppoe';
  return sameName(deviceType, 'isdn') ? 'isdn' : 'modem';
}

const orders: Partial<Record<keyof typeof vpnStrategies, readonly TranscriptProtocol[]>> = {
  pptpOnly: ['PPTP'],
  pptpFirst: ['PPTP', 'IKEv2', 'SSTP', 'L2TP'],
  l2tpOnly: ['L2TP'],
  l2tpFirst: ['L2TP', 'IKEv2', 'SSTP', 'PPTP'],
  sstpOnly: ['SSTP'],
  sstpFirst: ['SSTP', 'IKEv2', 'L2TP', 'PPTP'],
  ikev2Only: ['IKEv2'],
  pptpSstp: ['PPTP', 'SSTP'],
  l2tpSstp: ['L2TP', 'SSTP'],
  ikev2Sstp: ['IKEv2', 'SSTP'],
};

/** Protocols whose order is not known are tried in Windows' own order. */
function protocolsOf(
  strategy: keyof typeof vpnStrategies | number = 'default',
): readonly TranscriptProtocol[] {
  return (typeof strategy === 'number' ? undefined : orders[strategy]) ?? vpnProtocols;
}
