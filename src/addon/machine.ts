/** The addon lists the machine's devices and countries, and gives the texts that its system has for errors. */

import type { NativeAnswer } from './answer.js';

export interface NativeMachine {
  /** Calls RasEnumDevices. */
  devices(): Promise<NativeAnswer<readonly NativeDevice[]>>;
  /** Calls RasGetCountryInfo from the first country to the last. */
  countries(): Promise<NativeAnswer<readonly NativeCountry[]>>;
  /** Calls RasGetErrorString, and FormatMessage where that has no text. */
  errorMessage(code: number): Promise<string | undefined>;
}

/** A row of RasEnumDevices. */
export interface NativeDevice {
  readonly type: string;
  readonly name: string;
}

/** A RASCTRYINFO. */
export interface NativeCountry {
  readonly id: number;
  readonly code: number;
  readonly name: string;
}
