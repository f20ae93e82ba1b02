/** The reader of standard output may go away: `winras watch | head -1`. That ends the output, and is no failure. */

import { failureExit } from '../exit-codes.js';

/** A pipe, a terminal or a socket has lost its other end. */
const brokenPipeCodes: ReadonlySet<unknown> = new Set(['EPIPE', 'EOF', 'EIO', 'ECONNRESET']);
const closing = new AbortController();

/** Aborted when nobody reads standard output any more. */
export const outputClosed: AbortSignal = closing.signal;

/** Has to be called once, before anything is written: a stream without a listener throws. */
export function handleBrokenPipe(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (closing.signal.aborted) return;
    closing.abort();
    if (brokenPipeCodes.has(error.code)) return;
    // The output is not complete, as on a full disk, even if the work itself succeeds.
    process.stderr.write(`winras: Standard output cannot be written: ${error.message}.\n`);
    process.once('exit', () => {
      process.exitCode ||= failureExit;
    });
  });
  // There is nowhere to report that standard error is closed, so the work goes on.
  process.stderr.on('error', () => undefined);
}

/** A signal for work that goes on only as long as its output is read. It is aborted with `signal` too. */
export function untilOutputCloses(signal: AbortSignal): AbortSignal {
  const either = new AbortController();
  for (const one of [signal, outputClosed]) {
    const abort = (): void => either.abort(one.reason);
    if (one.aborted) abort();
    else one.addEventListener('abort', abort, { once: true });
  }
  return either.signal;
}
