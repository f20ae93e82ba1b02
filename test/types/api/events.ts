/** What narrows the events of a dial, and what each pause wants to be told. */

import { expectTypeOf } from 'expect-type';
import {
  type Addresses,
  type AnswerFor,
  type Device,
  type DialEvent,
  type PausedState,
  type Phase,
  phaseOf,
  type RasError,
  type RunningState,
  stateName,
  states,
  type TerminalState,
  type UserCredentials,
} from 'winras';

export function narrowedByPhase(event: DialEvent): void {
  expectTypeOf(event.phase).toEqualTypeOf<Phase | 'linkFailed'>();
  expectTypeOf(event.stateCode).toEqualTypeOf<number>();
  expectTypeOf(event.subentry).toEqualTypeOf<number>();
  expectTypeOf(event.elapsed).toEqualTypeOf<number>();
  // @ts-expect-error: only some phases have one
  event.device;
  switch (event.phase) {
    case 'running':
      expectTypeOf(event.state).toEqualTypeOf<RunningState | `RASCS_${number}`>();
      expectTypeOf(event.device).toEqualTypeOf<Device | undefined>();
      expectTypeOf(event.addresses).toEqualTypeOf<Addresses | undefined>();
      // @ts-expect-error: only a pause can be answered
      event.resume;
      break;
    case 'paused':
      expectTypeOf(event.state).toEqualTypeOf<PausedState | `RASCS_${number}`>();
      expectTypeOf(event.errno).toEqualTypeOf<number | undefined>();
      break;
    case 'linkFailed':
      expectTypeOf(event.error).toEqualTypeOf<RasError>();
      break;
    case 'terminal':
      expectTypeOf(event.state).toEqualTypeOf<TerminalState | RunningState | `RASCS_${number}`>();
      expectTypeOf(event.observed).toEqualTypeOf<'notification' | 'status'>();
      expectTypeOf(event.error).toEqualTypeOf<RasError | undefined>();
      break;
    default:
      expectTypeOf(event).toEqualTypeOf<never>();
  }
}

export async function narrowedByState(event: DialEvent): Promise<void> {
  if (event.phase !== 'paused') return;
  // @ts-expect-error: each state wants another answer
  await event.resume({ newPassword: 'new' });
  switch (event.state) {
    case 'Interactive':
      expectTypeOf(event.resume).parameters.toEqualTypeOf<[answer?: AnswerFor['Interactive']]>();
      await event.resume();
      // @ts-expect-error: there is nothing to tell
      await event.resume({ password: 'right' });
      break;
    case 'RetryAuthentication':
      expectTypeOf(event.resume).parameters.toEqualTypeOf<[answer: UserCredentials]>();
      await event.resume({ userName: 'alice', password: 'right', domain: 'CORP' });
      // @ts-expect-error: a password belongs to a user
      await event.resume({ userName: 'alice' });
      // @ts-expect-error: it has to be answered
      await event.resume();
      break;
    case 'CallbackSetByCaller':
      await event.resume({ callbackNumber: '555' });
      // @ts-expect-error: a number is a text
      await event.resume({ callbackNumber: 555 });
      break;
    case 'PasswordExpired':
      await event.resume({ newPassword: 'new' });
      // @ts-expect-error: it is the new one that is asked for
      await event.resume({ password: 'new' });
      break;
    case 'InvokeEapUI':
      await event.resume();
      await event.resume({ ownerWindow: 0x1_0042n });
      await event.resume({ ownerWindow: new Uint8Array(8) });
      // @ts-expect-error: handles are too large for a number
      await event.resume({ ownerWindow: 0x1_0042 });
      break;
    default:
      expectTypeOf(event.state).toEqualTypeOf<`RASCS_${number}`>();
      await event.resume();
      // @ts-expect-error: what it wants is not known
      await event.resume({});
  }
}

export function tables(): void {
  expectTypeOf(phaseOf(0x1000)).toEqualTypeOf<Phase>();
  expectTypeOf(stateName(99)).toEqualTypeOf<
    RunningState | PausedState | TerminalState | `RASCS_${number}`
  >();
  expectTypeOf<'RASCS_99'>().toExtend<ReturnType<typeof stateName>>();
  expectTypeOf<'Conected'>().not.toExtend<ReturnType<typeof stateName>>();
  for (const state of states) {
    expectTypeOf(state.name).toEqualTypeOf<RunningState | PausedState | TerminalState>();
    // @ts-expect-error: the table is everybody's
    state.code = 1;
  }
  // @ts-expect-error: as above
  states.push({ name: 'OpenPort', code: 0, phase: 'running', meaning: '' });
}
