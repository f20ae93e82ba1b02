/** The machine's devices and countries, and the texts that its system has for errors. */

import type { NativeAnswer } from './answer.js';

export interface NativeMachine {
  /** RasEnumDevices. */
  devices(): Promise<NativeAnswer<readonly NativeDevice[]>>;
  /** RasGetCountryInfo, from the first country to the last. */
  countries(): Promise<NativeAnswer<readonly NativeCountry[]>>;
  /** RasGetErrorString, else FormatMessage. */
  errorMessage(code: number): Promise<string | undefined>;
}

/** A row of RasEnumDevices. */
export interface NativeDevice {
  readonly type: string;
  readonly name: string;
}

/** RASCTRYINFO. */
export interface NativeCountry {
  readonly id: number;
  readonly code: number;
  readonly name: string;
}
