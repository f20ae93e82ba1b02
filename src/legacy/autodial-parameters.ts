/** The parameters of AutoDial are DWORDs (rule A4, docs/rules.md). */

import { checkBoolean, checkInteger } from '../arguments/validation.js';

/**
 * The parameters of AutoDial.
 * See [RasGetAutodialParam](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasgetautodialparamw).
 */
export interface AutodialParameters {
  /** AutoDial dials without asking the user. Default: false. */
  readonly disableConnectionQuery: boolean;
  /** AutoDial pauses until the user logs on anew. Default: false. */
  readonly loginSessionDisable: boolean;
  /** The number of addresses that AutoDial learns by itself. Default: 100. */
  readonly savedAddressesLimit: number;
  /** Seconds that AutoDial pauses after a failed connection. Default: 5. */
  readonly failedConnectionTimeout: number;
  /** Seconds that AutoDial waits for the answer of the user. */
  readonly connectionQueryTimeout: number;
}

export type ParameterName = keyof AutodialParameters;

/** The numbers are the RASADP constants. */
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

/** Returns the value as a DWORD. Throws for a value that the parameter cannot have. */
export function parameterValue(where: string, name: ParameterName, value: unknown): number {
  if (keys[name].isFlag) {
    checkBoolean(where, value);
    return value ? 1 : 0;
  }
  checkInteger(where, value, 0, 2 ** 32 - 1);
  return value;
}
