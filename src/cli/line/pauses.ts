/** Asks the person at the terminal where a dial pauses. */

import { ERROR_AUTHENTICATION_FAILURE, ERROR_PASSWD_EXPIRED } from '../../errors/error-numbers.js';
import { type PauseAnswer, type PausedEvent, RasError } from '../../index.js';
import { omitUndefined } from '../arguments/omit-undefined.js';
import type { Session } from '../session.js';
import { ask, askSecret } from '../terminal/prompt.js';

/** The user that the entry was dialed as, as far as it is known. */
export interface DialedAs {
  readonly entryName: string | undefined;
  readonly userName: () => Promise<string | undefined>;
  readonly allowEmptyPassword: boolean;
}

/** Why RAS pauses there, for systems that do not say it. */
const usualReasons = {
  RetryAuthentication: ERROR_AUTHENTICATION_FAILURE,
  PasswordExpired: ERROR_PASSWD_EXPIRED,
} as const;

/** Answers from the terminal: after a refused or an expired password, and where RAS shall call back. */
export class TerminalAnswers {
  readonly #session: Session;
  readonly #dialedAs: DialedAs;
  /** The name that was entered after a refusal. The next refusal is about it. */
  #enteredName: string | undefined;

  constructor(session: Session, dialedAs: DialedAs) {
    this.#session = session;
    this.#dialedAs = dialedAs;
  }

  /** Undefined gives the dial up: nobody can answer it here. Throws RAS' reason when nothing is entered. */
  async answer(event: PausedEvent): Promise<PauseAnswer | undefined> {
    switch (event.state) {
      case 'RetryAuthentication':
        return this.#otherUser(event.errno ?? usualReasons[event.state]);
      case 'PasswordExpired':
        return this.#newPassword(event.errno ?? usualReasons[event.state]);
      case 'CallbackSetByCaller':
        return {
          callbackNumber: await ask('Number to call back (empty for none): ', this.#session.signal),
        };
      case 'InvokeEapUI':
        return {};
      default:
        return undefined;
    }
  }

  async #otherUser(errno: number): Promise<PauseAnswer> {
    const { output, signal } = this.#session;
    output.note(
      `The server refused the user name or the password (${errno}). Enter an empty password to give up.`,
    );
    const known = this.#enteredName ?? (await this.#dialedAs.userName());
    const shown = known === undefined ? '' : ` [${known}]`;
    const userName = (await ask(`User name${shown}: `, signal)) || known;
    if (userName === undefined) throw this.#givenUp(errno, 'RetryAuthentication');
    const password = await askSecret(`Password for ${userName}: `, signal);
    if (password === '' && !this.#dialedAs.allowEmptyPassword)
      throw this.#givenUp(errno, 'RetryAuthentication');
    this.#enteredName = userName;
    return { userName, password };
  }

  async #newPassword(errno: number): Promise<PauseAnswer> {
    const { output, signal } = this.#session;
    output.note(`The password has expired (${errno}). Enter an empty new password to give up.`);
    for (;;) {
      const newPassword = await askSecret('New password: ', signal);
      if (newPassword === '') throw this.#givenUp(errno, 'PasswordExpired');
      // Nobody sees what is typed; a new password with a slip in it locks its user out.
      if (newPassword === (await askSecret('Confirm new password: ', signal)))
        return { newPassword };
      output.note('The two passwords differ. Nothing has been changed yet.');
    }
  }

  /** The error that RAS reports if there is nobody to ask. */
  #givenUp(errno: number, state: string): RasError {
    const { entryName } = this.#dialedAs;
    return new RasError({
      errno,
      operation: 'RasDial',
      state,
      ...omitUndefined({ entryName }),
    });
  }
}
