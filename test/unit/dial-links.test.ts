/** A dial of several links over a RAS that reports what a test says. */

import { describe, expect, test } from '@jest/globals';
import { lasting } from '../../src/dial/status-watch.js';
import type { DialEvent } from '../../src/index.js';
import { type FakeRas, fakeRas } from './support/fake-ras.js';

const state = { Authenticate: 5, Connected: 0x2000 };

/** Its events, and its error when it has one. */
function observed(ras: FakeRas) {
  const dialing = ras.dial('Office');
  const events: DialEvent[] = [];
  const ended = (async () => {
    for await (const event of dialing) events.push(event);
  })().catch((error: unknown) => error);
  dialing.then(undefined, () => {});
  return { dialing, events, ended };
}

/** RasDial has returned. */
async function dialed(ras: FakeRas): Promise<void> {
  await ras.advance(0);
  await ras.report({ kind: 'dialed' });
}

describe('of several links', () => {
  const links = [{ subentry: 1 }, { subentry: 2 }];

  test('one may fail, and the others connect', async () => {
    const ras = fakeRas();
    const { events, dialing } = observed(ras);
    await dialed(ras);
    await ras.report(...links, { subentry: 2, state: 3, error: 676 });
    await ras.report({ state: state.Connected });
    expect(events.slice(2)).toMatchObject([
      { phase: 'linkFailed', subentry: 2, state: 'DeviceConnected', error: { errno: 676 } },
      { phase: 'terminal', state: 'Connected' },
    ]);
    expect(JSON.parse(JSON.stringify(events[2]))).toMatchObject({ error: { errno: 676 } });
    await dialing;
  });

  test('one may fail before any other was heard of', async () => {
    const ras = fakeRas();
    ras.linkCount = 2;
    const { events, dialing } = observed(ras);
    await dialed(ras);
    await ras.report({ subentry: 1, state: 2, error: 676 });
    expect(events).toMatchObject([{ phase: 'linkFailed', subentry: 1, error: { errno: 676 } }]);
    await ras.report({ subentry: 2 }, { subentry: 2, state: state.Connected });
    await dialing;
  });

  test('one that disconnected without an error counts with those that failed', async () => {
    const ras = fakeRas();
    ras.linkCount = 2;
    const { events, ended } = observed(ras);
    await dialed(ras);
    await ras.report({ subentry: 1, state: 23 });
    expect(events).toMatchObject([{ phase: 'running', state: 'SubEntryDisconnected' }]);
    await ras.report({ subentry: 2, state: 2, error: 676 });
    expect(await ended).toMatchObject({ errno: 676 });
  });

  test('all may fail, and with them the dial', async () => {
    const ras = fakeRas();
    const { ended } = observed(ras);
    await dialed(ras);
    await ras.report(...links);
    await ras.report({ subentry: 2, error: 676 }, { subentry: 1, error: 678 });
    expect(await ended).toMatchObject({ errno: 678 });
    expect(ras.did).toEqual(['hangUp', 'settle']);
  });

  test('some may be silent when the status says that the dial has failed', async () => {
    const ras = fakeRas();
    const { ended, events } = observed(ras);
    await dialed(ras);
    await ras.report(...links);
    ras.status = { state: state.Authenticate, error: 691 };
    // Until it is looked at first, and then for so long as an error in a running state has to last.
    await ras.advance(5_000 + lasting);
    expect(await ended).toMatchObject({ errno: 691, state: 'Authenticate' });
    expect(events.at(-1)).toMatchObject({ phase: 'terminal', observed: 'status' });
  });
});
