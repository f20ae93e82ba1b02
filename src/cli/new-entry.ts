/** A new entry of options that a person knows. */

import { modemEntry, type NewEntry, pppoeEntry, type VpnEntryOptions, vpnEntry } from '../index.js';
import { defined } from './defined.js';
import { UsageError } from './exit-codes.js';
import { type PreSharedKeyOptions, preSharedKeyFrom } from './pre-shared-key.js';

export const strategies = ['automatic', 'IKEv2', 'SSTP', 'L2TP', 'PPTP'] as const;
export const encryptions = ['none', 'optional', 'required', 'maximum'] as const;
export const authentications = [
  'MS-CHAPv2',
  'EAP-MSCHAPv2',
  'machine-certificate',
  'pre-shared-key',
] as const;

interface OfVpn extends PreSharedKeyOptions {
  readonly server?: string;
  readonly strategy?: (typeof strategies)[number];
  readonly auth?: (typeof authentications)[number];
  readonly encryption?: (typeof encryptions)[number];
  readonly splitTunnel?: boolean;
  readonly dnsSuffix?: string;
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
  server: [
    ...(['strategy', 'auth', 'encryption', 'splitTunnel', 'dnsSuffix'] as const),
    ...(['preSharedKeyStdin', 'preSharedKeyEnv'] as const),
  ],
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
      return vpnEntry({ ...common, server, ...(await vpnOptions(choice)) });
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

async function vpnOptions(choice: OfVpn): Promise<Partial<VpnEntryOptions>> {
  const { strategy, auth, encryption, splitTunnel, dnsSuffix } = choice;
  const preSharedKey = await preSharedKeyFrom(choice);
  if (auth === 'pre-shared-key' && preSharedKey === undefined)
    throw new UsageError('--auth pre-shared-key needs --pre-shared-key-stdin or -env.');
  return defined({ strategy, auth, encryption, splitTunnel, dnsSuffix, preSharedKey });
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

function flagOf(name: string): string {
  return `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
