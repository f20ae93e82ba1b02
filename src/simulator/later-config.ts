/** What a scenario has happen later. */

import type { ConfigText } from './config-text.js';
import type { Field } from './fields.js';
import * as fields from './fields.js';
import { writeNamedFields } from './named-fields.js';
import { checkObject, items } from './shape.js';

/**
 * - `'drop'`: the line of `entry` is lost, for this reason (default: 629, ERROR_REMOTE_DISCONNECTION). `behavior.lostLine`
 *   says how that shows itself. `at` counts from when the line came up, each time that it does; `from: 'start'` counts
 *   from the simulator's begin.
 * - `'connect'`: another process connects `entry`, unless it has a line.
 * - `'restart'`: the Remote Access Connection Manager ends, with all lines, and starts again after `down` milliseconds
 *   (default: 5,000).
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
      /** How often at most, counted from the line. Default: each time that the line comes up. */
      readonly times?: number;
    }
  | { readonly do: 'connect'; readonly entry: string; readonly at: number }
  | { readonly do: 'restart'; readonly at: number; readonly down?: number };

/** The members of each kind, beside `do` and `at`. */
const kinds: Readonly<Record<SimulatedEvent['do'], Readonly<Record<string, Field>>>> = {
  drop: {
    error: fields.errorCode,
    from: fields.oneOf('connected', 'start'),
    times: fields.tries,
  },
  connect: {},
  restart: { down: fields.milliseconds },
};

/** `entry` checks the name of one. */
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
