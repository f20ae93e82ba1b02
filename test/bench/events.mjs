/** Events per second through `for await`: of what a dial remembers, and all the way from RAS' thread. */

import { addon, durations, silentDial, until } from './support/fast-ras.mjs';
import { notifyThroughKoffi } from './support/koffi-notifier.mjs';
import { inTurns, row, time } from './support/samples.mjs';

/** Those that a dial has before its last one; it may have 10,000. */
const count = 9_998;
/** Running states that the notifier and the dial take as they are: no device and no address is asked for. */
const states = Uint32Array.of(0, 1, 4, 5, 6, 10, 12, 14, 19, 21);
const disconnected = Uint32Array.of(0x2001);

export async function measureEvents({ quick }) {
  const { dialing, events } = await dialThrough();
  const loops = quick ? 20 : 200;
  const remembered = await inTurns(quick ? 3 : 9, {
    dialing: () => perSecond(loops, () => loop(dialing, events.length)),
    array: () => perSecond(loops, () => loop(events, events.length)),
  });
  const fromNative = await inTurns(quick ? 3 : 9, {
    dialing: endToEnd,
    doorbell: () => perSecond(5, throughDoorbell),
    koffi: () => perSecond(1, throughKoffi),
  });
  const unit = 'M/s';
  return [
    row('events of a dial through `for await`', unit, remembered.dialing, {
      than: { name: 'an array', samples: remembered.array },
      target: { least: 1 },
    }),
    row('… of an array', unit, remembered.array),
    row("events from RAS' thread through `for await`", unit, fromNative.dialing, {
      than: { name: 'koffi', samples: fromNative.koffi },
    }),
    row('… through a bare thread-safe function, one call each', unit, fromNative.doorbell, {
      than: { name: 'our events', samples: fromNative.dialing },
    }),
    row("… through koffi's registered callback", unit, fromNative.koffi),
  ];
}

/** In millions. */
async function perSecond(times, work) {
  const milliseconds = await time(async () => {
    for (let done = 0; done < times; done += 1) await work();
  });
  return (times * count) / milliseconds / 1_000;
}

async function loop(events, expected) {
  let seen = 0;
  for await (const event of events) if (event.phase !== undefined) seen += 1;
  if (seen !== expected) throw new Error(`${seen} events came, not ${expected}`);
}

/** A dial that tells of `count` states and ends, and the milliseconds that those states took. */
async function dialThrough() {
  const { dialing, line } = await silentDial();
  const events = [];
  let seenAt;
  const looped = (async () => {
    for await (const event of dialing) {
      events.push(event);
      if (events.length === count) seenAt = performance.now();
    }
  })();
  const began = performance.now();
  addon.notify(line, states, count, 0, 0);
  const took = (await until(() => seenAt)) - began;
  await durations(count);
  addon.notify(line, disconnected, 1, 0, 0);
  await looped;
  if (events.length !== count + 1)
    throw new Error(`${events.length} events came, not ${count + 1}`);
  return { dialing, events, took };
}

/** In millions a second; the end of the dials, which are hung up, is not measured. */
async function endToEnd() {
  let took = 0;
  for (let dials = 0; dials < 5; dials += 1) took += (await dialThrough()).took;
  return (5 * count) / took / 1_000;
}

async function throughDoorbell() {
  let seen = 0;
  addon.makeDoorbell(() => {
    seen += 1;
  });
  addon.notify(undefined, states, count, 0, 0);
  await until(() => (seen === count ? seen : undefined));
  await durations(count);
  addon.releaseDoorbell();
}

async function throughKoffi() {
  let seen = 0;
  const onEvent = () => {
    seen += 1;
    return 1;
  };
  const end = notifyThroughKoffi(onEvent, states, count, 0, 0);
  await durations(count);
  if (seen !== count) throw new Error(`${seen} events came, not ${count}`);
  end();
}
