/** How the command words errors: shorter where advice is of no use, longer where it knows more than RAS. */

import { isRasError } from '../../index.js';

/** Says what has happened, with the error's number, and leaves out what to do about it. */
export function shortErrorText(error: Error): string {
  const { message } = error;
  return withFullStop(
    isRasError(error) && error.advice !== undefined ? message.replace(error.advice, '') : message,
  );
}

/** Windows ends its sentences itself, Node.js does not. */
export function withFullStop(text: string): string {
  const sentence = text.trim();
  return sentence.endsWith('?') ? sentence : `${sentence.replace(/[.。]$/, '')}.`;
}

/** Hints for errors by their number: the command knows them before it asks RAS, and prints them if the error comes. */
export class ErrorHints {
  readonly #texts = new Map<number, string>();

  set(errno: number, text: string): void {
    this.#texts.set(errno, text);
  }

  /** Undefined when there is no hint for this error. */
  for(error: unknown): string | undefined {
    return isRasError(error) && error.errno !== undefined
      ? this.#texts.get(error.errno)
      : undefined;
  }
}
