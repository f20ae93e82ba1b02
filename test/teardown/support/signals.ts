/** Signals that end a process, as its own script lets them come. */

import { constants } from 'node:os';
import { type Ended, endedWell } from '../../contract/support/script.js';

const windows = process.platform === 'win32';

export const signalNames = (['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGBREAK'] as const).filter(
  (name) => name in constants.signals,
);

/** Windows' processes cannot be sent one: there the event is emitted, as Node.js does it for a console's. */
export function send(name: NodeJS.Signals): string {
  const comes = windows
    ? `process.emit('${name}', '${name}', ${constants.signals[name]})`
    : `process.kill(process.pid, '${name}')`;
  // It may come a moment later, and the process is not to end by itself meanwhile.
  return `setInterval(() => {}, 1e6); ${comes};`;
}

export function endedBySignal(name: NodeJS.Signals, stdout = ''): Ended {
  return windows
    ? { ...endedWell(stdout), code: 0xc000_013a }
    : { ...endedWell(stdout), code: null, signal: name };
}
