/** S: the states of a dial. The rules are listed in rules.json. */

import { expect, test } from '@jest/globals';
import { type DialEvent, isRasError, type RasError, states } from '../../src/index.js';
import type { Scenario, StateName } from '../../src/simulator.js';
import {
  alice,
  eventsOf,
  failureOf,
  inTime,
  office,
  officeThat,
  simulated,
  wrongPassword,
} from '../contract/support/simulated.js';
import { interposed } from './support/interposed.js';

const modem: Scenario = {
  entries: { Office: { type: 'modem', server: '555' } },
  servers: { '555': { callback: 'caller', interactive: true } },
};
const statesOf = (events: readonly DialEvent[]) => events.map(({ state }) => state);
const codeOf = (name: string) => states.find((state) => state.name === name)?.code as number;

test('S1: the bits of its number tell whether a state is running, paused or terminal', async () => {
  const ras = simulated({
    ...modem,
    servers: {
      '555': {
        ...modem.servers?.['555'],
        users: { alice: { password: 'old', expired: true } },
      },
    },
  });
  const dialing = ras.dial('Office', {
    credentials: wrongPassword,
    callbackNumber: '*',
    onPaused: ({ state }) => {
      if (state === 'RetryAuthentication') return { userName: 'alice', password: 'old' };
      if (state === 'PasswordExpired') return { newPassword: 'new' };
      return state === 'CallbackSetByCaller' ? { callbackNumber: '1' } : {};
    },
  });
  const events = await inTime(ras, eventsOf(dialing));
  for (const { phase, state, stateCode } of events) {
    const bits = stateCode & 0x3000;
    expect([state, phase]).toEqual([
      state,
      bits === 0x1000 ? 'paused' : bits === 0x2000 ? 'terminal' : 'running',
    ]);
    expect(stateCode).toBe(codeOf(state));
  }
  expect(events.filter(({ phase }) => phase === 'paused')).toHaveLength(4);
  await inTime(ras, dialing.hangUp());
});

test('S2: 19, 20 and 21 have their states, and the later ones are not off by three', async () => {
  const ras = simulated({ ...modem, servers: { '555': { callback: 'caller' } } });
  const dialing = ras.dial('Office', { credentials: alice, callbackNumber: '1' });
  const events = await inTime(ras, eventsOf(dialing));
  expect(events.find(({ stateCode }) => stateCode === 20)?.state).toBe('CallbackComplete');
  expect([19, 21, 22, 23, 24].map((code) => states.find((s) => s.code === code)?.name)).toEqual([
    'StartAuthentication',
    'LogonNetwork',
    'SubEntryConnected',
    'SubEntryDisconnected',
    'ApplySettings',
  ]);
  await inTime(ras, dialing.hangUp());
});

test.each([
  ['announced by ApplySettings', ['ApplySettings', 'SubEntryConnected']],
  ['unannounced', ['SubEntryConnected']],
])('S3: a link of several that has connected, %s', async (_, notified) => {
  const ras = interposed();
  const dialing = ras.dial('Office');
  const events = eventsOf(dialing);
  await ras.clock.advance(100);
  for (const name of notified) ras.notify({ state: codeOf(name), subentry: 2 });
  const ofSecondLink = (await inTime(ras, events)).filter(({ subentry }) => subentry === 2);
  expect(statesOf(ofSecondLink)).toEqual(notified);
  expect(ofSecondLink.every(({ phase }) => phase === 'running')).toBe(true);
  await inTime(ras, dialing.hangUp());
});

const passed = [
  'OpenPort',
  'ConnectDevice',
  'DeviceConnected',
  'Authenticate',
  'Projected',
] as const;

test.each<StateName>([...passed, 'Connected'])(
  'S4: a dial succeeds without notification of %s, and with two',
  async (state) => {
    for (const behavior of [{ lost: [state] }, { duplicated: [state] }]) {
      const ras = simulated(officeThat(behavior));
      const dialing = ras.dial('Office');
      const events = await inTime(ras, eventsOf(dialing));
      expect(events.at(-1)).toMatchObject({ phase: 'terminal', state: 'Connected' });
      expect(events.filter(({ phase }) => phase === 'terminal')).toHaveLength(1);
      await inTime(ras, dialing.hangUp());
    }
  },
);

test.each([
  [25, 'RASCS_25', 'Connected'],
  [0x1005, 'RASCS_4101', 'ERR_RAS_PAUSE_UNANSWERED'],
  [0x2002, 'RASCS_8194', 'ERROR_DISCONNECTION'],
])('S4: a state %i that nobody knows is named %s, and then: %s', async (state, name, outcome) => {
  const ras = interposed();
  const dialing = ras.dial('Office', { pausedStates: true });
  const seen: string[] = [];
  const loop = (async () => {
    for await (const event of dialing) seen.push(event.state);
  })();
  const settled = dialing.then(
    () => 'Connected',
    (error: RasError) => error.code,
  );
  await ras.clock.advance(100);
  ras.notify({ state });
  await inTime(ras, Promise.allSettled([loop, settled]));
  expect(seen).toContain(name);
  expect(await settled).toBe(outcome);
  await inTime(ras, dialing.hangUp());
});

test.each(passed)(
  'S5: an error within %s comes as that state again, and ends the dial',
  async (at) => {
    const ras = simulated({
      ...office,
      servers: { 'vpn.example.com': { fails: { at, error: 692 } } },
    });
    const seen: string[] = [];
    const loop = (async () => {
      for await (const { state } of ras.dial('Office')) seen.push(state);
    })();
    expect(await inTime(ras, failureOf(loop))).toMatchObject({ errno: 692, state: at });
    expect(seen.at(-1)).toBe(at);
  },
);

test.each([691, 0] as const)(
  'S5: RetryAuthentication with error %i is a pause',
  async (retryError) => {
    const ras = simulated(officeThat({ retryError }));
    const dialing = ras.dial('Office', { credentials: wrongPassword, onPaused: () => alice });
    const pause = (await inTime(ras, eventsOf(dialing))).find(({ phase }) => phase === 'paused');
    expect(pause).toMatchObject({ state: 'RetryAuthentication' });
    expect(pause && 'errno' in pause ? pause.errno : 0).toBe(retryError);
    await inTime(ras, dialing.hangUp());
  },
);

test.each([
  [0, 'None'],
  [1, 'Dormant'],
  [2, 'Reconnecting'],
  [0x2000, 'Reconnected'],
  [7, 'RASCSS_7'],
])('S6, S7: substate %i is %s, and the line stays Connected', async (substate, name) => {
  const ras = interposed();
  const connection = await inTime(ras, ras.dial('Office'));
  ras.changeStatus({ substate });
  const status = await inTime(ras, connection.status());
  expect(status).toMatchObject({ phase: 'terminal', state: 'Connected', substate: name });
  let closed = false;
  const watched = connection.waitForClose().then((how) => {
    closed = true;
    return how;
  });
  await ras.clock.advance(10_000);
  expect(closed).toBe(false);
  await inTime(ras, connection.hangUp());
  expect(await watched).toEqual({ by: 'hangUp' });
});

const devices = (events: readonly DialEvent[]) =>
  events.flatMap((event) =>
    event.state === 'ConnectDevice' && event.phase === 'running' ? [event.device?.name] : [],
  );

test('S8: a modem is connected once', async () => {
  const ras = simulated({ ...modem, servers: { '555': {} } });
  const dialing = ras.dial('Office');
  expect(devices(await inTime(ras, eventsOf(dialing)))).toEqual(['Standard 56000 bps Modem']);
  await inTime(ras, dialing.hangUp());
});

test('S8: a VPN that falls back connects one device after the other', async () => {
  const ras = simulated({
    entries: { Office: { server: 'host', strategy: ['IKEv2', 'L2TP', 'SSTP'] } },
    servers: { host: { protocols: ['SSTP'] } },
  });
  const dialing = ras.dial('Office');
  expect(devices(await inTime(ras, eventsOf(dialing)))).toEqual([
    'WAN Miniport (IKEv2)',
    'WAN Miniport (L2TP)',
    'WAN Miniport (SSTP)',
  ]);
  await inTime(ras, dialing.hangUp());
});

test('S9: AuthNotify without an error only announces a more specific state', async () => {
  const ras = simulated();
  const dialing = ras.dial('Office', { credentials: wrongPassword, onPaused: () => alice });
  const seen = statesOf(await inTime(ras, eventsOf(dialing)));
  expect(seen[seen.indexOf('AuthNotify') + 1]).toBe('RetryAuthentication');
  expect(seen[seen.lastIndexOf('AuthNotify') + 1]).toBe('AuthProject');
  await inTime(ras, dialing.hangUp());
});

test.each([
  [691, 'ERROR_AUTHENTICATION_FAILURE'],
  [0x8042_0112, 'EAP_E_USER_NAME_PASSWORD_REJECTED'],
  [628, 'ERROR_DISCONNECTION'],
])('S9: AuthNotify with error %i says why nobody was let in', async (error, code) => {
  const ras = simulated({
    ...office,
    servers: { 'vpn.example.com': { fails: { at: 'AuthNotify', error } } },
  });
  const failure = await inTime(ras, failureOf(ras.dial('Office')));
  expect(isRasError(failure, error)).toBe(true);
  expect(failure).toMatchObject({ code, state: 'AuthNotify' });
});
