/** A scenario has events that happen later. */

import type { ConfigText } from './config-text.js';
import type { Field } from './fields.js';
import * as fields from './fields.js';
import { writeNamedFields } from './named-fields.js';
import { checkObject, items } from './shape.js';

/**
 * An event that happens later, by nobody's doing here.
 * - `'drop'`: the connection of `entry` is lost with this error (default: 629, ERROR_REMOTE_DISCONNECTION).
 *   `behavior.lostLine` decides how that shows itself. `at` counts from when the connection came up, each time that
 *   it does; with `from: 'start'` it counts from the simulator's start.
 * - `'connect'`: another process connects `entry`, unless it is connected.
 * - `'restart'`: the Remote Access Connection Manager ends, with all connections, and starts again after `down`
 *   milliseconds (default: 5,000).
 */
export type SimulatedEvent =
  | {
      readonly do: 'drop';
      readonly entry: string;
      /** Milliseconds of the simulator's clock. */
      readonly at: number;
      readonly error?: number;
      /** Default: `'connected'`. */
      readonly from?: 'connected' | 'start';
      /**
       * How often the event happens at most, if it counts from the connection. Default: each time that the connection
       * comes up.
       */
      readonly times?: number;
    }
  | { readonly do: 'connect'; readonly entry: string; readonly at: number }
  | { readonly do: 'restart'; readonly at: number; readonly down?: number };

/** The members of each kind, in addition to `do` and `at`. */
const kinds: Readonly<Record<SimulatedEvent['do'], Readonly<Record<string, Field>>>> = {
  drop: {
    error: fields.errorCode,
    from: fields.oneOf('connected', 'start'),
    times: fields.tries,
  },
  connect: {},
  restart: { down: fields.milliseconds },
};

/** `entry` checks the name of an entry. */
export function writeLater(config: ConfigText, name: string, value: unknown, entry: Field): void {
  for (const item of items(name, value)) {
    checkObject(item.name, item.value);
    const { do: act, at, entry: entryName, ...more } = item.value;
    const kind = fields.oneOf(...Object.keys(kinds))(`${item.name}.do`, act);
    config.section('After');
    config.line('Do', kind);
    config.required('At', fields.milliseconds, `${item.name}.at`, at);
    const isOfEntry = kind !== 'restart';
    if (isOfEntry) config.required('Entry', entry, `${item.name}.entry`, entryName);
    const given = {
      ...(kind === 'drop' ? { from: 'connected' } : {}),
      ...(isOfEntry || entryName === undefined ? {} : { entry: entryName }),
      ...more,
    };
    writeNamedFields(config, item.name, given, kinds[kind as SimulatedEvent['do']]);
  }
}
