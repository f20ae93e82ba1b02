import assert from 'node:assert/strict';
import test from 'node:test';
import { simulate } from 'winras/simulator';

test('a busy line is reported, and nothing is left open', async () => {
  const ras = simulate({
    entries: { Branch: { type: 'modem', server: '555 0100' } },
    servers: { '555 0100': { busy: true } },
    clock: 'virtual',
  });
  const dialed = ras.clock.run(ras.dial('Branch')); // takes no time

  await assert.rejects(dialed, { code: 'ERROR_LINE_BUSY', errno: 676 });
  ras.assertNoOpenConnections();
});
