/** Waits on the clock of the RAS that is measured: a simulated one may have a virtual clock. */

export function pause(native, milliseconds) {
  return new Promise((resolve) => native.setTimer(milliseconds, resolve));
}

/** Asks again and again, until it is so or this time has passed. Returns the last answer. */
export async function waitUntil(native, isSo, { interval, longest }) {
  const deadline = native.now() + longest;
  for (;;) {
    const answer = await isSo();
    if (answer || native.now() >= deadline) return answer;
    await pause(native, interval);
  }
}
