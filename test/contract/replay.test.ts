/** A dial that was recorded goes the same way again. */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import {
  type BaseDialOptions,
  type Dialing,
  type PauseAnswer,
  parseTranscript,
  type Transcript,
} from '../../src/index.js';
import {
  type Scenario,
  type SimulatedEntry,
  type Simulator,
  simulate,
} from '../../src/simulator.js';
import { newFolder } from './support/folder.js';
import { runScript } from './support/script.js';
import { alice, inTime, leaveAt, office, officeThat, simulated } from './support/simulated.js';
import { officeWhoseServer, type Situation, situations } from './support/situations.js';

interface Dialed {
  readonly options?: BaseDialOptions;
  /** Given to each pause at once. */
  readonly answer?: PauseAnswer;
  /** Done in the middle of the dial. */
  readonly meanwhile?: (ras: Simulator, dialing: Dialing) => Promise<void>;
}

/** Dials, hangs up what has connected, and tells. */
async function transcriptOf(
  ras: Simulator,
  entryName: string,
  { options = {}, answer, meanwhile }: Dialed = {},
): Promise<Transcript> {
  const dialing = ras.dial(entryName, {
    ...options,
    ...(answer === undefined ? {} : { onPaused: () => answer }),
  });
  await meanwhile?.(ras, dialing);
  const connection = await inTime(
    ras,
    dialing.catch(() => undefined),
  );
  if (connection !== undefined) await inTime(ras, connection.hangUp());
  return inTime(ras, dialing.transcript());
}

const modem = (links: number, servers: Scenario['servers'] = { '555 0100': {} }): Scenario => ({
  entries: { Office: { type: 'modem', server: '555 0100', links } },
  ...(servers === undefined ? {} : { servers }),
});

const [retry, eapWindow] = [situations[1], situations[4]] as [Situation, Situation];

const dials: [string, Scenario, Dialed?][] = [
  ['that connected', office],
  ['by PPPoE', { entries: { Office: { type: 'pppoe', server: 'dsl' } }, servers: { dsl: {} } }],
  ['by ISDN', { entries: { Office: { type: 'isdn', server: '1' } }, servers: { '1': {} } }],
  ['whose password was wrong', office, { options: { credentials: { ...alice, password: 'no' } } }],
  ['of a busy line', modem(1, { '555 0100': { busy: true } })],
  ['of several links', modem(3)],
  [
    'one of whose links failed',
    {
      entries: {
        Office: { type: 'modem', server: '1', links: [{}, { server: '2' }, { server: 'nobody' }] },
      },
      servers: { '1': {}, '2': {} },
    },
  ],
  ['all of whose links failed', modem(2, {})],
  [
    'whose links are dialed as they are needed',
    {
      entries: { Office: { type: 'isdn', server: '1', links: 2, dialMode: 'asNeeded' } },
      servers: { '1': {} },
    },
  ],
  [
    'that fell back to another protocol',
    {
      entries: { Office: { server: 'vpn.example.com' } },
      servers: { 'vpn.example.com': { protocols: ['L2TP'] } },
    },
  ],
  [
    'whose server speaks no protocol of the entry',
    {
      entries: { Office: { server: 'vpn.example.com', strategy: ['IKEv2', 'SSTP'] } },
      servers: { 'vpn.example.com': { protocols: ['PPTP'] } },
    },
  ],
  ['of which some states were not notified', officeThat({ lost: ['PortOpened', 'AuthNotify'] })],
  ['of which some states were notified twice', officeThat({ duplicated: ['Authenticate'] })],
  ['of which only the status told the end', officeThat({ silentAfter: 'Authenticate' })],
  [
    'of which only the status told the error',
    officeThat({ silentAfter: 'Authenticate' }),
    { options: { credentials: { ...alice, password: 'no' } } },
  ],
  ['that RAS refused', officeThat({ rasDialFails: 633 })],
  ['that failed by itself', officeWhoseServer({ fails: { at: 'Projected', error: 718 } })],
  ...situations.map(({ state, scenario, options, answer }): [string, Scenario, Dialed] => [
    `that was answered at ${state}`,
    scenario,
    { options, answer },
  ]),
  [
    'that paused again and again',
    office,
    {
      options: { credentials: { ...alice, password: 'no' } },
      answer: { userName: 'alice', password: 'no' },
    },
  ],
  ['whose answer RAS refused', { ...retry.scenario, behavior: { resumeFails: 691 } }, retry],
  [
    'whose window was closed',
    { ...eapWindow.scenario, behavior: { eapWindow: 300, eapWindowFails: 703 } },
    eapWindow,
  ],
  [
    'whose line was gone without a word',
    officeThat({ delay: 100 }),
    {
      async meanwhile(ras) {
        await ras.clock.advance(350);
        ras.restartRasMan(1_000);
      },
    },
  ],
  [
    'whose line was lost on the way',
    officeThat({ delay: 100 }),
    {
      async meanwhile(ras) {
        await ras.clock.advance(350);
        ras.dropLine('Office');
      },
    },
  ],
];

describe('a dial', () => {
  test.each(dials)('%s', async (...[, scenario, dialed]) => {
    const recorded = await transcriptOf(simulated(scenario), 'Office', dialed);
    const { meanwhile, ...again } = dialed ?? {};
    const replayed = await transcriptOf(simulated({ replay: recorded }), 'Replayed', again);
    expect(recorded.events.length + (recorded.result.connected ? 0 : 1)).toBeGreaterThan(0);
    expect(replayed).toEqual(recorded);
  });
});

describe('a transcript', () => {
  const connectedOnce = (): Promise<Transcript> => transcriptOf(simulated(), 'Office');

  test('is the same as text, in a file, and under the name of any entry', async () => {
    const recorded = await connectedOnce();
    const file = join(newFolder(), 'transcript.json');
    writeFileSync(file, JSON.stringify(recorded));
    const replay = parseTranscript(readFileSync(file, 'utf8'));
    expect(replay).toEqual(recorded);
    const ras = simulated({ entries: { 'Büro Köln': { replay } } });
    expect(await transcriptOf(ras, 'büro köln')).toEqual(recorded);
    // Once more, and no less.
    expect((await transcriptOf(ras, 'Büro Köln')).events).toHaveLength(recorded.events.length);
  });

  test('is played by a script that knows of no simulator, at its pace', async () => {
    const recorded = await transcriptOf(simulated(officeThat({ delay: 60 })), 'Office');
    const file = join(newFolder(), 'scenario.json');
    writeFileSync(file, JSON.stringify({ replay: recorded }));
    const script = `import { ras } from 'winras';
      const dialing = ras.dial('Replayed');
      await (await dialing).hangUp();
      console.log(JSON.stringify(await dialing.transcript()));`;
    const { stdout, code } = await runScript(script, {
      imports: ['winras/simulator/register'],
      env: { WINRAS_SIMULATE: file },
    });
    expect(code).toBe(0);
    const { events } = parseTranscript(stdout);
    expect(events.map(({ state }) => state)).toEqual(recorded.events.map(({ state }) => state));
    for (const [index, { elapsed }] of events.entries()) {
      expect(elapsed).toBeGreaterThanOrEqual((recorded.events[index]?.elapsed ?? 0) - 1);
    }
  });

  test('tells nothing of who dials whom', async () => {
    const name = 'Geheime Stelle';
    const scenario: Scenario = {
      entries: {
        [name]: { server: 'vpn.secret.example', strategy: ['SSTP'], device: 'Secret device' },
      },
      servers: {
        'vpn.secret.example': {
          users: { alice: { password: 'top secret' } },
          ipv4: { address: '10.20.30.40' },
        },
      },
      stored: { [name]: { userName: 'alice', password: 'top secret', domain: 'SECRETS' } },
    };
    for (const options of [{}, { credentials: { userName: 'alice', password: 'wrong secret' } }]) {
      const text = JSON.stringify(await transcriptOf(simulated(scenario), name, { options }));
      expect(text).toContain('"Authenticate"');
      expect(text).not.toMatch(/secret|geheim|alice|10\.20|\.pbk|WAN/i);
    }
  });

  test('of a dial that its caller ended plays what had happened, and waits', async () => {
    const controller = new AbortController();
    const recorded = await transcriptOf(simulated(officeThat({ delay: 100 })), 'Office', {
      options: { signal: controller.signal },
      async meanwhile(ras) {
        await ras.clock.advance(450);
        controller.abort();
      },
    });
    expect(recorded).toMatchObject({
      result: { connected: false, by: 'caller', code: 'ABORT_ERR', elapsed: 450 },
      hangUp: { elapsed: 450, outcome: 'disconnected' },
    });
    const again = await transcriptOf(simulated({ replay: recorded }), 'Replayed', {
      options: { timeout: 60_000 },
    });
    expect(again.events).toEqual(recorded.events);
    expect(again.result).toMatchObject({
      by: 'caller',
      code: 'ERR_RAS_DIAL_TIMEOUT',
      elapsed: 60_000,
    });
  });

  test('has a pause only for those who can answer it', async () => {
    const recorded = await transcriptOf(simulated(retry.scenario), 'Office', retry);
    const { result } = await transcriptOf(simulated({ replay: recorded }), 'Replayed');
    expect(result).toMatchObject({ by: 'notification', errno: 691, state: 'AuthNotify' });
  });

  test('may end with Disconnected, which RAS seldom notifies', async () => {
    const recorded = await connectedOnce();
    const { elapsed } = recorded.result;
    const last = { phase: 'terminal', state: 'Disconnected', stateCode: 8193 } as const;
    const replay: Transcript = {
      ...recorded,
      events: [
        ...recorded.events.slice(0, -1),
        { ...last, subentry: 1, elapsed, observed: 'notification' },
      ],
      result: { connected: false, elapsed, by: 'notification', code: 'ERROR_DISCONNECTION' },
    };
    const again = await transcriptOf(simulated({ replay }), 'Replayed');
    expect(again.events).toEqual(replay.events);
    expect(again.result).toMatchObject({ ...replay.result, errno: 628 });
  });

  test('has states that have no name', async () => {
    const recorded = await connectedOnce();
    const events = recorded.events.map((event) =>
      event.state === 'Authenticate' ? { ...event, state: 'RASCS_77', stateCode: 77 } : event,
    );
    const replay = { ...recorded, events };
    expect(await transcriptOf(simulated({ replay }), 'Replayed')).toEqual(replay);
  });

  test('of a dial that had no line cannot be played, and says why', async () => {
    const recorded = await transcriptOf(simulated(), 'Offise');
    expect(recorded.result).toMatchObject({ by: 'call', errno: 623, operation: 'RasEnumEntries' });
    expect(() => simulate({ replay: recorded })).toThrow(
      /"scenario\.replay" argument cannot be played: RasEnumEntries failed before there was a connection/,
    );
  });

  test('of a server without an entry says of what kind it was', async () => {
    const ras = simulated({ servers: { 'vpn.example.com': {} } });
    const dialing = ras.dialServer({
      server: 'vpn.example.com',
      strategy: 'IKEv2',
      credentials: 'current-user',
    });
    await inTime(ras, (await inTime(ras, dialing)).hangUp());
    const recorded = await inTime(ras, dialing.transcript());
    expect(recorded.entry).toMatchObject({ type: 'vpn', vpnStrategy: 'ikev2Only' });
    const again = await transcriptOf(simulated({ replay: recorded }), 'Replayed');
    expect(again.events).toEqual(recorded.events);
  });

  test('of a number has no entry', async () => {
    const ras = simulated({ servers: { '555 0100': {} } });
    const dialing = ras.dialNumber('555 0100');
    await inTime(ras, (await inTime(ras, dialing)).hangUp());
    const recorded = await inTime(ras, dialing.transcript());
    expect(recorded).not.toHaveProperty('entry');
    const again = await transcriptOf(simulated({ replay: recorded }), 'Replayed');
    expect(again.events).toEqual(recorded.events);
  });

  test('observes nothing: a dial that only it was asked of is nobody’s', async () => {
    const script = `import { simulate } from 'winras/simulator';
      const ras = simulate({ entries: { A: { server: 'nobody' } } });
      process.on('unhandledRejection', ({ code }) => console.log('unhandled', code));
      const { result } = await ras.dial('A').transcript();
      console.log(result.code);`;
    const { stdout } = await runScript(script);
    expect(stdout.split('\n').filter(Boolean).sort()).toEqual([
      expect.stringMatching(/^ERROR_/),
      expect.stringMatching(/^unhandled ERROR_/),
    ]);

    const ras = simulated();
    const dialing = ras.dial('Office');
    const transcript = dialing.transcript();
    await inTime(ras, leaveAt(dialing, 'ConnectDevice'));
    expect((await inTime(ras, transcript)).result).toMatchObject({ code: 'ERR_RAS_ABANDONED' });
  });

  test('is there where there is no RAS', async () => {
    const script = `import { ras } from 'winras';
      const dialing = ras.dial('A');
      dialing.catch(() => undefined);
      console.log(JSON.stringify((await dialing.transcript())));`;
    const { stdout } = await runScript(script);
    const { result, ras } = parseTranscript(stdout);
    const code =
      process.platform === 'win32' ? expect.stringMatching(/^ERR/) : 'ERR_RAS_UNSUPPORTED_PLATFORM';
    expect({ result, ras }).toMatchObject({ result: { by: 'call', code }, ras: 'system' });
  });
});

test('an entry is either replayed or described', () => {
  const entry = { replay: {}, server: 'vpn.example.com' } as SimulatedEntry;
  expect(() => simulate({ entries: { A: entry } })).toThrow(
    /"scenario\.entries\["A"\]\.server" argument cannot be combined with replay/,
  );
});
