/** The other way to be called by RAS from Node.js: koffi's registered callback, given to the same C function. */

import koffi from 'koffi';
import { addonFile } from './fast-ras.mjs';

const library = koffi.load(addonFile);
const convention = process.platform === 'win32' && process.arch === 'ia32' ? '__stdcall ' : '';
const Notifier = koffi.proto(
  `uint32_t ${convention}RasDialFunc2(uintptr_t, uint32_t, void *, uint32_t, int32_t, uint32_t, uint32_t)`,
);
koffi.struct('Notifications', {
  states: 'uint32_t *',
  state_count: 'uint32_t',
  count: 'uint32_t',
  delay: 'double',
  gap: 'double',
});
const start = library.func(
  'bool WinrasBenchStart(RasDialFunc2 *, uintptr_t, void *, Notifications *)',
);

/** `onEvent` gets what RAS tells a RasDialFunc2. Call the result when all has come. */
export function notifyThroughKoffi(onEvent, states, count, delay, gap) {
  const callback = koffi.register(onEvent, koffi.pointer(Notifier));
  const notifications = { states, state_count: states.length, count, delay, gap };
  if (!start(callback, 0, null, notifications))
    throw new Error('the last notifications are still coming');
  return () => koffi.unregister(callback);
}
