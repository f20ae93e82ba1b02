/** Dials that pause: one for each of the pauses that can be answered, and the answer to it. */

import type {
  BaseDialOptions,
  DialEvent,
  Dialing,
  PauseAnswer,
  PausedEvent,
  PausedState,
} from '../../../src/index.js';
import type { Scenario, SimulatedServer, Simulator } from '../../../src/simulator.js';
import { alice, inTime, office, wrongPassword } from './simulated.js';

export interface Situation {
  readonly state: PausedState;
  readonly scenario: Scenario;
  readonly options: BaseDialOptions;
  readonly answer: PauseAnswer;
  /** What the dial fails with where nobody can answer. */
  readonly unanswered: 'ERR_RAS_PAUSE_UNANSWERED' | 'ERR_RAS_EAP_UI';
}

const users = { alice: { password: 'right' } };

/** `office`, its server so. */
export function officeWhoseServer(
  server: SimulatedServer,
  behavior: Scenario['behavior'] = {},
): Scenario {
  return {
    ...office,
    behavior: { ...behavior },
    servers: { 'vpn.example.com': { users, ...server } },
  };
}

export const situations: readonly Situation[] = [
  {
    state: 'Interactive',
    scenario: officeWhoseServer({ interactive: true }),
    options: {},
    answer: {},
    unanswered: 'ERR_RAS_PAUSE_UNANSWERED',
  },
  {
    state: 'RetryAuthentication',
    scenario: office,
    options: { credentials: wrongPassword },
    answer: alice,
    unanswered: 'ERR_RAS_PAUSE_UNANSWERED',
  },
  {
    state: 'CallbackSetByCaller',
    scenario: officeWhoseServer({ callback: 'caller' }),
    options: { callbackNumber: '*' },
    answer: { callbackNumber: '555 0100' },
    unanswered: 'ERR_RAS_PAUSE_UNANSWERED',
  },
  {
    state: 'PasswordExpired',
    scenario: officeWhoseServer({ users: { alice: { password: 'right', expired: true } } }),
    options: { credentials: alice },
    answer: { newPassword: 'fresh' },
    unanswered: 'ERR_RAS_PAUSE_UNANSWERED',
  },
  {
    state: 'InvokeEapUI',
    scenario: officeWhoseServer({ eapUi: true }),
    options: {},
    answer: {},
    unanswered: 'ERR_RAS_EAP_UI',
  },
];

/** The one for a wrong password. */
export const retry = situations[1] as Situation;

/** The pause at which `dialing` stands, its loop held there. */
export async function pauseOf(ras: Simulator, dialing: Dialing): Promise<PausedEvent> {
  const loop = dialing[Symbol.asyncIterator]();
  for (;;) {
    const { value } = await inTime(ras, loop.next());
    if (value === undefined) throw new Error('it never paused');
    if (value.phase === 'paused') return value;
  }
}

/** Loops to the end and answers each pause. */
export async function answering(dialing: Dialing, answer: PauseAnswer): Promise<DialEvent[]> {
  const events: DialEvent[] = [];
  for await (const event of dialing) {
    events.push(event);
    if (event.phase === 'paused') await event.resume(answer as never);
  }
  return events;
}
