/** The options that RASDIALEXTENSIONS takes as RDEOPT bits. */

import { checkBoolean } from '../arguments/validation.js';

/**
 * The RDEOPT bits of a dial, which go to RAS as they are
 * ([RASDIALEXTENSIONS](https://learn.microsoft.com/en-us/previous-versions/windows/desktop/legacy/aa377029%28v=vs.85%29)).
 * All are false by default.
 */
export interface ExtensionOptions {
  /** Dials with the prefix and the suffix that the entry has. */
  readonly usePrefixSuffix?: boolean;
  /** Lets `setModemSpeaker` decide about the modem's speaker, not the entry. */
  readonly ignoreModemSpeaker?: boolean;
  /** Turns the speaker on. Needs `ignoreModemSpeaker`. */
  readonly setModemSpeaker?: boolean;
  /** Lets `setSoftwareCompression` decide about compression, not the entry. */
  readonly ignoreSoftwareCompression?: boolean;
  /** Turns compression on. Needs `ignoreSoftwareCompression`. */
  readonly setSoftwareCompression?: boolean;
  /** Shows the terminal of a logon script to the user; Windows means it for RasDialDlg itself. */
  readonly pauseOnScript?: boolean;
  readonly disableConnectedUI?: boolean;
  readonly disableReconnectUI?: boolean;
  readonly disableReconnect?: boolean;
  readonly noUser?: boolean;
  readonly router?: boolean;
  readonly customDial?: boolean;
  readonly useCustomScripting?: boolean;
  readonly invokeAutoTriggerCredentialUI?: boolean;
}

const bits: Readonly<Record<keyof ExtensionOptions, number>> = {
  usePrefixSuffix: 0x1,
  ignoreModemSpeaker: 0x4,
  setModemSpeaker: 0x8,
  ignoreSoftwareCompression: 0x10,
  setSoftwareCompression: 0x20,
  disableConnectedUI: 0x40,
  disableReconnectUI: 0x80,
  disableReconnect: 0x100,
  noUser: 0x200,
  pauseOnScript: 0x400,
  router: 0x800,
  customDial: 0x1000,
  useCustomScripting: 0x2000,
  invokeAutoTriggerCredentialUI: 0x4000,
};

export const extensionOptionNames = Object.keys(bits) as (keyof ExtensionOptions)[];

/** Throws `ERR_INVALID_ARG_TYPE` when an option is no boolean. */
export function extensionBitsOf(options: ExtensionOptions): number {
  let set = 0;
  for (const name of extensionOptionNames) {
    const value = options[name];
    if (value !== undefined) checkBoolean(`options.${name}`, value);
    if (value) set |= bits[name];
  }
  return set;
}
