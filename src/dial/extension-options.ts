/** Options that RASDIALEXTENSIONS takes as RDEOPT bits. Microsoft's page "RASDIALEXTENSIONS structure". */

import { checkBoolean } from '../arguments/validation.js';

/**
 * The RDEOPT bits of a dial, false by default, passed on to RAS as they are. Microsoft's page "RASDIALEXTENSIONS
 * structure".
 */
export interface ExtensionOptions {
  /** Dial with the prefix and the suffix that the entry has. */
  readonly usePrefixSuffix?: boolean;
  /** `setModemSpeaker` decides about the modem's speaker, not the entry. */
  readonly ignoreModemSpeaker?: boolean;
  /** The speaker is on. Needs `ignoreModemSpeaker`. */
  readonly setModemSpeaker?: boolean;
  /** `setSoftwareCompression` decides about compression, not the entry. */
  readonly ignoreSoftwareCompression?: boolean;
  /** Compress. Needs `ignoreSoftwareCompression`. */
  readonly setSoftwareCompression?: boolean;
  /** For RasDialDlg's own use: a logon script gets a terminal that the user sees. */
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

/** Throws `ERR_INVALID_ARG_TYPE` for an option that is no boolean. */
export function extensionBitsOf(options: ExtensionOptions): number {
  let set = 0;
  for (const name of extensionOptionNames) {
    const value = options[name];
    if (value !== undefined) checkBoolean(`options.${name}`, value);
    if (value) set |= bits[name];
  }
  return set;
}
