/** Paused states, asked of the person at the terminal. */

import type { PauseAnswer, PausedEvent } from '../index.js';
import { ask, askSecret } from './prompt.js';

/** Undefined gives the dial up: nothing was entered, or nobody can answer it here. */
export async function answerAtTerminal(
  event: PausedEvent,
  signal: AbortSignal,
): Promise<PauseAnswer | undefined> {
  switch (event.state) {
    case 'RetryAuthentication': {
      const userName = await ask('User name: ', signal);
      if (userName === '') return undefined;
      return { userName, password: await askSecret('Password: ', signal) };
    }
    case 'PasswordExpired': {
      const newPassword = await askSecret('The password has expired. New password: ', signal);
      return newPassword === '' ? undefined : { newPassword };
    }
    case 'CallbackSetByCaller':
      return { callbackNumber: await ask('Number to call back (none: empty): ', signal) };
    case 'InvokeEapUI':
      return {};
    default:
      return undefined;
  }
}
