/**
 * A row of the probe: one question that Microsoft's documents leave open, what winras assumes, and what this machine
 * answers. A row is `{ name, asks, assumes, needs, measure(world) }`; `measure` returns `measured`, as JSON can hold it and
 * without names, users and addresses, or `notMeasured`, which says why; `asAssumed` where that can be told; and the parts of
 * a scenario that follow, `behavior` and `scenario`.
 */

import { isRasError } from 'winras';

/** What a row can need; the sentence is the answer where there is none. */
const obstacles = {
  entries: ({ places }) =>
    places === undefined
      ? 'RAS took no entry in a phone book of the probe: see the row entries.'
      : undefined,
  windows: ({ tools }) =>
    tools === undefined ? 'This is not Windows, or its RAS is a simulated one.' : undefined,
  raw: ({ raw }) =>
    raw === undefined ? 'The functions of rasapi32.dll could not be called directly.' : undefined,
  connection: ({ entry }) =>
    entry === undefined ? 'WINRAS_TEST_ENTRY names no entry to dial.' : undefined,
};

/** Never rejects: a RAS that does not run is a result, and one row's failure is not another's. */
export async function measureRow(row, world) {
  const head = { asks: row.asks, assumes: row.assumes };
  const obstacle = (row.needs ?? []).map((need) => obstacles[need](world)).find(Boolean);
  if (obstacle !== undefined) return { row: { ...head, notMeasured: obstacle } };
  try {
    const { behavior, scenario, ...answer } = await row.measure(world);
    return { row: { ...head, ...answer }, behavior, scenario };
  } catch (error) {
    return { row: { ...head, failed: failureOf(error) } };
  }
}

/** Without the message, which may hold the name of an entry or a path. */
function failureOf(error) {
  if (isRasError(error))
    return { operation: error.operation, errno: error.errno, code: error.code };
  // A mistake of the probe's own, or of this machine: whoever runs it has to see it.
  console.error(`A row of the probe has failed: ${error.name}: ${error.message}`);
  process.exitCode = 1;
  return { name: error.name, code: error.code };
}
