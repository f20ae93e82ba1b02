/** A scenario describes AutoDial and the other deprecated functions; here that becomes configuration text. */

import { checkInteger } from '../arguments/validation.js';
import type { ConfigText } from './config-text.js';
import type { Field } from './fields.js';
import * as fields from './fields.js';
import { writeNamedFields } from './named-fields.js';
import { items, part } from './shape.js';

/** The settings of AutoDial and the other deprecated functions. */
export interface SimulatedLegacy {
  /** The addresses and entries of AutoDial. */
  readonly autodial?: readonly SimulatedAutodialEntry[];
  /** The dialing locations where AutoDial is switched off, or on, which is the default. */
  readonly autodialLocations?: readonly {
    readonly dialingLocation: number;
    readonly enabled: boolean;
  }[];
  /** Without an address AutoDial means the default connection (the default), or answers 87. */
  readonly nullAddress?: 'default' | 'refused';
  /** RasGetNapStatus gives this state. Default: none; it answers 836. */
  readonly napState?: 'notRestricted' | 'inProbation' | 'restrictedAccess';
  /** The end of the probation, as `Date.now()` counts. */
  readonly napProbationEnds?: number;
  /** RasGetPCscf writes this text. Default: none; it answers `pcscfError`. */
  readonly pcscf?: string;
  /** Default: 668. */
  readonly pcscfError?: number;
}

/** AutoDial dials this entry for an address. */
export interface SimulatedAutodialEntry {
  /** Default: the default connection. */
  readonly address?: string;
  /** Default: 0. */
  readonly dialingLocation?: number;
  readonly entryName: string;
}

/** The milliseconds from 1601 to 1970. */
const epoch = 11_644_473_600_000n;

/** Writes a time as a FILETIME. */
const moment: Field = (name, value) => {
  checkInteger(name, value, 0, Number.MAX_SAFE_INTEGER);
  return String((BigInt(value) + epoch) * 10_000n);
};

const members = {
  nullAddress: fields.oneOf('default', 'refused'),
  napState: fields.oneOf('notRestricted', 'inProbation', 'restrictedAccess'),
  napProbationEnds: moment,
  pcscf: fields.address,
  pcscfError: fields.errorCode,
};

export function writeLegacy(config: ConfigText, name: string, value: unknown): void {
  if (value === undefined) return;
  const { autodial, autodialLocations, ...rest } = part<SimulatedLegacy>(name, value, {
    autodial: true,
    autodialLocations: true,
    nullAddress: true,
    napState: true,
    napProbationEnds: true,
    pcscf: true,
    pcscfError: true,
  });
  config.section('Legacy');
  writeNamedFields(config, name, rest, members);
  for (const entry of items(`${name}.autodial`, autodial)) {
    const given = part<SimulatedAutodialEntry>(entry.name, entry.value, {
      address: true,
      dialingLocation: true,
      entryName: true,
    });
    config.section('AutodialAddress');
    config.optional('Address', fields.address, `${entry.name}.address`, given.address);
    config.optional(
      'DialingLocation',
      fields.dword,
      `${entry.name}.dialingLocation`,
      given.dialingLocation,
    );
    config.required('EntryName', fields.entryName, `${entry.name}.entryName`, given.entryName);
  }
  for (const location of items(`${name}.autodialLocations`, autodialLocations)) {
    config.section('AutodialLocation');
    writeNamedFields(config, location.name, location.value, {
      dialingLocation: fields.dword,
      enabled: fields.flag,
    });
  }
}
