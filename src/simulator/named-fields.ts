/** The members of some parts of a scenario are configuration keys, each under its own name with a capital. */

import type { ConfigText } from './config-text.js';
import type { Field } from './fields.js';
import { part } from './shape.js';

/** `name` names the part in an error. Writes nothing for an undefined part, and for undefined members. */
export function writeNamedFields(
  config: ConfigText,
  name: string,
  value: unknown,
  members: Readonly<Record<string, Field>>,
): void {
  if (value === undefined) return;
  const given = part<Record<string, unknown>>(
    name,
    value,
    Object.fromEntries(Object.keys(members).map((key) => [key, true])),
  );
  for (const [key, field] of Object.entries(members)) {
    config.optional(
      `${key.charAt(0).toUpperCase()}${key.slice(1)}`,
      field,
      `${name}.${key}`,
      given[key],
    );
  }
}
