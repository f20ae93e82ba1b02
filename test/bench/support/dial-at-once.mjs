/**
 * A process that dials so many lines at once, hangs them up, and prints what that took, in milliseconds and KiB:
 * `dial-at-once.mjs simulator|fast <count>`.
 */

import { createRequire } from 'node:module';
import { time } from './samples.mjs';

const require = createRequire(import.meta.url);
const [, , kind, text] = process.argv;
const count = Number(text);
const { dial, rasThreads } = kind === 'simulator' ? await onSimulator() : await onFastRas();

global.gc();
const before = process.memoryUsage.rss();
let threads = 0;
const look = () => {
  threads = Math.max(threads, rasThreads());
};
const timer = setInterval(look, 5);

let connections = [];
const connected = await time(async () => {
  connections = await Promise.all(Array.from({ length: count }, (_, index) => dial(index)));
});
look();
// The most that the process ever had, of which it had the rest before.
const memory = (process.resourceUsage().maxRSS - before / 1_024) / count;
const hungUp = await time(() => Promise.all(connections.map((one) => one.hangUp())));
clearInterval(timer);
console.log(JSON.stringify({ connected, hungUp, memory, rasThreads: threads }));

async function onSimulator() {
  const { simulate } = await import('winras/simulator');
  const { loadAddon } = require('../../../dist/provider/load.js');
  const entry = { server: 'vpn.example.com', strategy: ['SSTP'] };
  const names = Array.from({ length: count }, (_, index) => `Line ${index}`);
  const entries = Object.fromEntries(names.map((name) => [name, entry]));
  const ras = simulate({ entries, servers: { [entry.server]: {} } });
  process.on('exit', () => ras.assertNoOpenConnections());
  return { dial: (index) => ras.dial(names[index]), rasThreads: loadAddon().rasThreads };
}

async function onFastRas() {
  const { addon, ras } = await import('./fast-ras.mjs');
  return { dial: (index) => ras.dialNumber(`5${index}`), rasThreads: addon.rasThreads };
}
