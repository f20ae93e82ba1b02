/** The values of a scenario are checked, and written as the simulator's configuration text has them. */

import { limits } from '../addon/limits.js';
import { checkAddress } from '../arguments/addresses.js';
import {
  checkBoolean,
  checkDuration,
  checkInteger,
  checkText,
  invalidType,
  invalidValue,
} from '../arguments/validation.js';
import { states } from '../states/states.js';

/** Checks a value and writes it as the configuration has it. `name` names it in an error. */
export type Field = (name: string, value: unknown) => string;

const largestDword = 2 ** 32 - 1;
const longestPath = 32_767;

export const flag: Field = (name, value) => {
  checkBoolean(name, value);
  return value ? '1' : '0';
};

export const milliseconds: Field = (name, value) => {
  checkDuration(name, value);
  return String(value);
};

function integer(least: number, most: number): Field {
  return (name, value) => {
    checkInteger(name, value, least, most);
    return String(value);
  };
}

export const errorCode = integer(1, largestDword);
export const dword = integer(0, largestDword);
export const seed = integer(0, largestDword);
/** An entry may have as many links as a connection is asked for. */
export const mostLinks = 256;
export const tries = integer(1, 1000);

export const probability: Field = (name, value) => {
  if (typeof value !== 'number') throw invalidType(name, 'a number', value);
  if (!(value >= 0 && value <= 1)) throw invalidValue(name, value, 'must be from 0 to 1');
  return value.toFixed(6);
};

/** Bytes, or bytes per second. */
export const amount: Field = (name, value) => {
  if (typeof value !== 'number') throw invalidType(name, 'a number', value);
  if (!(value >= 0 && value <= 1e12)) throw invalidValue(name, value, 'must be from 0 to 10^12');
  return value.toFixed(3);
};

export function oneOf(...choices: readonly (string | number)[]): Field {
  const listed = choices.map((choice) => JSON.stringify(choice)).join(', ');
  return (name, value) => {
    if (!choices.some((choice) => choice === value))
      throw invalidValue(name, value, `must be one of ${listed}`);
    return String(value);
  };
}

export function listOf(field: Field): Field {
  return (name, value) => {
    if (!Array.isArray(value)) throw invalidType(name, 'an array', value);
    return value.map((item: unknown, index) => field(`${name}[${index}]`, item)).join(',');
  };
}

function text(longest: number, { mayBeEmpty = false, secret = false } = {}): Field {
  return (name, value) => {
    checkText(name, value, { longest, mayBeEmpty, secret });
    return value;
  };
}

export const entryName = text(limits.entryName);
/** A phone number, a host or a PPPoE service name. */
export const number = text(limits.number);
/** PPPoE needs no service name: any server answers then. */
export const serviceName = text(limits.number, { mayBeEmpty: true });
export const deviceType = text(16);
export const deviceName = text(128);
export const userName = text(limits.userName, { mayBeEmpty: true });
export const domain = text(limits.domain, { mayBeEmpty: true });
/** The password stays as it is, since it is hashed before it is written. */
export const password = text(limits.password, { mayBeEmpty: true, secret: true });
export const path = text(longestPath);
/** An address of AutoDial, or of a proxy for calls. */
export const address = text(1_024);

function ipAddress(version: 4 | 6): Field {
  return (name, value) => {
    checkAddress(name, value, version);
    return value;
  };
}

export const ipv4 = ipAddress(4);
export const ipv6 = ipAddress(6);

export const protocols = listOf(oneOf('IKEv2', 'SSTP', 'L2TP', 'PPTP'));

function stateOf(phases: readonly string[], example: string): Field {
  const names: unknown[] = states
    .filter(({ phase }) => phases.includes(phase))
    .map(({ name }) => name);
  return (name, value) => {
    if (!names.includes(value)) {
      throw invalidValue(
        name,
        value,
        `must be the name of a ${phases.join(', ')} state, such as "${example}"`,
      );
    }
    return String(value);
  };
}

export const runningState = stateOf(['running'], 'Authenticate');
export const anyState = stateOf(['running', 'paused', 'terminal'], 'Authenticate');
