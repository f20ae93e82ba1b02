/**
 * What any RAS has to do, that of Windows itself first of all: nothing is dialed but this machine, and nothing is
 * left. Run by scripts/test-rasman.mjs, in one process and with the runner of Node.js: what `ras` is, a simulated one
 * too, is as the process was started.
 */

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { isRasError, ras, vpnEntry } from 'winras';

/** Nobody listens there. */
const server = '127.0.0.1';
/** Of a dial that nobody answers, in milliseconds; Windows repeats what is refused, for a few seconds. */
const bound = 90_000;

const folder = mkdtempSync(join(tmpdir(), 'winras-'));
after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
const book = ras.phoneBook(join(folder, 'temporary.pbk'));

async function names() {
  return (await book.entries()).map(({ name }) => name);
}

test('devices are listed', async () => {
  const devices = await ras.devices();
  assert.ok(devices.some(({ type }) => type.toLowerCase() === 'vpn'));
  for (const { name } of devices) assert.notEqual(name, '');
});

test('an entry is made, read, changed, renamed and deleted', async () => {
  await book.create(vpnEntry({ name: 'Büro (Ost)', server, strategy: 'SSTP' }));
  assert.deepEqual(await names(), ['Büro (Ost)']);

  const { properties } = await book.get('Büro (Ost)');
  assert.equal(properties.type, 'vpn');
  assert.equal(properties.phoneNumber, server);
  assert.equal(properties.vpnStrategy, 'sstpOnly');

  await book.update('Büro (Ost)', { redialCount: 7, dnsSuffix: 'example.com' });
  const changed = (await book.get('Büro (Ost)')).properties;
  assert.equal(changed.redialCount, 7);
  assert.equal(changed.dnsSuffix, 'example.com');
  assert.equal(changed.phoneNumber, server);

  await book.rename('Büro (Ost)', 'Büro West');
  assert.deepEqual(await names(), ['Büro West']);
  await book.delete('Büro West');
  assert.deepEqual(await names(), []);
});

test('an entry that there is not is refused', async () => {
  const phoneBook = await bookWith('SSTP');
  await assert.rejects(ras.dial('nobody', { phoneBook }), (error) => isRasError(error, 623));
});

for (const strategy of ['SSTP', 'PPTP']) {
  test(`a dial by ${strategy} that nobody answers fails, and leaves nothing`, async () => {
    const before = await lines();
    const phoneBook = await bookWith(strategy);
    const dialing = ras.dial(strategy, {
      phoneBook,
      credentials: { userName: 'nobody', password: 'none' },
      timeout: bound,
    });
    const states = [];
    await assert.rejects(
      (async () => {
        for await (const { state } of dialing) states.push(state);
      })(),
      // An error of RAS, not of its having said nothing.
      (error) => isRasError(error) && error.errno > 0,
    );
    assert.ok(states.includes('ConnectDevice'), `states: ${states.join(', ')}`);
    assert.deepEqual(await lines(), before);
    // RAS itself says that the port is free again.
    await book.delete(strategy);
  });
}

test('a dial that is aborted in its middle leaves nothing', async () => {
  const before = await lines();
  const phoneBook = await bookWith('SSTP');
  const controller = new AbortController();
  const dialing = ras.dial('SSTP', {
    phoneBook,
    credentials: { userName: 'nobody', password: 'none' },
    signal: controller.signal,
    timeout: bound,
  });
  await assert.rejects(
    (async () => {
      for await (const _ of dialing) controller.abort();
    })(),
    { name: 'AbortError' },
  );
  assert.deepEqual(await lines(), before);
  await book.delete('SSTP');
});

/** The path of the book, with an entry of this name and strategy. */
async function bookWith(strategy) {
  if (!(await names()).includes(strategy))
    await book.create(vpnEntry({ name: strategy, server, strategy }));
  return book.path;
}

/** Of the lines that are up or being dialed, whosever they are. */
async function lines() {
  return (await ras.connections()).map(({ id }) => id).sort();
}
