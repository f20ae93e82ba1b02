/** Errors where there is no room, or no need, for advice. */

import { isRasError } from '../../index.js';

/** What has happened, with the error's number, and not what to do about it. */
export function shortErrorText(error: Error): string {
  const { message } = error;
  return isRasError(error) && error.advice !== undefined
    ? message.replace(error.advice, '').trim()
    : message;
}
