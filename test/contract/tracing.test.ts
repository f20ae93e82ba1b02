/** Who subscribes to the diagnostics channels sees what happens, and nothing that is nobody's business. */

import { inspect } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import {
  type CallTrace,
  type DialOptions,
  type DialTrace,
  type PauseAnswer,
  tracing,
} from '../../src/index.js';
import { endedWell, runScript } from './support/script.js';
import {
  alice,
  eventsOf,
  failureOf,
  hangUp,
  inTime,
  office,
  officeThat,
  simulated,
  wrongPassword,
} from './support/simulated.js';
import { channelNames, messagesOf, type Told, traced } from './support/traced.js';

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const withoutCalls = channelNames.filter((name) => !name.includes(':call:'));

/** `dial:start`, with the states of events. */
function storyOf(told: readonly Told[]): string[] {
  return told.map(({ channel, message }) => {
    const name = channel.replace(/^(tracing:)?winras:/, '');
    return name === 'dial:event' ? `${message['state']}` : name;
  });
}

/** Each call that has ended, with what it returned. */
function callsIn(told: readonly Told[]): string[] {
  const ended = messagesOf(told, ':call:asyncEnd') as unknown as CallTrace[];
  return ended.map(({ operation, result }) => `${operation} ${result}`);
}

const ended = ['asyncStart', 'asyncEnd'];
const of = (name: string, ...steps: string[]) => steps.map((step) => `${name}:${step}`);
const wholeHangUp = of('hangUp', 'start', 'end', ...ended);

/** What a handler throws after its answer is what the dial fails with. */
function answeredThenThrown(error: unknown): DialOptions {
  return {
    async onPaused({ resume }) {
      await (resume as (answer: PauseAnswer) => Promise<void>)(alice);
      throw error;
    },
  };
}

describe('a dial that connects', () => {
  test('is told from its start to its hang-up, in order', async () => {
    const told = traced(withoutCalls);
    const ras = simulated();
    const dialing = ras.dial('OFFICE');
    const states = (await inTime(ras, eventsOf(dialing))).map(({ state }) => state);
    await hangUp(ras, await dialing);

    expect(states).toContain('Projected');
    expect(storyOf(told)).toEqual([
      ...of('dial', 'start', 'end'),
      ...states,
      ...of('dial', ...ended),
      ...wholeHangUp,
    ]);
  });

  test('is told by its number, its entry and its line', async () => {
    const told = traced();
    const ras = simulated();
    const connection = await inTime(ras, ras.dial('Office'));
    await hangUp(ras, connection);

    const connectionId = connection.id;
    expect(connectionId).toMatch(guid);
    const [start] = messagesOf(told, ':dial:start');
    const { dialId } = start as unknown as DialTrace;
    expect(start).toEqual({ dialId: expect.any(Number), entryName: 'Office' });
    const result = { connectionId };
    expect(messagesOf(told, ':dial:asyncEnd')).toEqual([{ dialId, entryName: 'Office', result }]);
    expect(messagesOf(told, ':dial:error')).toEqual([]);
    expect(messagesOf(told, ':hangUp:asyncEnd')).toEqual([
      { entryName: 'Office', connectionId, result: 'disconnected' },
    ]);
    expect(messagesOf(told, ':dial:event').at(-1)).toEqual({
      ...{ dialId, entryName: 'Office', subentry: 1, elapsed: expect.any(Number) },
      ...{ phase: 'terminal', state: 'Connected', stateCode: 0x2000 },
    });
    expect(messagesOf(told, ':dial:event')).toContainEqual(
      expect.objectContaining({ state: 'ConnectDevice', deviceName: 'WAN Miniport (SSTP)' }),
    );
  });

  test('has a number of its own', async () => {
    const told = traced();
    const ras = simulated();
    await hangUp(ras, await inTime(ras, ras.dial('Office')));
    await inTime(ras, failureOf(ras.dial('Nowhere')));
    const [first, second] = messagesOf(told, ':dial:start') as unknown as [DialTrace, DialTrace];
    expect(second.dialId).toBe(first.dialId + 1);
  });
});

describe('a dial that fails', () => {
  test('is told with its error and its hang-up', async () => {
    const told = traced(withoutCalls);
    const ras = simulated();
    await inTime(ras, failureOf(ras.dial('Office', { credentials: wrongPassword })));

    const story = storyOf(told);
    expect(story.slice(0, 3)).toEqual([...of('dial', 'start', 'end'), 'OpenPort']);
    expect(story.slice(-7)).toEqual([...wholeHangUp, ...of('dial', 'error', ...ended)]);
    const [{ dialId }] = messagesOf(told, ':dial:error') as unknown as [DialTrace];
    const error = {
      ...{ name: 'RasError', code: 'ERROR_AUTHENTICATION_FAILURE', errno: 691 },
      ...{ operation: 'RasDial', state: 'AuthNotify' },
    };
    expect(messagesOf(told, ':dial:asyncEnd')).toEqual([{ dialId, entryName: 'Office', error }]);
    expect(messagesOf(told, ':hangUp:asyncEnd')).toEqual([
      { dialId, entryName: 'Office', result: 'disconnected' },
    ]);
  });

  test.each<[string, DialOptions]>([
    ['AbortError ABORT_ERR', { signal: AbortSignal.abort(new Error('Zq7')) }],
    ['RasError ERR_RAS_PAUSE_UNANSWERED', { onPaused: () => Promise.reject(new Error('Zq7')) }],
    ['TypeError undefined', answeredThenThrown(new TypeError('Zq7'))],
    ['Error undefined', answeredThenThrown({ name: 'Zq7', code: 'Zq7' })],
  ])('because of %s tells no more of what was thrown', async (error, options) => {
    const told = traced();
    const ras = simulated();
    const credentials = wrongPassword;
    await inTime(ras, failureOf(ras.dial('Office', { credentials, ...options })));
    const errors = (messagesOf(told, ':dial:error') as unknown as DialTrace[]).map(
      (message) => `${message.error?.name} ${message.error?.code}`,
    );
    expect(errors).toEqual([error]);
    expect(inspect(told, { depth: null })).not.toContain('Zq7');
  });

  test('because its hang-up does, too, is told with both errors', async () => {
    const told = traced();
    const ras = simulated(officeThat({ hangUpError: 753 }), { mayOwe: true });
    await inTime(ras, failureOf(ras.dial('Office', { credentials: wrongPassword })));
    expect(messagesOf(told, ':hangUp:error')).toEqual([
      expect.objectContaining({
        error: expect.objectContaining({ errno: 753, operation: 'RasHangUp' }),
      }),
    ]);
    expect(messagesOf(told, ':dial:error')).toHaveLength(1);
  });
});

describe('a call of RAS', () => {
  test('is told with what it has returned', async () => {
    const told = traced();
    const ras = simulated();
    const connection = await inTime(ras, ras.dial('Office'));
    await connection.statistics();
    await ras.devices();
    await hangUp(ras, connection);
    await inTime(ras, failureOf(connection.statistics()));

    expect(messagesOf(told, ':call:start')).toContainEqual({ operation: 'RasDial' });
    expect(callsIn(told)).toEqual(
      expect.arrayContaining([
        ...['RasEnumEntries 0', 'RasDial 0', 'RasGetProjectionInfoEx 0', 'RasEnumConnections 0'],
        ...['RasGetConnectionStatistics 0', 'RasEnumDevices 0'],
      ]),
    );
    for (const step of ['start', 'end', 'asyncStart', 'asyncEnd'])
      expect(messagesOf(told, `:call:${step}`)).toHaveLength(callsIn(told).length);
  });

  test.each([
    [{ rasDialRefuses: 711 }, 'RasDial 711'],
    [{ rasDialFails: 633 }, 'RasDial 633'],
  ])('that fails is told with its error: %p', async (behavior, call) => {
    const told = traced();
    const ras = simulated(officeThat(behavior));
    await inTime(ras, failureOf(ras.dial('Office')));
    expect(callsIn(told)).toContain(call);
  });

  test('that answers a pause is told by itself', async () => {
    const told = traced();
    const ras = simulated();
    const dialing = ras.dial('Office', { credentials: wrongPassword, onPaused: () => alice });
    await hangUp(ras, await inTime(ras, dialing));
    expect(callsIn(told).filter((call) => call === 'RasDial 0')).toHaveLength(2);
    expect(messagesOf(told, ':dial:event')).toContainEqual(
      expect.objectContaining({ phase: 'paused', state: 'RetryAuthentication', errno: 691 }),
    );
  });

  test('of which nobody hears any more, or that could not be made, has no result', async () => {
    const told = traced();
    const blocked = simulated(officeThat({ rasDialBlocks: 5_000 }));
    await inTime(blocked, failureOf(blocked.dial('Office', { timeout: 1_000 })));
    const older = simulated({ ...office, lacks: ['RasGetPCscf'] });
    await failureOf(older.legacy.pcscf());
    expect(callsIn(told)).toEqual(
      expect.arrayContaining(['RasDial undefined', 'RasGetPCscf undefined']),
    );
  });

  test('of several functions is told by the one that has answered', async () => {
    const told = traced();
    const ras = simulated({ ...office, lacks: ['RasGetProjectionInfoEx'] });
    const connection = await inTime(ras, ras.dial('Office'));
    await connection.projection();
    await hangUp(ras, connection);
    expect(messagesOf(told, ':call:start')).toContainEqual({ operation: 'RasGetProjectionInfoEx' });
    expect(callsIn(told)).toContain('RasGetProjectionInfo 0');
  });

  test('that shows a dialog ends with it', async () => {
    const told = traced();
    const ras = simulated({ ...office, dialogs: { dial: { does: 'cancel', after: 5 } } });
    expect(await inTime(ras, ras.dialogs.dial('Office'))).toBe('cancelled');
    expect(callsIn(told)).toContain('RasDialDlg 0');
  });
});

test('what happens to lines is told while there are watches, once for all of them', async () => {
  const told = traced();
  const ras = simulated({ ...office, connections: ['Office'] }, { mayOwe: true });
  const watches = [ras.watch(), ras.watch()];
  for (const watch of watches) await inTime(ras, watch.next());
  ras.dropLine('Office');
  for (const watch of watches) await inTime(ras, watch.next());

  const connections = [{ connectionId: expect.stringMatching(guid), entryName: 'Office' }];
  const snapshot = { type: 'snapshot', connections };
  const disconnected = { type: 'disconnected', connections, by: 'lost' };
  expect(messagesOf(told, ':watch:change')).toEqual([snapshot, snapshot, disconnected]);
  for (const watch of watches) await watch.return();
});

test('the number of a line without an entry is not told', async () => {
  const told = traced();
  const ras = simulated({ ...office, servers: { '555 0100': {} } });
  const watch = ras.watch();
  await inTime(ras, watch.next());
  const connection = await inTime(ras, ras.dialNumber('555 0100'));
  expect(connection.entryName).toMatch(/^\..*0100$/);
  await hangUp(ras, connection);
  await inTime(ras, watch.next());
  await watch.return();

  expect(messagesOf(told, ':watch:change')).toContainEqual(
    expect.objectContaining({ connections: [expect.objectContaining({ entryName: '' })] }),
  );
  expect(inspect(told, { depth: null })).not.toContain('0100');
});

test('subscribers of the exported channels are given typed messages', async () => {
  const seen: string[] = [];
  const subscribers = {
    start: ({ dialId }: DialTrace) => void seen.push(`dial ${typeof dialId}`),
    asyncEnd: ({ result, error }: DialTrace) => void seen.push(result?.connectionId ?? `${error}`),
  };
  const onEvent = ({ state, stateCode }: { state: string; stateCode: number }) => {
    if (stateCode === 0x2000) seen.push(state);
  };
  tracing.dial.subscribe(subscribers);
  tracing.dialEvent.subscribe(onEvent);
  const ras = simulated();
  const connection = await inTime(ras, ras.dial('Office'));
  tracing.dial.unsubscribe(subscribers);
  tracing.dialEvent.unsubscribe(onEvent);
  expect(tracing.dialEvent.hasSubscribers).toBe(false);
  await hangUp(ras, connection);
  await hangUp(ras, await inTime(ras, ras.dial('Office')));
  expect(seen).toEqual(['dial number', 'Connected', connection.id]);
});

test('neither secrets nor names of users are told', async () => {
  const told = traced();
  const user = { userName: 'Zq7 alice', password: 'Zq7 password', domain: 'Zq7' };
  const users = { [user.userName]: { password: user.password, domain: user.domain } };
  const ras = simulated({
    entries: { Office: { server: 'host', strategy: ['L2TP'] } },
    servers: { host: { users } },
  });
  const credentials = ras.credentials('Office');
  await credentials.set(user);
  await credentials.set({ preSharedKey: 'Zq7 key' });
  await credentials.saveDialParameters(user);
  await credentials.get();
  await ras.eap('Office').setUserData(new TextEncoder().encode('Zq7 data'));
  const dial = { server: 'host', strategy: 'L2TP', preSharedKey: 'Zq7 key' } as const;
  await hangUp(ras, await inTime(ras, ras.dialServer({ ...dial, credentials: user })));
  await hangUp(ras, await inTime(ras, ras.dial('Office')));

  expect(callsIn(told)).toEqual(
    expect.arrayContaining(['RasSetCredentials 0', 'RasSetEapUserData 0', 'RasDial 0']),
  );
  expect(inspect(told, { depth: null, maxArrayLength: null })).not.toMatch(/Zq7|\.pbk/);
});

/** Subscribers that throw, on these channels, where the condition is met. */
function throwing(names: readonly string[], condition: string): string {
  return `
    import { subscribe } from 'node:diagnostics_channel';
    import { simulate } from 'winras/simulator';
    for (const name of ${JSON.stringify(names)}) {
      subscribe(name, (message) => {
        if (${condition}) throw new Error('thrown by a subscriber');
      });
    }
    const ras = simulate({ behavior: { delay: 1 } });`;
}

describe('a subscriber that throws', () => {
  test('breaks nothing, and is told of as an uncaught exception', async () => {
    const script = `${throwing(channelNames, 'true')}
      let caught = 0;
      process.on('uncaughtException', ({ message }) => {
        if (message === 'thrown by a subscriber') caught += 1;
      });
      const states = [];
      const dialing = ras.dial('Office VPN');
      for await (const { state } of dialing) states.push(state);
      console.log(states.at(-1), await (await dialing).hangUp(), caught > states.length);
      ras.assertNoOpenConnections();`;
    expect(await runScript(script)).toEqual(endedWell('Connected disconnected true\n'));
  });

  test('ends a process that does not handle it, whose dials are hung up', async () => {
    const script = `${throwing(['winras:dial:event'], "message.state === 'Authenticate'")}
      process.on('exit', (code) => {
        const hungUp = ras.calls().some((call) => call.function === 'RasHangUp');
        console.log(code, hungUp, ras.owed().length);
      });
      await ras.dial('Office VPN');`;
    const { code, stdout, stderr } = await runScript(script);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '1 true 0\n' });
    expect(stderr).toContain('thrown by a subscriber');
  });
});
