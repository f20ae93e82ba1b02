/** The settings of an entry as text, without those that are empty or off. */

import type { PhoneBookEntry } from '../../../index.js';

/** `'invalid'` is the kind of an identity that is not there. */
const emptyValues: ReadonlySet<unknown> = new Set([0, false, '0.0.0.0', '::', 'invalid']);

export function entryText({ name, phoneBook, id, properties }: PhoneBookEntry): string {
  const rows = Object.entries({ name, phoneBook, id, ...properties }).flatMap(([key, value]) => {
    const text = valueText(value);
    return text === '' ? [] : [[key, text] as const];
  });
  const widest = Math.max(...rows.map(([key]) => key.length));
  return rows.map(([key, text]) => `${key.padEnd(widest)}  ${text}`).join('\n');
}

/** Empty for what says nothing. */
function valueText(value: unknown): string {
  if (Array.isArray(value)) return listText(value);
  if (typeof value !== 'object' || value === null) {
    return emptyValues.has(value) ? '' : String(value);
  }
  if ('name' in value && 'type' in value) return `${value.name} (${value.type})`;
  const isOn = Object.entries(value).filter(([, flag]) => flag === true);
  return isOn.map(([key]) => key).join(', ');
}

/** As `winras entries set` takes it: an array in JSON where commas would not tell the values apart. */
function listText(list: readonly unknown[]): string {
  return list.some((item) => /^\[|,/.test(String(item))) ? JSON.stringify(list) : list.join(', ');
}
