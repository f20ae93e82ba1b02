/** Asks the person at the terminal. Questions go to standard error: standard output is for results. */

import { createInterface, type Interface } from 'node:readline';
import { Writable } from 'node:stream';

/** Whether somebody is there: never in CI, where a question would wait for ever. */
export function canAsk(): boolean {
  return process.stdin.isTTY === true && process.stderr.isTTY === true && !process.env['CI'];
}

export function ask(question: string, signal: AbortSignal): Promise<string> {
  return answer(process.stderr, signal, (terminal, done) => terminal.question(question, done));
}

/** Does not show what is typed. */
export async function askSecret(question: string, signal: AbortSignal): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  try {
    return await answer(nowhere, signal, (terminal, done) => {
      // The question comes after the terminal has stopped echoing, as there are fast typists, and scripts.
      process.stderr.write(question);
      terminal.question('', done);
    });
  } finally {
    // An interruption has ended the row already.
    if (!signal.aborted) process.stderr.write('\n');
  }
}

async function answer(
  output: Writable,
  signal: AbortSignal,
  question: (terminal: Interface, done: (answer: string) => void) => void,
): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output, terminal: true });
  try {
    return await new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      forwardInterrupt(terminal);
      terminal.on('close', () => reject(new Error('No answer was given.')));
      question(terminal, resolve);
    });
  } finally {
    terminal.close();
  }
}

/** While a terminal is asked, it is in raw mode: Ctrl+C comes as a key. */
function forwardInterrupt(terminal: Interface): void {
  terminal.on('SIGINT', () => process.emit('SIGINT'));
}
