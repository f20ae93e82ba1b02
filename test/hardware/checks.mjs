/** What the package promises of a dial, as far as it can be asked of a line that somebody uses. */

import assert from 'node:assert/strict';
import { isRasError, parseTranscript } from 'winras';
import { simulate } from 'winras/simulator';

/** In order: the first dials, and the others ask of its line, until it is hung up. */
export const checks = [
  {
    title: 'the entry connects, and its states arrive one by one',
    async check(entry) {
      entry.dialing = entry.dial();
      try {
        await entry.watch(entry.dialing);
        entry.connection = await entry.dialing;
      } finally {
        entry.transcript = await entry.dialing.transcript();
      }
      const times = entry.events.map(({ elapsed }) => elapsed);
      assert.deepEqual(
        times,
        times.toSorted((one, other) => one - other),
      );
      const { phase, state } = entry.events.at(-1);
      assert.deepEqual({ phase, state }, { phase: 'terminal', state: 'Connected' });
    },
  },
  {
    title: 'a loop that comes late sees the same events',
    needs: 'connection',
    async check({ dialing, events }) {
      const again = [];
      for await (const event of dialing) again.push(event);
      assert.deepEqual(again, events);
    },
  },
  {
    title: 'the line is listed once, and by its id',
    needs: 'connection',
    async check(entry) {
      const ids = (await entry.lines()).map(({ id }) => id);
      assert.deepEqual(ids, [entry.connection.id]);
    },
  },
  {
    title: 'its status is Connected',
    needs: 'connection',
    async check({ connection }) {
      const { phase, state, error } = await connection.status();
      assert.deepEqual([phase, state, error], ['terminal', 'Connected', undefined]);
    },
  },
  {
    title: 'its projection tells a protocol',
    needs: 'connection',
    async check({ connection }) {
      const { protocol } = await connection.projection();
      assert.match(protocol, /^(PPP|IKEv2)$/);
    },
  },
  {
    title: 'its statistics count, and do not go back',
    needs: 'connection',
    async check({ connection }) {
      const before = await connection.statistics();
      const after = await connection.statistics();
      for (const counter of ['bytesReceived', 'bytesTransmitted', 'connectDuration'])
        assert.ok(after[counter] >= before[counter], `${counter} has gone back`);
    },
  },
  {
    title: 'it has a link that is up',
    needs: 'connection',
    async check({ connection }) {
      const [first] = await connection.links();
      assert.equal((await first.status()).state, 'Connected');
    },
  },
  {
    title: 'a watch begins with it',
    needs: 'connection',
    async check({ ras, connection }) {
      for await (const change of ras.watch()) {
        assert.equal(change.type, 'snapshot');
        assert.ok(change.connections.some(({ id }) => id === connection.id));
        break;
      }
    },
  },
  {
    title: 'a hang-up ends when the line is gone',
    needs: 'connection',
    async check(entry) {
      const { connection } = entry;
      assert.equal(await connection.hangUp(), 'disconnected');
      entry.transcript = await entry.dialing.transcript();
      assert.equal((await connection.waitForClose()).by, 'hangUp');
      assert.equal((await connection.status()).state, 'Disconnected');
      assert.deepEqual(await entry.lines(), []);
    },
  },
  {
    title: 'a dial that is aborted in the middle leaves nothing',
    async check(entry) {
      const controller = new AbortController();
      const dialing = entry.dial({ signal: controller.signal });
      const aborted = assert.rejects(dialing, { name: 'AbortError' });
      await abortAtFirstState(dialing, controller);
      await aborted;
      assert.deepEqual(await entry.lines(), []);
    },
  },
  {
    title: 'it can be dialed again at once',
    needs: 'connection',
    async check(entry) {
      const connection = await entry.dial();
      assert.equal(await connection.hangUp(), 'disconnected');
      assert.deepEqual(await entry.lines(), []);
    },
  },
  {
    title: 'the lines that were up before are up still',
    async check(entry) {
      assert.deepEqual(await entry.lostLines(), []);
    },
  },
  {
    title: 'the simulator plays the transcript back',
    needs: 'transcript',
    async check({ transcript }) {
      const again = await playedBack(parseTranscript(JSON.stringify(transcript)));
      assert.deepEqual(statesOf(again), statesOf(transcript));
    },
  },
];

async function abortAtFirstState(dialing, controller) {
  try {
    for await (const event of dialing) {
      assert.equal(event.phase, 'running');
      controller.abort();
    }
  } catch (error) {
    if (error.name !== 'AbortError') throw error;
  }
}

async function playedBack(replay) {
  const ras = simulate({ replay, clock: 'virtual' });
  const dialing = ras.dial('Replayed');
  const connected = dialing.catch((error) => {
    if (!isRasError(error)) throw error;
  });
  await ras.clock.advance(3_600_000);
  const hungUp = (await connected)?.hangUp();
  await ras.clock.advance(60_000);
  await hungUp;
  return dialing.transcript();
}

function statesOf({ events, result }) {
  return [...events.map(({ phase, state, errno }) => ({ phase, state, errno })), result.errno];
}
