/** A RAS that does what a test says, for what the simulator never does. Time passes when the test says so. */

import type { NativeAddon } from '../../../src/addon/addon.js';
import type { NativeConnection, NativeStatus } from '../../../src/addon/connections.js';
import type {
  NativeDialReport,
  NativeDialRequest,
  NativeResumeAnswer,
} from '../../../src/addon/dial.js';
import type { NativeProvider } from '../../../src/addon/provider.js';
import type { NativeSurveyedLine } from '../../../src/addon/watch.js';
import { Provider } from '../../../src/provider/provider.js';
import { createRas, type Ras } from '../../../src/ras.js';

const handle = 7n;

export interface FakeRas extends Ras {
  /** What RasDial was called with; the last dial's. */
  request(): NativeDialRequest;
  /** What RAS reports in one batch, to the last dial. */
  report(...reports: Partial<NativeDialReport>[]): Promise<void>;
  advance(milliseconds: number): Promise<void>;
  /** What the library did, in order: `settle`, `hangUp`, `resume`, `status`. */
  readonly did: string[];
  readonly answers: NativeResumeAnswer[];
  /** Timers that are set. */
  pendingTimers(): number;
  /** What RasGetConnectStatus answers. */
  status: Partial<NativeStatus>;
  /** Its own error. */
  statusError: number;
  /** What RasEnumConnections lists once RasDial was called. */
  lines: readonly NativeConnection[];
  /** What a watch is told of the lines, or the error. */
  surveyed: readonly NativeSurveyedLine[];
  surveyError: number;
  /** It is told what there was when it asked, when this resolves. */
  surveyReady: Promise<void>;
  /** RasConnectionNotification itself fails. */
  watchError: number;
  /** RAS signals that something has changed. */
  signal(): Promise<void>;
  /** RasGetProjectionInfoEx answers when this resolves. */
  projected: Promise<void>;
  /** How many links the entry has. */
  linkCount: number;
  /** Whether the dial can be resumed. */
  resumable: boolean;
}

export const line: NativeConnection = {
  handle,
  id: '00000000-0000-0000-0000-000000000001',
  entryName: 'Office',
  phoneBook: 'C:\\office.pbk',
  deviceType: 'modem',
  deviceName: 'A modem',
  subentry: 1,
  entryId: '00000000-0000-0000-0000-000000000002',
  flags: 0,
};

const addon = {
  functionUnavailable: 0xffff_ffff,
  endEnvironment() {},
  watchOwed() {},
  owesAnything: () => false,
} as unknown as NativeAddon;
const runningStatus: NativeStatus = {
  state: 0,
  error: 0,
  deviceType: '',
  deviceName: '',
  phoneNumber: '',
  substate: 0,
};

export function fakeRas(): FakeRas {
  let now = 0;
  let lastTimer = 0;
  const timers = new Map<number, { due: number; callback: () => void }>();
  let signal = (): void => undefined;
  let dialed: NativeDialRequest | undefined;
  let deliver: (reports: readonly NativeDialReport[]) => void = () => undefined;
  const answer = <T>(operation: string, value: T) =>
    Promise.resolve({ error: 0 as const, operation, value });
  const hungUp = { outcome: 'disconnected', error: 0 } as const;

  /** What a dial uses. */
  const native = {
    now: () => now,
    setTimer(delay, callback) {
      timers.set(++lastTimer, { due: now + delay, callback });
      return lastTimer;
    },
    clearTimer: (timer) => void timers.delete(timer),
    dial(request, report) {
      dialed = request;
      deliver = report;
      return {
        callbackId: 1,
        handle,
        resume(given) {
          fake.did.push('resume');
          fake.answers.push(given);
          return fake.resumable;
        },
        invokeEapUI(subentry) {
          fake.did.push(`invokeEapUI ${subentry}`);
          return fake.resumable;
        },
        hangUp: async () => {
          fake.did.push('hangUp');
          return hungUp;
        },
        awaitGone: async () => hungUp,
        projection: async () => {
          await fake.projected;
          return answer('RasGetProjectionInfoEx', { ipv4: { error: 731 }, ipv6: { error: 731 } });
        },
        disown: () => void fake.did.push('disown'),
        settle: () => void fake.did.push('settle'),
        connected: () => undefined,
      };
    },
    connections: () => answer('RasEnumConnections', dialed === undefined ? [] : fake.lines),
    entries: () =>
      answer('RasEnumEntries', [{ name: 'Office', allUsers: false, phoneBook: 'C:\\office.pbk' }]),
    status: () => {
      fake.did.push('status');
      const operation = 'RasGetConnectStatus';
      if (fake.statusError !== 0) return Promise.resolve({ error: fake.statusError, operation });
      return answer(operation, { ...runningStatus, ...fake.status });
    },
    eapUserData: () => answer('RasGetEapUserData', new Uint8Array()),
    setEapUserData: () => answer('RasSetEapUserData', undefined),
    customAuthData: () => answer('RasGetCustomAuthData', new Uint8Array()),
    setCustomAuthData: () => answer('RasSetCustomAuthData', undefined),
    hangUp: async () => hungUp,
    awaitGone: async () => hungUp,
    errorMessage: async () => undefined,
    devices: () => answer('RasEnumDevices', []),
    countries: () => answer('RasGetCountryInfo', []),
    credentials: () => answer('RasGetCredentials', { mask: 0, userName: '', domain: '' }),
    setCredentials: () => answer('RasSetCredentials', undefined),
    dialParameters: () =>
      answer('RasGetEntryDialParams', {
        callbackNumber: '',
        userName: '',
        domain: '',
        subentry: 0,
        hasPassword: false,
      }),
    setDialParameters: () => answer('RasSetEntryDialParams', undefined),
    watch(signaled) {
      const operation = 'RasConnectionNotification';
      if (fake.watchError !== 0) return { error: fake.watchError, operation };
      signal = signaled;
      const watch = {
        watchLinks: () => undefined,
        renew: () => void fake.did.push('renew'),
        keepAlive: (keep: boolean) => void fake.did.push(keep ? 'keep alive' : 'let go'),
        close: () => void fake.did.push('close'),
      };
      return { error: 0, operation, value: watch };
    },
    async survey() {
      fake.did.push('survey');
      const [operation, error, lines] = ['RasEnumConnections', fake.surveyError, fake.surveyed];
      await fake.surveyReady;
      return error === 0 ? answer(operation, lines) : { error, operation };
    },
    entryProperties: () =>
      answer('RasGetEntryProperties', {
        members: { dwSubEntries: fake.linkCount },
        alternateNumbers: [],
      }),
    statistics: notAsked,
    clearStatistics: notAsked,
    linkStatistics: notAsked,
    clearLinkStatistics: notAsked,
    links: notAsked,
    link: notAsked,
    hangUpLink: notAsked,
    projection: notAsked,
    updateConnection: notAsked,
  } satisfies Partial<NativeProvider>;

  const fake: FakeRas = {
    ...createRas(() => provider),
    request() {
      if (dialed === undefined) throw new Error('RasDial was not called');
      return dialed;
    },
    async report(...reports) {
      const nothing = { kind: 'notification', subentry: 1, state: 0, error: 0, extendedError: 0 };
      deliver(reports.map((one) => ({ ...nothing, time: now, ...one }) as NativeDialReport));
      await turn();
    },
    async advance(milliseconds) {
      await turn();
      const target = now + milliseconds;
      for (;;) {
        const [next] = [...timers].sort(([, a], [, b]) => a.due - b.due);
        if (next === undefined || next[1].due > target) break;
        now = Math.max(now, next[1].due);
        timers.delete(next[0]);
        next[1].callback();
        await turn();
      }
      now = target;
    },
    did: [],
    answers: [],
    pendingTimers: () => timers.size,
    status: {},
    statusError: 0,
    lines: [line],
    surveyed: [],
    surveyError: 0,
    surveyReady: Promise.resolve(),
    watchError: 0,
    async signal() {
      signal();
      await turn();
    },
    projected: Promise.resolve(),
    linkCount: 1,
    resumable: true,
  };
  const provider = new Provider(
    addon,
    native as Partial<NativeProvider> as NativeProvider,
    'simulator',
  );
  return fake;
}

function notAsked(): never {
  throw new Error('the tests of a fake RAS ask nothing of this kind');
}

/** Whatever was set in motion has come to rest. */
async function turn(): Promise<void> {
  for (let step = 0; step < 3; step += 1) await new Promise(setImmediate);
}
