/** A new entry of options that a person knows. */

import { modemEntry, type NewEntry, pppoeEntry, vpnEntry } from '../../../index.js';
import { defined } from '../../arguments/omit-undefined.js';
import {
  flagOf,
  type VpnChoice,
  vpnChoiceNames,
  vpnOptionsOf,
} from '../../arguments/vpn-options.js';
import { UsageError } from '../../exit-codes.js';

interface OfVpn extends VpnChoice {
  readonly server?: string;
}

interface OfModem {
  readonly number?: string;
  readonly alternateNumber?: readonly string[];
  readonly isdn?: boolean;
}

export interface NewEntryChoice extends OfVpn, OfModem {
  /** The name of the service; true where none was given. */
  readonly pppoe?: string | true;
  readonly device?: string;
  readonly rememberCredentials?: boolean;
}

/** What goes with one kind of entry only, each kind under the option that chooses it. */
const optionsOf = {
  server: vpnChoiceNames,
  number: ['alternateNumber', 'isdn'],
  pppoe: [],
} as const satisfies Record<string, readonly (keyof NewEntryChoice)[]>;

type Kind = keyof typeof optionsOf;
const kinds = Object.keys(optionsOf) as readonly Kind[];

export async function newEntry(name: string, choice: NewEntryChoice): Promise<NewEntry> {
  const { server = '', number = '', pppoe, device, rememberCredentials } = choice;
  const common = { name, ...defined({ device, rememberCredentials }) };
  switch (kindOf(choice)) {
    case 'server':
      return vpnEntry({ ...common, server, ...(await vpnOptionsOf(choice)) });
    case 'number': {
      const deviceType = choice.isdn ? 'isdn' : 'modem';
      const more = defined({ alternateNumbers: choice.alternateNumber });
      return modemEntry({ ...common, phoneNumber: number, deviceType, ...more });
    }
    case 'pppoe':
      return pppoeEntry({
        ...common,
        ...(typeof pppoe === 'string' ? { serviceName: pppoe } : {}),
      });
  }
}

/** Refuses an option that would be without effect. */
function kindOf(choice: NewEntryChoice): Kind {
  const [kind, ...others] = kinds.filter((name) => choice[name] !== undefined);
  if (kind === undefined || others.length > 0)
    throw new UsageError('Say what it dials: --server <host>, --number <number>, or --pppoe.');
  for (const other of kinds) {
    const stray = optionsOf[other].find((name) => other !== kind && choice[name] !== undefined);
    if (stray !== undefined)
      throw new UsageError(
        `${flagOf(stray)} goes with ${flagOf(other)}, not with ${flagOf(kind)}.`,
      );
  }
  return kind;
}
