/** `property=value`, as an entry's properties are called in the API and in what `winras entries show` prints. */

import { similar } from '../../../arguments/similar.js';
import type { EntryChanges, EntryProperties } from '../../../index.js';
import { UsageError } from '../../exit-codes.js';

type Values = Readonly<Record<string, unknown>>;

/** Properties whose values are names. A value without a name is given as its number. */
const namedProperties: ReadonlySet<string> = new Set([
  ...['type', 'framingProtocol', 'encryption', 'vpnStrategy', 'dialMode'],
  ...['initiatorIdType', 'responderIdType', 'idleDisconnectSeconds'],
]);

/** The present values tell which type each property has. The two parts of `device` are changed together. */
export function parseChanges(given: readonly string[], now: EntryProperties): EntryChanges {
  const changes: Record<string, unknown> = {};
  for (const text of given) {
    const [, path = '', value = ''] = /^([\w.]+)=([^]*)$/.exec(text) ?? [];
    const [name = '', part] = path.split('.');
    if (part === undefined) {
      changes[name] = parseValue(path, value, currentValue(now, name, text));
      continue;
    }
    const group = currentValue(now, name, text);
    if (typeof group !== 'object' || group === null || Array.isArray(group))
      throw new UsageError(`${name} has no parts. Give it as ${name}=…`);
    const before = changes[name] ?? (name === 'device' ? group : {});
    changes[name] = { ...before, [part]: parseValue(path, value, currentValue(group, part, text)) };
  }
  return changes;
}

function currentValue(group: object, name: string, text: string): unknown {
  if (Object.hasOwn(group, name)) return (group as Values)[name];
  const near = similar(name, Object.keys(group));
  const meant = near.length === 0 ? '' : ` Did you mean ${near.join(' or ')}?`;
  throw new UsageError(
    `"${text}" is no property=value of this entry.${meant} winras entries show --json lists the properties.`,
  );
}

function parseValue(path: string, value: string, now: unknown): unknown {
  if (typeof now === 'boolean') {
    if (value === 'true' || value === 'false') return value === 'true';
    throw new UsageError(`${path} must be true or false, not "${value}".`);
  }
  if (Array.isArray(now)) return parseList(path, value);
  if (typeof now === 'object')
    throw new UsageError(`${path} has parts. Give one of them, as in ${path}.<name>=${value}`);
  const isNumber = /^\d+$/.test(value);
  if (typeof now === 'number' && !namedProperties.has(path)) {
    if (isNumber) return Number(value);
    throw new UsageError(`${path} must be a whole number, not "${value}".`);
  }
  return isNumber && namedProperties.has(path) ? Number(value) : value;
}

/** `a, b`, or a JSON array where a comma is a part of a value, as of a number whose modem pauses at it. */
function parseList(path: string, value: string): string[] {
  if (!value.startsWith('['))
    return value === '' ? [] : value.split(',').map((item) => item.trim());
  const list = parseJson(value);
  if (Array.isArray(list) && list.every((item) => typeof item === 'string')) return list;
  // Windows PowerShell 5.1 hands quotes over only where a backslash stands before each.
  throw new UsageError(
    `A value that begins with "[" must be a JSON array of texts in double quotes: ${path}=["0,5551234","5550101"]. ` +
      'Windows PowerShell removes the quotes unless a backslash stands before each. --alternate-number takes a number ' +
      'as it is.',
  );
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
