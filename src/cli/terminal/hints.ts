/** What helps the user of a command that ends with a certain error, known before RAS is asked, and told afterwards. */

import { isRasError } from '../../index.js';

/** By the error's number. */
export class ErrorHints {
  readonly #texts = new Map<number, string>();

  set(errno: number, text: string): void {
    this.#texts.set(errno, text);
  }

  /** Undefined: nothing is known that helps. */
  for(error: unknown): string | undefined {
    return isRasError(error) && error.errno !== undefined
      ? this.#texts.get(error.errno)
      : undefined;
  }
}
