/** The changes of a watch, and the signals that end it. */

import { expectTypeOf } from 'expect-type';
import {
  type AbortSignalLike,
  type ActiveConnection,
  type ConnectionChange,
  type ConnectionWatch,
  type RasError,
  ras,
} from 'winras';

export async function loopedOver(signal: AbortSignalLike): Promise<void> {
  const watch = ras.watch({ signal, enumerateEvery: 5_000 });
  expectTypeOf(watch).toEqualTypeOf<ConnectionWatch>();
  for await (const change of watch) expectTypeOf(change).toEqualTypeOf<ConnectionChange>();
  const result = await watch.next();
  if (result.done) expectTypeOf(result.value).toEqualTypeOf<undefined>();
  else expectTypeOf(result.value).toEqualTypeOf<ConnectionChange>();
  const iterator: AsyncIterableIterator<ConnectionChange> = watch;
  await iterator.next();
  // @ts-expect-error: it is looped over, not awaited
  ras.watch().then;
}

export function narrowedByType(change: ConnectionChange): void {
  switch (change.type) {
    case 'snapshot':
      expectTypeOf(change.connections).toEqualTypeOf<readonly ActiveConnection[]>();
      // @ts-expect-error: it is about all of them
      change.connection;
      break;
    case 'connected':
    case 'dormant':
    case 'reconnected':
      expectTypeOf(change.connection).toEqualTypeOf<ActiveConnection>();
      break;
    case 'disconnected':
      expectTypeOf(change.by).toEqualTypeOf<'hangUp' | 'lost'>();
      expectTypeOf(change.error).toEqualTypeOf<RasError | undefined>();
      break;
    case 'bandwidthAdded':
    case 'bandwidthRemoved':
      expectTypeOf(change.links).toEqualTypeOf<number>();
      break;
    default:
      expectTypeOf(change).toEqualTypeOf<never>();
  }
}
