/** How long RAS' thread is held in our notifier, the connection being suspended, while JavaScript is busy. */

import { addon, durations, silentDial } from './support/fast-ras.mjs';
import { notifyThroughKoffi } from './support/koffi-notifier.mjs';
import { inTurns, quantile, row } from './support/samples.mjs';

/** Milliseconds. */
const block = 100;
const [delay, gap] = [5, 0.1];
const count = 500;
/** OpenPort to Projected; at ConnectDevice and DeviceConnected the notifier asks for the device. */
const states = Uint32Array.of(0, 1, 2, 3, 4, 5, 6, 10, 14, 18);

export async function measureCallback({ quick }) {
  const { dialing, line } = await silentDial();
  // Its events are read after each block, by a loop that lives as long as the dial.
  const observed = (async () => {
    for await (const _ of dialing);
  })();
  const held = { winras: [], doorbell: [] };
  addon.makeDoorbell();
  const { koffi } = await inTurns(quick ? 3 : 15, {
    winras: () => blockedWhile(() => addon.notify(line, states, count, delay, gap), held.winras),
    doorbell: () =>
      blockedWhile(() => addon.notify(undefined, states, count, delay, gap), held.doorbell),
    koffi: blockedWithKoffi,
  });
  addon.releaseDoorbell();
  await dialing.hangUp();
  await observed.catch(() => undefined);

  const of = (who, share) => held[who].map((values) => 1_000 * quantile(values, share));
  const rows = [
    ['50th percentile', 0.5],
    ['99th percentile', 0.99],
    ['longest', 1],
  ].flatMap(([name, share]) => [
    row(`RAS held in our notifier, ${name}`, 'µs', of('winras', share), {
      than: { name: 'koffi', samples: koffi.map((milliseconds) => 1_000 * milliseconds) },
      ...(share === 0.99 && { target: { most: 20 } }),
    }),
    row(`… in a bare thread-safe function, ${name}`, 'µs', of('doorbell', share), {
      than: { name: 'our notifier', samples: of('winras', share) },
    }),
  ]);
  const longest = row(
    "… in koffi's registered callback",
    'µs',
    koffi.map((ms) => 1_000 * ms),
  );
  return [...rows, longest];
}

async function blockedWhile(notify, held) {
  notify();
  const all = new Float64Array(count);
  // On a busy machine for longer, so that each of them meets a blocked JavaScript.
  do blockJavaScript();
  while (!addon.durations(all));
  held.push(all);
  return 1;
}

/** Milliseconds. It is held until JavaScript answers, so there is one for each block. */
async function blockedWithKoffi() {
  const end = notifyThroughKoffi(() => 1, states, 1, delay, gap);
  blockJavaScript();
  const [held] = await durations(1);
  end();
  return held;
}

/** By work, which leaves RAS' thread one processor less. */
function blockJavaScript() {
  const end = performance.now() + block;
  while (performance.now() < end);
}
