/** RasDial with a window as its notifier. */

import { pause } from '../pause.mjs';
import { dialParameters, sizes } from './structures.mjs';

/** dwNotifierType of a window. */
const isWindow = 0xffff_ffff;
/** The parent of windows that nobody sees. */
const messagesOnly = -3;
const remove = 1;
const usualMessage = 0xcccd;
/** MSG, whose message, wParam and lParam are at 8, 16 and 24. */
const sizeOfMessage = 48;
/** Milliseconds that the window listens. */
const longest = 30_000;

export async function windowNotifier({ native, places, raw, call }) {
  const { functions, windows } = raw;
  const [{ phoneBook, entryName }] = places;
  const window = windows.CreateWindowExW(
    0,
    'STATIC',
    null,
    0,
    0,
    0,
    0,
    0,
    messagesOnly,
    0,
    0,
    null,
  );
  const registered = windows.RegisterWindowMessageW('RasDialEvent');
  const handle = Buffer.alloc(8);
  const parameters = dialParameters(sizes.RASDIALPARAMS[1], entryName);
  await call('RasDial with a window', async () =>
    functions.RasDialW(null, phoneBook, parameters, isWindow, window, handle),
  );
  const messages = [];
  const end = native.now() + longest;
  while (native.now() < end && !messages.some(({ error }) => error !== 0)) {
    messages.push(...messagesOf(windows, window, registered));
    await pause(native, 10);
  }
  const line = handle.readBigUInt64LE();
  if (line !== 0n) await call('RasHangUp', async () => functions.RasHangUpW(line));
  await call('messages', async () => messages.length);
  await call('message', async () => (messages[0]?.isRegistered ? 'registered' : 'usual'));
  await call('states', async () => messages.map(({ state, error }) => [state, error]));
  windows.DestroyWindow(window);
}

/** Those of RAS that wait for the window. */
function messagesOf(windows, window, registered) {
  const found = [];
  const message = Buffer.alloc(sizeOfMessage);
  while (windows.PeekMessageW(message, window, 0, 0, remove) !== 0) {
    const number = message.readUInt32LE(8);
    if (number !== registered && number !== usualMessage) continue;
    found.push({
      isRegistered: number === registered,
      state: message.readUInt32LE(16),
      error: message.readUInt32LE(24),
    });
  }
  return found;
}
