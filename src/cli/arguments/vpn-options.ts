/** The options that describe a VPN: the same for a new entry, for a change of one, and for a server without one. */

import { type Command, Option } from 'commander';
import type { Encryption, VpnEntryOptions } from '../../index.js';
import { UsageError } from '../exit-codes.js';
import { omitUndefined } from './omit-undefined.js';
import { type PreSharedKeyOptions, readPreSharedKey } from './pre-shared-key.js';

type Strategy = NonNullable<VpnEntryOptions['strategy']>;
const strategies: readonly Strategy[] = ['automatic', 'IKEv2', 'SSTP', 'L2TP', 'PPTP'];
const encryptions: readonly Encryption[] = ['none', 'optional', 'required', 'maximum'];
const authentications = [
  'MS-CHAPv2',
  'EAP-MSCHAPv2',
  'machine-certificate',
  'pre-shared-key',
] as const;

/** The options as commander gives them, without the server itself. */
export interface VpnOptions extends PreSharedKeyOptions {
  readonly strategy?: Strategy;
  readonly auth?: (typeof authentications)[number];
  readonly encryption?: 'none' | 'optional' | 'required' | 'maximum';
  readonly splitTunnel?: boolean;
  readonly dnsSuffix?: string;
}

/** The options of `VpnOptions` by their names, without those of the pre-shared key. */
const vpnOptions: Readonly<
  Record<
    Exclude<keyof VpnOptions, keyof PreSharedKeyOptions>,
    readonly [string, string, (readonly unknown[])?]
  >
> = {
  strategy: ['--strategy <protocol>', 'Use this VPN protocol.', strategies],
  auth: ['--auth <method>', 'Authenticate to the VPN by this method.', authentications],
  encryption: ['--encryption <kind>', 'Set the encryption of the VPN.', encryptions],
  splitTunnel: ['--split-tunnel', 'Send only traffic for the remote network through the VPN.'],
  dnsSuffix: ['--dns-suffix <suffix>', 'Use this DNS suffix for the network behind the VPN.'],
};

export const vpnOptionNames: readonly (keyof VpnOptions)[] = [
  ...(Object.keys(vpnOptions) as (keyof typeof vpnOptions)[]),
  'preSharedKeyStdin',
  'preSharedKeyEnv',
];

export function withVpnOptions(command: Command): Command {
  for (const [flags, description, choices] of Object.values(vpnOptions)) {
    const option = new Option(flags, description);
    command.addOption(choices === undefined ? option : option.choices(choices as string[]));
  }
  return command;
}

/** As `vpnEntry()` and `ras.dialServer()` take them. */
export async function readVpnOptions(choice: VpnOptions): Promise<Partial<VpnEntryOptions>> {
  const { strategy, auth, encryption, splitTunnel, dnsSuffix } = choice;
  const preSharedKey = await readPreSharedKey(choice);
  if (auth === 'pre-shared-key' && preSharedKey === undefined)
    throw new UsageError(
      '--auth pre-shared-key needs --pre-shared-key-stdin or --pre-shared-key-env.',
    );
  return omitUndefined({ strategy, auth, encryption, splitTunnel, dnsSuffix, preSharedKey });
}

/** An option as it is written. */
export function flagText(name: string): string {
  return `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
