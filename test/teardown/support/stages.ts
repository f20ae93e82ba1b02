/** How far a dial of `Office` has come when its thread or its process ends, and what must be owed then. */

import type { Scenario } from '../../../src/simulator.js';
import { offices, wrong } from './dialing-script.js';

/**
 * - `byItself`: it goes on for as long as something is pending.
 * - `inOrder`: the package is still asked, and lets nothing outlive it but a connected line.
 * - `killed`: nobody is asked. RAS keeps what it had.
 */
export type Manner = 'byItself' | 'inOrder' | 'killed';

export interface Stage {
  readonly stage: string;
  /** The RasHangUps that are owed for `Office` in the end. */
  readonly owed: Readonly<Record<Manner, 0 | 1>>;
  readonly dials: 0 | 1;
  /** Brings a script there. */
  readonly reach: string;
  readonly scenario: Scenario;
}

/** Half a second for what is to be pending, or more; the rest is quick. */
const quick = offices(0, { delay: 5, linger: 20 });
const twoLines = offices(1, { delay: 5, linger: 20 });
const slow = offices(0, { delay: 200, linger: 20 });
const lingering = offices(0, { delay: 5, linger: 500 });

const connect = (options = '{}'): string => `const line = await ras.dial('Office', ${options});`;
const pause = `
  await new Promise((paused) => {
    const onPaused = () => (paused(), new Promise(() => {}));
    ras.dial('Office', { ${wrong}, onPaused, pauseTimeout: 500 }).catch(() => {});
  });
`;
const loop = `
  const events = ras.dial('Office')[Symbol.asyncIterator]();
  for (let state = ''; state !== 'ConnectDevice'; ) state = (await events.next()).value.state;
  events.next();
`;

/** Each loop ends, unless its thread does before, as a pause does that nobody answers. */
const watch = `
  const watch = ras.watch({ signal: AbortSignal.timeout(500) });
  await watch.next();
  watch.next().catch(() => {});
`;
const comeAndGo = `
  let isUp = false;
  setInterval(() => {
    isUp = !isUp;
    if (isUp) ras.connectElsewhere('Line 0');
    else ras.dropLine('Line 0');
  }, 1).unref();
`;

// biome-ignore format: a table
export const stages: readonly Stage[] = [
  { stage: 'before a dial',
    owed: { byItself: 0, inOrder: 0, killed: 0 }, dials: 0, scenario: quick, reach: '' },
  { stage: 'in the middle of a dial',
    owed: { byItself: 1, inOrder: 0, killed: 1 }, dials: 1, scenario: slow,
    reach: "await at(ras.dial('Office'), 'ConnectDevice');" },
  { stage: 'paused',
    owed: { byItself: 0, inOrder: 0, killed: 1 }, dials: 1, scenario: quick, reach: pause },
  { stage: 'connected',
    owed: { byItself: 1, inOrder: 1, killed: 1 }, dials: 1, scenario: quick, reach: connect() },
  { stage: 'connected, with hangUpOnExit',
    owed: { byItself: 0, inOrder: 0, killed: 1 }, dials: 1, scenario: quick, reach: connect('{ hangUpOnExit: true }') },
  { stage: 'hanging up',
    owed: { byItself: 0, inOrder: 0, killed: 0 }, dials: 1, scenario: lingering,
    reach: `${connect()} line.hangUp(); await called('RasHangUp');` },
  { stage: 'with an iterator open',
    owed: { byItself: 1, inOrder: 0, killed: 1 }, dials: 1, scenario: slow, reach: loop },
  { stage: 'after a hang-up',
    owed: { byItself: 0, inOrder: 0, killed: 0 }, dials: 1, scenario: quick,
    reach: `${connect('{ hangUpOnExit: true }')} await line.hangUp();` },
  { stage: 'watching',
    owed: { byItself: 0, inOrder: 0, killed: 0 }, dials: 0, scenario: quick, reach: watch },
  { stage: 'watching lines that come and go',
    owed: { byItself: 0, inOrder: 0, killed: 0 }, dials: 0, scenario: twoLines, reach: watch + comeAndGo },
  { stage: 'with a watch that nobody waits for',
    owed: { byItself: 0, inOrder: 0, killed: 0 }, dials: 0, scenario: quick, reach: 'ras.watch(); await ras.connections();' },
];
