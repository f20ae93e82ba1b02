/**
 * Rows that can harm: a call that crashes its process, or leaves RAS in a state that only a restart ends. Only with
 * `--destructive`, after all others, each in a process of its own.
 */

import { fileURLToPath } from 'node:url';
import { oddSizesOf } from '../destructive/odd-sizes.mjs';
import { runChild } from '../destructive/parent.mjs';

const child = fileURLToPath(new URL('../destructive/child.mjs', import.meta.url));
/** Milliseconds. A simulated RAS answers; on a busy machine it only takes its time. */
const longest = process.env.WINRAS_SIMULATE ? 600_000 : 60_000;

function destructive(name, { asks, assumes, needs = ['entries'], isAsAssumed }) {
  return {
    name,
    asks,
    assumes,
    needs,
    isDestructive: true,
    async measure({ defaultBooks, own: { folder } }) {
      const measured = await runChild([child, name, defaultBooks.newName()], { longest, folder });
      await defaultBooks.removeAll();
      return { asAssumed: verdictOn(measured, isAsAssumed), measured };
    },
  };
}

/** Undefined of a trial that has not come as far as its calls: RAS took no entry, say. A crash is never as assumed. */
export function verdictOn({ end, calls, failed }, isAsAssumed) {
  if (end !== 'ended') return false;
  if (failed !== undefined || Object.keys(calls).length === 0) return undefined;
  return isAsAssumed(calls);
}

const isRefused = (answer) => answer !== 0;

export const destructiveRows = [
  ...Object.keys(oddSizesOf).map((name) =>
    destructive(`oddSizesOf${name}`, {
      asks: `What ${name} answers to structures of sizes that no version of Windows has`,
      assumes: '632 or 87, and nothing is written past the end (rules E2 and E6).',
      needs: ['raw', 'entries'],
      isAsAssumed: (calls) =>
        Object.entries(calls).every(
          ([what, answer]) => !what.startsWith('odd') || isRefused(answer),
        ),
    }),
  ),
  destructive('emptyNames', {
    asks: 'What RAS answers to empty names of entries and servers',
    assumes: 'It refuses them; RasSetEntryProperties may crash with an empty host name (rule B6).',
    isAsAssumed: (calls) => Object.values(calls).every(isRefused),
  }),
  destructive('windowNotifier', {
    asks: 'Whether RasDial takes a window as its notifier, and by which message it tells of states',
    assumes: 'It does; by RegisterWindowMessage("RasDialEvent"), else 0xCCCD (rule D17).',
    needs: ['raw', 'entries'],
    isAsAssumed: (calls) => calls['RasDial with a window'] === 0 && calls.messages > 0,
  }),
  destructive('defaultBook', {
    asks: 'Whether an entry can be made, changed and deleted in the default phone book, where there may be no file yet',
    assumes: 'It can, in the book of the user.',
    isAsAssumed: (calls) => calls.made === 0 && calls.book === 'user' && calls.deleted === 0,
  }),
  destructive('changeWhileConnecting', {
    asks: 'What RasSetEntryProperties and RasDeleteEntry do to an entry that is connecting',
    assumes:
      'The first may crash; the second succeeds, and RasDial answers 633 afterwards until a reboot (rule B6): winras refuses both.',
    isAsAssumed: (calls) => calls.deleted === 0 && calls['the same entry again'] === 633,
  }),
];
