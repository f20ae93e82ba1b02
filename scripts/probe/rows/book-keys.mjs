/** Which keys of a phone book survive that RAS writes the entry. */

import { fatesOf, keysOf } from '../book-text.mjs';

const zeros = '0'.repeat(40);
/** One IPv4 route, as others' captures of Windows' own books have it. */
const route = `0a0000000200000018000000c0000200${zeros}`;

/** Keys that Windows is known to write, some that it may know, and one that nobody does. */
const added = [
  'NumCustomPolicy=1',
  'CustomIPSecPolicies=020000000600000003000000050000000100000004000000',
  'RouteVersion=1',
  'NumRoutes=1',
  `Routes=${route}`,
  'NumServers=0',
  'NumTrustedNetworks=0',
  'DisableClassBasedDefaultRoute=1',
  'PlumbIKEv2TSAsRoutes=1',
  'AlwaysOnCapable=0',
  'WinrasProbe=1',
];

export const bookKeys = {
  name: 'bookKeys',
  asks: 'Which keys of an entry in a phone book survive RasSetEntryProperties and RasRenameEntry',
  assumes:
    'Routes and CustomIPSecPolicies, which Windows writes itself, do; keys that it does not know get lost.',
  needs: ['entries'],
  async measure({ own }) {
    const name = 'keys';
    await own.add(name);
    const written = keysOf(own.section(name));
    const measured = { written, ...(await fatesInCopy(own, name, added)) };
    const { Routes, CustomIPSecPolicies, WinrasProbe } = measured.set;
    return {
      asAssumed: Routes === 'kept' && CustomIPSecPolicies === 'kept' && WinrasProbe === 'lost',
      measured,
    };
  },
};

/** Of lines that are added to a copy of the entry, when RAS writes it and when RAS renames it. */
export async function fatesInCopy(own, name, lines) {
  const book = own.copy(name, lines);
  await book.update(name, { redialCount: 7 });
  const set = fatesOf(lines, own.section(name, book.path));
  const renamed = `${name} renamed`;
  await book.rename(name, renamed);
  return { set, renamed: fatesOf(lines, own.section(renamed, book.path)) };
}
