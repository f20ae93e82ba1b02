/**
 * All rows, in their order. Of the behavior that two rows have seen the later one counts: a dial that connects shows more
 * than one that does not, but of a hang-up the middle of a dial does. Those that can harm come last, as nothing may be
 * measured after them.
 */

import { bookKeys } from './rows/book-keys.mjs';
import { correlation } from './rows/correlation.mjs';
import { destructiveRows } from './rows/destructive.mjs';
import { dialingStatus } from './rows/dialing-status.mjs';
import {
  answers,
  connection,
  entries,
  failure,
  hangUp,
  several,
  wrongPassword,
} from './rows/dials.mjs';
import { paths } from './rows/paths.mjs';
import { registration } from './rows/registration.mjs';
import { services } from './rows/services.mjs';
import { threads } from './rows/threads.mjs';
import { vpnProfile } from './rows/vpn-profile.mjs';

export const rows = [
  services,
  entries,
  failure,
  dialingStatus,
  correlation,
  several,
  paths,
  bookKeys,
  vpnProfile,
  registration,
  connection,
  wrongPassword,
  hangUp,
  answers,
  threads,
  ...destructiveRows,
];
