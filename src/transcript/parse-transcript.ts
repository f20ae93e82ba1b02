/** Transcripts are read back and checked, since another version or a person may have written them. */

import {
  checkBoolean,
  checkDuration,
  checkInteger,
  checkKeys,
  checkText,
  invalidType,
  invalidValue,
} from '../arguments/validation.js';
import { dialModes, entryTypes, vpnStrategies } from '../phone-book/entry-values.js';
import { jsonFault } from './json-fault.js';
import type { Transcript } from './transcript.js';
import { mostEvents } from './transcript.js';
import { vpnProtocols } from './vpn-protocols.js';

/**
 * Reads a transcript from JSON text, or checks an object. Throws `ERR_INVALID_ARG_TYPE` or `ERR_INVALID_ARG_VALUE`,
 * naming the place, for anything that is no transcript, and for a version that this package does not know.
 */
export function parseTranscript(textOrObject: string | object): Transcript {
  const value: unknown =
    typeof textOrObject === 'string' ? parsed(textOrObject) : structuredClone(textOrObject);
  checkTranscript('transcript', value);
  return value;
}

/** `name` names the value in an error. */
export function checkTranscript(name: string, value: unknown): asserts value is Transcript {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw invalidType(name, 'a transcript, which is an object', value, true);
  const { v } = value as { readonly v?: unknown };
  if (v !== 1) throw invalidValue(`${name}.v`, v, 'must be 1: no other version is known here');
  transcript(name, value);
}

type Check = (name: string, value: unknown) => void;

/** Makes a check for an object that has all required members and perhaps optional ones. */
function object(
  required: Readonly<Record<string, Check>>,
  optional: Readonly<Record<string, Check>> = {},
): Check {
  const known = new Set([...Object.keys(required), ...Object.keys(optional)]);
  return (name, value) => {
    checkKeys(name, value, known);
    const given = value as Readonly<Record<string, unknown>>;
    for (const [key, check] of Object.entries(required)) check(`${name}.${key}`, given[key]);
    for (const [key, check] of Object.entries(optional)) {
      if (given[key] !== undefined) check(`${name}.${key}`, given[key]);
    }
  };
}

function text(longest: number, { mayBeEmpty = false } = {}): Check {
  return (name, value) => checkText(name, value, { longest, mayBeEmpty });
}

function integer(least: number, most: number): Check {
  return (name, value) => checkInteger(name, value, least, most);
}

function oneOf(...choices: readonly unknown[]): Check {
  return (name, value) => {
    if (choices.includes(value)) return;
    const listed = choices.map((choice) => JSON.stringify(choice)).join(', ');
    throw invalidValue(name, value, `must be one of ${listed}`);
  };
}

const dword = integer(0, 2 ** 32 - 1);

/** A number that has no name here is kept as it is. */
function nameOrNumber(table: Readonly<Record<string, number>>): Check {
  const name = oneOf(...Object.keys(table));
  return (place, value) => (typeof value === 'number' ? dword(place, value) : name(place, value));
}

const versionText = text(200);
const deviceType = text(16, { mayBeEmpty: true });
const stateName = text(64);

const event = object(
  {
    phase: oneOf('running', 'paused', 'linkFailed', 'failed', 'terminal'),
    state: stateName,
    stateCode: dword,
    subentry: integer(1, 2 ** 32 - 1),
    elapsed: checkDuration,
  },
  {
    device: object({ type: deviceType }, { protocol: oneOf(...vpnProtocols) }),
    errno: dword,
    observed: oneOf('notification', 'status'),
    answered: checkDuration,
  },
);

const success = object({ connected: checkBoolean, elapsed: checkDuration });
const failure = object(
  {
    connected: checkBoolean,
    elapsed: checkDuration,
    by: oneOf('notification', 'status', 'call', 'caller'),
    code: text(100),
  },
  { errno: dword, operation: text(100), state: stateName },
);

const transcript = object(
  {
    v: oneOf(1),
    winras: versionText,
    node: versionText,
    platform: versionText,
    ras: oneOf('system', 'simulator'),
    pausedStates: checkBoolean,
    events(name, value) {
      if (!Array.isArray(value)) throw invalidType(name, 'an array', value);
      // A failed dial has one event more, the error that ended it.
      if (value.length > mostEvents + 1)
        throw invalidValue(name, value, `must have at most ${mostEvents + 1} events`);
      for (const [index, one] of value.entries()) event(`${name}[${index}]`, one);
    },
    result(name, value) {
      const { connected } = (value ?? {}) as { readonly connected?: unknown };
      (connected === true ? success : failure)(name, value);
    },
  },
  {
    windows: object({ release: versionText, version: versionText }),
    structureSizes(name, value) {
      checkKeys(name, value, new Set(Object.keys(value ?? {})));
      for (const [key, size] of Object.entries(value as object)) dword(`${name}.${key}`, size);
    },
    entry: object(
      {
        type: nameOrNumber(entryTypes),
        deviceType,
        dialMode: nameOrNumber(dialModes),
        subentryCount: integer(0, 1_000),
      },
      { vpnStrategy: nameOrNumber(vpnStrategies) },
    ),
    hangUp: object(
      {
        elapsed: checkDuration,
        duration: checkDuration,
        outcome: oneOf('disconnected', 'released', 'pending', 'failed'),
      },
      { errno: dword },
    ),
  },
);

function parsed(text: string): unknown {
  // Node.js leaves the byte order mark in the text of a file.
  const json = text.replace(/^\ufeff/, '');
  try {
    return JSON.parse(json);
  } catch {
    // The message does not quote the text, which may be somebody's secret.
    throw invalidValue('transcript', json, `must be JSON, and is not: ${jsonFault(json)}`, true);
  }
}
