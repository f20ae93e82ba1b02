/** Makes a new entry of the options of `winras entries create`. */

import { modemEntry, type NewEntry, pppoeEntry, vpnEntry } from '../../../index.js';
import { omitUndefined } from '../../arguments/omit-undefined.js';
import {
  flagText,
  readVpnOptions,
  type VpnOptions,
  vpnOptionNames,
} from '../../arguments/vpn-options.js';
import { UsageError } from '../../exit-codes.js';

interface OfVpn extends VpnOptions {
  readonly server?: string;
}

interface OfModem {
  readonly number?: string;
  readonly alternateNumber?: readonly string[];
  readonly isdn?: boolean;
}

export interface NewEntryOptions extends OfVpn, OfModem {
  /** The name of the service; true where none was given. */
  readonly pppoe?: string | true;
  readonly device?: string;
  readonly rememberCredentials?: boolean;
}

/** The options that only one kind of entry has, by the option that chooses the kind. */
const optionsOf = {
  server: vpnOptionNames,
  number: ['alternateNumber', 'isdn'],
  pppoe: [],
} as const satisfies Record<string, readonly (keyof NewEntryOptions)[]>;

type Kind = keyof typeof optionsOf;
const kinds = Object.keys(optionsOf) as readonly Kind[];

export async function newEntry(name: string, choice: NewEntryOptions): Promise<NewEntry> {
  const { server = '', number = '', pppoe, device, rememberCredentials } = choice;
  const common = { name, ...omitUndefined({ device, rememberCredentials }) };
  switch (kindOf(choice)) {
    case 'server':
      return vpnEntry({ ...common, server, ...(await readVpnOptions(choice)) });
    case 'number': {
      const deviceType = choice.isdn ? 'isdn' : 'modem';
      const more = omitUndefined({ alternateNumbers: choice.alternateNumber });
      return modemEntry({ ...common, phoneNumber: number, deviceType, ...more });
    }
    case 'pppoe':
      return pppoeEntry({
        ...common,
        ...omitUndefined({ serviceName: pppoe === true ? undefined : pppoe }),
      });
  }
}

/** Refuses an option that would be without effect. */
function kindOf(choice: NewEntryOptions): Kind {
  const [kind, ...others] = kinds.filter((name) => choice[name] !== undefined);
  if (kind === undefined || others.length > 0)
    throw new UsageError(
      'Give what the entry dials: --server <host>, --number <number> or --pppoe.',
    );
  for (const other of kinds) {
    const stray = optionsOf[other].find((name) => other !== kind && choice[name] !== undefined);
    if (stray !== undefined)
      throw new UsageError(
        `${flagText(stray)} can be used with ${flagText(other)}, not with ${flagText(kind)}.`,
      );
  }
  return kind;
}
