/** The order in which things are measured, and the profile that comes of it. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRasError, ras, vpnEntry } from 'winras';
import { askWrongly } from './answers.mjs';
import { measureConnection, measureRetry } from './connected.mjs';
import { measureFailure, measureHangUp, measureSeveral } from './failing.mjs';

/** Nobody listens there for SSTP, or there is a server on this machine. */
const nobody = '127.0.0.1';
const names = ['one', 'two', 'three'];

/** `native` is the RAS of `ras`, `entry` what findEntry has found. */
export async function measure(native, entry, { wrongPassword }) {
  const folder = mkdtempSync(join(tmpdir(), 'winras-'));
  const book = ras.phoneBook(join(folder, 'probe.pbk'));
  native.beginDialTrace();
  try {
    for (const name of names)
      await book.create(vpnEntry({ name, server: nobody, strategy: 'SSTP' }));
    const place = { phoneBook: book.path, entryName: names[0] };

    tell('Dialing a port of this machine where nobody listens …');
    const failure = await measureFailure(native, place);
    tell('Hanging up in the middle of such a dial …');
    const hangUp = await measureHangUp(native, place);
    tell('Dialing three at once …');
    const several = await measureSeveral(
      native,
      names.map((name) => ({ ...place, entryName: name })),
    );
    tell('Asking what RAS has to refuse …');
    const answers = await askWrongly(native, { folder, book, deadHandle: hangUp.deadHandle });
    const connection = entry && (await measureEntry(native, entry, wrongPassword));

    return {
      scenario: {
        // A dial that connects shows more than one that does not, but of a hang-up the middle of a dial does.
        behavior: { ...failure.behavior, ...connection?.behavior, ...hangUp.behavior },
        ...answers.scenario,
        ...connection?.scenario,
      },
      measured: {
        failure: failure.measured,
        hangUp: hangUp.measured,
        several: several.measured,
        threads: threadsOf(native.dialTrace()),
        answers: answers.measured,
        ...(connection && { connection: connection.measured }),
      },
    };
  } finally {
    native.endDialTrace();
    await emptyBook(book);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Only so RAS forgets what it knows of the entries. Where that cannot be done, something else has failed before. */
async function emptyBook(book) {
  try {
    for (const { name } of await book.entries()) await book.delete(name);
  } catch (error) {
    if (!isRasError(error)) throw error;
    console.error(`The probe's entries cannot be deleted: ${error.message}`);
  }
}

async function measureEntry(native, { place, type }, wrongPassword) {
  tell('Dialing the entry that WINRAS_TEST_ENTRY names …');
  const connection = await measureConnection(native, place, type);
  if (!wrongPassword) return connection;
  tell('Dialing it with a wrong password …');
  const retry = await measureRetry(native, place);
  return {
    ...connection,
    behavior: { ...connection.behavior, ...retry.behavior },
    measured: { ...connection.measured, retry: retry.measured },
  };
}

function threadsOf(rows) {
  const count = (chosen) => new Set(chosen.map(({ thread }) => thread)).size;
  return {
    rasDial: count(rows.filter(({ kind }) => kind === 'called')),
    notifier: count(rows.filter(({ kind }) => kind === 'notified')),
  };
}

function tell(what) {
  console.error(what);
}
