/** The parameters of AutoDial, which are DWORDs (rule A4). */

import { checkBoolean, checkInteger } from '../arguments/validation.js';

/**
 * How AutoDial behaves. [Microsoft's page "RasGetAutodialParam
 * function"](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasgetautodialparamw).
 */
export interface AutodialParameters {
  /** AutoDial dials without asking the user before. Default: false. */
  readonly disableConnectionQuery: boolean;
  /** AutoDial rests until the user logs on anew. Default: false. */
  readonly loginSessionDisable: boolean;
  /** How many addresses AutoDial learns of itself. Default: 100. */
  readonly savedAddressesLimit: number;
  /** Seconds that AutoDial rests after a connection has failed. Default: 5. */
  readonly failedConnectionTimeout: number;
  /** Seconds that it waits for the user's answer. */
  readonly connectionQueryTimeout: number;
}

export type ParameterName = keyof AutodialParameters;

/** The RASADP keys. */
const keys: Readonly<Record<ParameterName, { readonly key: number; readonly isFlag: boolean }>> = {
  disableConnectionQuery: { key: 0, isFlag: true },
  loginSessionDisable: { key: 1, isFlag: true },
  savedAddressesLimit: { key: 2, isFlag: false },
  failedConnectionTimeout: { key: 3, isFlag: false },
  connectionQueryTimeout: { key: 4, isFlag: false },
};

export const parameterNames = Object.keys(keys) as readonly ParameterName[];

export function parameterNumber(name: ParameterName): number {
  return keys[name].key;
}

export function parameterOf(name: ParameterName, value: number): boolean | number {
  return keys[name].isFlag ? value !== 0 : value;
}

/** Throws for a value that the parameter cannot have. */
export function parameterValue(where: string, name: ParameterName, value: unknown): number {
  if (keys[name].isFlag) {
    checkBoolean(where, value);
    return value ? 1 : 0;
  }
  checkInteger(where, value, 0, 2 ** 32 - 1);
  return value;
}
