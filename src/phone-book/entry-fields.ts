/** One table maps each property of an entry to members of RASENTRY, for reading and for writing. */

import type { NativeEntryChanges, NativeEntryProperties } from '../addon/phone-books.js';
import { checkAddress } from '../arguments/addresses.js';
import {
  checkBoolean,
  checkInteger,
  checkKeys,
  checkText,
  invalidType,
  invalidValue,
} from '../arguments/validation.js';
import type { Device } from '../provider/device.js';
import type { EntryProperties, Subentry, UnknownBits } from './entry-properties.js';
import {
  type Bits,
  dialModes,
  encryptions,
  entryTypes,
  framingProtocols,
  idPayloads,
  networkProtocolBits,
  optionBits,
  vpnStrategies,
} from './entry-values.js';

type Members = NativeEntryProperties['members'];
type MemberChanges = NativeEntryChanges['members'];

export interface Field<Value> {
  /** Returns undefined where this version of Windows does not have the member. */
  read(members: Members): Value | undefined;
  /** Checks and converts a value; an error calls it `name`. */
  write(name: string, value: unknown): MemberChanges;
}

/** All properties are members but the alternate numbers, which lie behind the structure. */
export type Fields<Properties> = {
  readonly [Key in Exclude<keyof Properties, 'alternateNumbers'>]-?: Field<
    NonNullable<Properties[Key]>
  >;
};

const largestDword = 0xffff_ffff;
export const longestNumber = 128;
const longestPath = 259;

function text(member: string, longest: number): Field<string> {
  return {
    read: (members) => members[member] as string | undefined,
    write(name, value) {
      checkText(name, value, { longest, mayBeEmpty: true });
      return { [member]: value };
    },
  };
}

function number(member: string, most = largestDword): Field<number> {
  return {
    read: (members) => members[member] as number | undefined,
    write(name, value) {
      checkInteger(name, value, 0, most);
      return { [member]: value };
    },
  };
}

function flag(member: string): Field<boolean> {
  return {
    read(members) {
      const value = members[member];
      return value === undefined ? undefined : value !== 0;
    },
    write(name, value) {
      checkBoolean(name, value);
      return { [member]: value ? 1 : 0 };
    },
  };
}

function choice<Table extends Readonly<Record<string, number>>>(
  member: string,
  table: Table,
): Field<keyof Table | number> {
  const names = new Map(Object.entries(table).map(([name, value]) => [value, name]));
  const plain = number(member);
  return {
    read(members) {
      const value = plain.read(members);
      return value === undefined ? undefined : (names.get(value) ?? value);
    },
    write(name, value) {
      if (typeof value === 'number') return plain.write(name, value);
      if (typeof value !== 'string' || !Object.hasOwn(table, value)) {
        const choices = Object.keys(table).map((known) => `"${known}"`);
        throw invalidValue(name, value, `must be ${choices.join(', ')} or a number`);
      }
      return { [member]: table[value] as number };
    },
  };
}

function bits<Table extends Bits>(
  table: Table,
): Field<{ readonly [Name in keyof Table]: boolean }> {
  const names = new Set(Object.keys(table));
  return {
    read(members) {
      const named = Object.entries(table).map(([name, [member, bit]]) => [
        name,
        ((members[member] as number) & bit) !== 0,
      ]);
      return Object.fromEntries(named) as { [Name in keyof Table]: boolean };
    },
    write(where, value) {
      checkKeys(where, value, names);
      const changes: Record<string, { set: number; clear: number }> = {};
      for (const [name, isSet] of Object.entries(value as Record<string, unknown>)) {
        checkBoolean(`${where}.${name}`, isSet);
        const [member, bit] = table[name] as readonly [string, number];
        const change = changes[member] ?? { set: 0, clear: 0 };
        changes[member] = change;
        change[isSet ? 'set' : 'clear'] += bit;
      }
      return changes;
    },
  };
}

function address(member: string, version: 4 | 6): Field<string> {
  return {
    read: (members) => members[member] as string | undefined,
    write(name, value) {
      checkAddress(name, value, version);
      return { [member]: value };
    },
  };
}

const device: Field<Device> = {
  read: (members) => ({
    type: members['szDeviceType'] as string,
    name: members['szDeviceName'] as string,
  }),
  write(name, value) {
    checkKeys(name, value, new Set(['type', 'name']));
    const given = value as Readonly<Record<string, unknown>>;
    // Both are empty where a phone book does not name a device.
    checkText(`${name}.type`, given['type'], { longest: 16, mayBeEmpty: true });
    checkText(`${name}.name`, given['name'], { longest: 128, mayBeEmpty: true });
    return { szDeviceType: given['type'], szDeviceName: given['name'] };
  },
};

/** The two constants are RASIDS_Disabled and RASIDS_UseGlobalValue. */
const idleDisconnectSeconds: Field<number | 'disabled' | 'global'> = {
  read(members) {
    const seconds = members['dwIdleDisconnectSeconds'] as number;
    if (seconds === largestDword) return 'disabled';
    return seconds === 0 ? 'global' : seconds;
  },
  write(name, value) {
    if (value === 'disabled') return { dwIdleDisconnectSeconds: largestDword };
    if (value === 'global') return { dwIdleDisconnectSeconds: 0 };
    if (typeof value !== 'number') {
      throw invalidType(name, "a number of seconds, 'disabled' or 'global'", value);
    }
    checkInteger(name, value, 1, largestDword - 1);
    return { dwIdleDisconnectSeconds: value };
  },
};

export const entryFields: Fields<EntryProperties> = {
  type: choice('dwType', entryTypes),
  phoneNumber: text('szLocalPhoneNumber', longestNumber),
  device,
  options: bits(optionBits),
  countryId: number('dwCountryID'),
  countryCode: number('dwCountryCode'),
  areaCode: text('szAreaCode', 10),
  networkProtocols: bits(networkProtocolBits),
  framingProtocol: choice('dwFramingProtocol', framingProtocols),
  frameSize: number('dwFrameSize'),
  ipAddress: address('ipaddr', 4),
  dnsAddress: address('ipaddrDns', 4),
  alternateDnsAddress: address('ipaddrDnsAlt', 4),
  winsAddress: address('ipaddrWins', 4),
  alternateWinsAddress: address('ipaddrWinsAlt', 4),
  ipv6DnsAddress: address('ipv6addrDns', 6),
  alternateIpv6DnsAddress: address('ipv6addrDnsAlt', 6),
  ipv6Address: address('ipv6addr', 6),
  ipv6PrefixLength: number('dwIPv6PrefixLength', 128),
  ipv4InterfaceMetric: number('dwIPv4InterfaceMetric'),
  ipv6InterfaceMetric: number('dwIPv6InterfaceMetric'),
  dnsSuffix: text('szDnsSuffix', 255),
  tcpWindowSize: number('dwTcpWindowSize'),
  encryption: choice('dwEncryptionType', encryptions),
  customAuthKey: number('dwCustomAuthKey'),
  vpnStrategy: choice('dwVpnStrategy', vpnStrategies),
  networkOutageTime: number('dwNetworkOutageTime'),
  initiatorId: text('szIDi', 256),
  responderId: text('szIDr', 256),
  initiatorIdType: choice('IdiType', idPayloads),
  responderIdType: choice('IdrType', idPayloads),
  imsConfig: flag('fIsImsConfig'),
  disableIkev2Fragmentation: flag('fDisableIKEv2Fragmentation'),
  idleDisconnectSeconds,
  redialCount: number('dwRedialCount'),
  redialPause: number('dwRedialPause'),
  dialMode: choice('dwDialMode', dialModes),
  dialExtraPercent: number('dwDialExtraPercent', 100),
  dialExtraSampleSeconds: number('dwDialExtraSampleSeconds'),
  hangUpExtraPercent: number('dwHangUpExtraPercent', 100),
  hangUpExtraSampleSeconds: number('dwHangUpExtraSampleSeconds'),
  channels: number('dwChannels'),
  prerequisiteEntry: text('szPrerequisiteEntry', 256),
  prerequisitePhoneBook: text('szPrerequisitePbk', longestPath),
  script: text('szScript', longestPath),
  autodialDll: text('szAutodialDll', longestPath),
  autodialFunction: text('szAutodialFunc', longestPath),
  customDialDll: text('szCustomDialDll', longestPath),
  x25PadType: text('szX25PadType', 32),
  x25Address: text('szX25Address', 200),
  x25Facilities: text('szX25Facilities', 200),
  x25UserData: text('szX25UserData', 200),
};

export const subentryFields: Fields<Subentry> = {
  device,
  phoneNumber: text('szLocalPhoneNumber', longestNumber),
};

/** Returns the bits of the members that no table names. */
export function unknownBitsOf(members: Members): UnknownBits {
  const unnamed = (member: string): number => {
    const tables: readonly Bits[] = [optionBits, networkProtocolBits];
    const named = tables.flatMap((table) => Object.values(table)).filter(([of]) => of === member);
    const known = named.reduce((sum, [, bit]) => sum + bit, 0);
    return ((members[member] as number) & ~known) >>> 0;
  };
  return {
    options: unnamed('dwfOptions'),
    options2: unnamed('dwfOptions2'),
    options3: unnamed('dwfOptions3'),
    networkProtocols: unnamed('dwfNetProtocols'),
  };
}
