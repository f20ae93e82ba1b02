/**
 * Arguments are checked before RAS is called. Each check throws `ERR_INVALID_ARG_TYPE` or `ERR_INVALID_ARG_VALUE`,
 * and names the argument and its limit. It looks at the shape and never at `instanceof`, so that values of other
 * realms pass. A secret's value is in no message.
 */

import { inspect, types } from 'node:util';
import { markAsOurs } from './caller.js';
import { didYouMean, nearestNames } from './similar.js';

/** 24.8 days, which is also setTimeout's limit. */
const longestDuration = 2 ** 31 - 1;

export function invalidType(
  name: string,
  expected: string,
  value: unknown,
  secret = false,
): TypeError {
  const received = describe(value, secret);
  const error = new TypeError(`The "${name}" argument must be ${expected}. Received ${received}`);
  return Object.assign(markAsOurs(error), { code: 'ERR_INVALID_ARG_TYPE' });
}

/** `reason` completes the sentence, for example 'must not be empty'. */
export function invalidValue(
  name: string,
  value: unknown,
  reason: string,
  secret = false,
): RangeError {
  return badValue(
    `The "${name}" argument ${reason}.${secret ? '' : ` Received ${describe(value)}`}`,
  );
}

function badValue(message: string): RangeError {
  return Object.assign(markAsOurs(new RangeError(message)), { code: 'ERR_INVALID_ARG_VALUE' });
}

export interface TextLimits {
  /** UTF-16 units, which is how RAS counts. */
  readonly longest: number;
  readonly mayBeEmpty?: boolean;
  readonly secret?: boolean;
}

export function checkText(
  name: string,
  value: unknown,
  limits: TextLimits,
): asserts value is string {
  const { longest, mayBeEmpty = false, secret = false } = limits;
  if (typeof value !== 'string') throw invalidType(name, 'a string', value, secret);
  if (value === '' && !mayBeEmpty) throw invalidValue(name, value, 'must not be empty');
  if (value.length > longest) {
    const reason = `must have at most ${longest} characters, and has ${value.length}`;
    throw invalidValue(name, value, reason, secret);
  }
  if (value.includes('\0')) {
    throw invalidValue(name, value, 'must not contain a NUL character', secret);
  }
}

export function checkBoolean(name: string, value: unknown): asserts value is boolean {
  if (typeof value !== 'boolean') throw invalidType(name, 'a boolean', value);
}

export function checkInteger(
  name: string,
  value: unknown,
  least: number,
  most: number,
): asserts value is number {
  if (typeof value !== 'number') throw invalidType(name, 'a number', value);
  if (!Number.isInteger(value) || value < least || value > most) {
    throw invalidValue(name, value, `must be an integer from ${least} to ${most}`);
  }
}

export function checkNumber(
  name: string,
  value: unknown,
  least: number,
  most: number,
): asserts value is number {
  if (typeof value !== 'number') throw invalidType(name, 'a number', value);
  if (!(value >= least && value <= most))
    throw invalidValue(name, value, `must be from ${least} to ${most}`);
}

/** The error tells how many bytes there are and never shows them, since they may be a secret. */
export function checkBytes(
  name: string,
  value: unknown,
  least: number,
  most: number,
): asserts value is Uint8Array {
  if (!types.isUint8Array(value)) throw invalidType(name, 'a Uint8Array', value, true);
  if (value.length < least || value.length > most) {
    const reason = `must have from ${least} to ${most} bytes, and has ${value.length}`;
    throw invalidValue(name, value, reason, true);
  }
}

/** Checks a duration in milliseconds. */
export function checkDuration(name: string, value: unknown): asserts value is number {
  if (typeof value !== 'number') throw invalidType(name, 'a number of milliseconds', value);
  if (!(value >= 0 && value <= longestDuration)) {
    throw invalidValue(name, value, `must be from 0 to ${longestDuration} milliseconds`);
  }
}

/** Refuses an object with any other key, since a misspelt option must not be ignored. */
export function checkKeys(name: string, value: unknown, known: ReadonlySet<string>): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalidType(name, 'an object', value);
  }
  for (const key of Object.keys(value)) {
    if (known.has(key)) continue;
    // The value is not shown, since it may be a password under a misspelt name.
    const names = [...known].sort();
    const choices = names.length === 0 ? 'there are none' : `there are ${names.join(', ')}`;
    const meant = didYouMean(nearestNames(key, names));
    throw badValue(`"${key}" is not known in "${name}": ${choices}.${meant}`);
  }
}

/** The part of an AbortSignal that is used. A signal of another realm will do, since only its shape is checked. */
export interface AbortSignalLike {
  readonly aborted: boolean;
  readonly reason?: unknown;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

export function checkSignal(name: string, value: unknown): void {
  const signal = value as {
    aborted?: unknown;
    addEventListener?: unknown;
    removeEventListener?: unknown;
  } | null;
  if (
    typeof signal !== 'object' ||
    signal === null ||
    typeof signal.aborted !== 'boolean' ||
    typeof signal.addEventListener !== 'function' ||
    typeof signal.removeEventListener !== 'function'
  ) {
    throw invalidType(name, 'an AbortSignal', value);
  }
}

/** Tells only the type of an object, whose members may be secrets, and of a secret. */
function describe(value: unknown, secret = false): string {
  if (value === undefined || value === null) return String(value);
  if (typeof value === 'object') return Array.isArray(value) ? 'an array' : 'an object';
  if (secret) return `a ${typeof value}`;
  if (typeof value === 'function') return `a function${value.name === '' ? '' : ` ${value.name}`}`;
  const shown = inspect(value, { maxStringLength: 40 });
  return `the ${typeof value} ${shown}`;
}
