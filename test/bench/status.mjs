/** A call into RAS on a thread of our pool, against the least that Node-API needs for work on one of libuv's. */

import { addon, silentDial } from './support/fast-ras.mjs';
import { inTurns, row, time } from './support/samples.mjs';

export async function measureStatus({ quick }) {
  const { dialing, line } = await silentDial();
  const [rounds, calls] = quick ? [3, 500] : [15, 5_000];
  const askStatus = async () => {
    const { error } = await addon.provider.status(line);
    if (error !== 0) throw new Error(`RasGetConnectStatus failed with ${error}`);
  };
  const emptyWorker = () => addon.emptyWorker();
  const one = await inTurns(rounds, {
    status: () => oneAfterAnother(calls, askStatus),
    worker: () => oneAfterAnother(calls, emptyWorker),
  });
  const many = await inTurns(rounds, {
    status: () => atOnce(calls, askStatus),
    worker: () => atOnce(calls, emptyWorker),
  });
  dialing.catch(() => undefined);
  await dialing.hangUp();
  const rowsOf = ({ status, worker }, how) => [
    row(`a status, ${how}`, 'µs', status, {
      than: { name: 'an empty Napi::AsyncWorker', samples: worker },
    }),
    row(`… an empty Napi::AsyncWorker, ${how}`, 'µs', worker),
  ];
  return [...rowsOf(one, 'one after another'), ...rowsOf(many, `${calls} at once`)];
}

/** Microseconds each. */
async function oneAfterAnother(calls, call) {
  const milliseconds = await time(async () => {
    for (let done = 0; done < calls; done += 1) await call();
  });
  return (1_000 * milliseconds) / calls;
}

async function atOnce(calls, call) {
  const milliseconds = await time(() => Promise.all(Array.from({ length: calls }, call)));
  return (1_000 * milliseconds) / calls;
}
