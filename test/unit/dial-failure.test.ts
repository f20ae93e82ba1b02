/** What a failed dial says beside RAS' error. */

import { expect, test } from '@jest/globals';
import { dialFailure } from '../../src/dial/dial-failure.js';
import { RasError, type RasErrorDetails } from '../../src/errors/errors.js';
import type { Provider } from '../../src/provider/provider.js';

const share = '\\\\server\\share\\office.pbk';

/** A RAS, for which the file system knows where a path leads. */
function rasWhere(realPath: string): Provider {
  const error = async (errno: number, operation: string, details: RasErrorDetails) =>
    new RasError({ ...details, errno, operation });
  const enumerations = { books: { realPath: () => realPath } };
  return { error, enumerations } as unknown as Provider;
}

const fails = (errno: number, phoneBook: string, realPath: string) =>
  dialFailure(rasWhere(realPath), errno, 'RasDial', { entryName: 'Office' }, phoneBook);

test.each([621, 623])('%d with a book on a mapped drive: how to name it', async (errno) => {
  const { message } = await fails(errno, 'Z:\\office.pbk', share);
  expect(message).toContain(
    `Z: is a mapped drive, which the service of RAS does not see: give the path as ${share}`,
  );
});

test.each([
  ['another error', 691, 'Z:\\office.pbk', share],
  ['a book that is named by its share', 621, share, share],
  ['a book on a drive of the machine', 621, 'C:\\office.pbk', 'C:\\office.pbk'],
])('%s says nothing of drives', async (_, errno, phoneBook, realPath) => {
  expect((await fails(errno, phoneBook, realPath)).message).not.toContain('mapped drive,');
});
