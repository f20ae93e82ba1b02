/** The addon's questions about the machine. */

import type { NativeAnswer } from './addon.js';

export interface NativeMachine {
  /** RasEnumDevices. */
  devices(): Promise<NativeAnswer<readonly NativeDevice[]>>;
  /** RasGetCountryInfo, from the first country to the last. */
  countries(): Promise<NativeAnswer<readonly NativeCountry[]>>;
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
