/**
 * `npm run test:hardware`: dials a real entry of this machine, with the credentials that are stored with it, and checks
 * what the package promises of a dial. WINRAS_TEST_ENTRY names the entry, WINRAS_TEST_PHONE_BOOK the path of its book
 * where that is not the user's or the all-users one. Writes nothing into phone books, and leaves lines alone that are
 * up already. The transcript of the dial goes into `.hardware/`, or where `-- --output transcript.json` says.
 */

import { buildAll } from './lib/build.mjs';
import { finish, tally } from './lib/tally.mjs';

if (!process.env.WINRAS_TEST_ENTRY) {
  console.error(
    'Nothing is dialed, for no entry is named. Set WINRAS_TEST_ENTRY to the name of a phone-book entry whose\n' +
      'credentials are stored, WINRAS_TEST_PHONE_BOOK to the path of its book where it is in one of its own, and run\n' +
      '`npm run test:hardware` again. It dials the entry three times.',
  );
  process.exitCode = 1;
} else if (await buildAll()) {
  // Imports the package, which is there from now on.
  await import('../test/hardware/run.mjs');
} else {
  finish(tally(0, 1));
}
