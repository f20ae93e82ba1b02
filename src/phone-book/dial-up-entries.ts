/** Makes entries for modems, ISDN and PPPoE from the few facts that a user knows. */

import { checkBoolean, checkKeys, checkText, invalidValue } from '../arguments/validation.js';
import type { NewEntry, NewEntryProperties } from './new-entry.js';

/** The options of `modemEntry()`. */
export interface ModemEntryOptions {
  /** The name of the new entry, at most 256 characters. */
  readonly name: string;
  /** The number as it is dialed, at most 128 characters. */
  readonly phoneNumber: string;
  /** Further numbers, which RAS tries in order when the number does not answer. */
  readonly alternateNumbers?: readonly string[];
  /** The kind of device. Default `'modem'`. */
  readonly deviceType?: 'modem' | 'isdn';
  /** The name of the device, at most 128 characters. Default: the first device of the type. */
  readonly device?: string;
  /** Let Windows keep the credentials that the user types at a dial. Default: false. */
  readonly rememberCredentials?: boolean;
}

/** The options of `pppoeEntry()`. */
export interface PppoeEntryOptions {
  /** The name of the new entry, at most 256 characters. */
  readonly name: string;
  /** The PPPoE service, at most 128 characters. Default: any service that answers. */
  readonly serviceName?: string;
  /** The name of the device, at most 128 characters. Default: the first device of its type. */
  readonly device?: string;
  /** Let Windows keep the credentials that the user types at a dial. Default: false. */
  readonly rememberCredentials?: boolean;
}

/**
 * Makes an entry for a modem or an ISDN adapter, to be passed to `PhoneBook.create`. Throws
 * `ERR_INVALID_ARG_TYPE` or `ERR_INVALID_ARG_VALUE`; the message names the option.
 */
export function modemEntry(options: ModemEntryOptions): NewEntry {
  const known = ['phoneNumber', 'alternateNumbers', 'deviceType'];
  checkCommon(options, known);
  const { phoneNumber, alternateNumbers, deviceType = 'modem' } = options;
  checkText('options.phoneNumber', phoneNumber, { longest: 128 });
  if (!['modem', 'isdn'].includes(deviceType)) {
    throw invalidValue('options.deviceType', deviceType, "must be 'modem' or 'isdn'");
  }
  return dialUpEntry(options, deviceType, {
    type: 'phone',
    phoneNumber,
    ...(alternateNumbers === undefined ? {} : { alternateNumbers }),
  });
}

/**
 * Makes an entry for PPPoE, to be passed to `PhoneBook.create`. Its phone number is the name of the
 * service. Throws `ERR_INVALID_ARG_TYPE` or `ERR_INVALID_ARG_VALUE`; the message names the option.
 */
export function pppoeEntry(options: PppoeEntryOptions): NewEntry {
  checkCommon(options, ['serviceName']);
  const { serviceName = '' } = options;
  checkText('options.serviceName', serviceName, { longest: 128, mayBeEmpty: true });
  return dialUpEntry(options, 'PPPoE', { type: 'broadband', phoneNumber: serviceName });
}

type Common = Pick<PppoeEntryOptions, 'name' | 'device' | 'rememberCredentials'>;

function checkCommon(options: Common, more: readonly string[]): void {
  checkKeys('options', options, new Set(['name', ...more, 'device', 'rememberCredentials']));
  const { name, device, rememberCredentials } = options;
  checkText('options.name', name, { longest: 256 });
  if (device !== undefined) checkText('options.device', device, { longest: 128 });
  if (rememberCredentials !== undefined) {
    checkBoolean('options.rememberCredentials', rememberCredentials);
  }
}

function dialUpEntry(
  { name, device, rememberCredentials = false }: Common,
  deviceType: string,
  properties: NewEntryProperties,
): NewEntry {
  return {
    name,
    properties: {
      ...properties,
      device: { type: deviceType, ...(device === undefined ? {} : { name: device }) },
      framingProtocol: 'ppp',
      networkProtocols: { ip: true, ipv6: true },
      encryption: 'optional',
      options: {
        remoteDefaultGateway: true,
        ipv6RemoteDefaultGateway: true,
        previewUserPw: true,
        cacheCredentials: rememberCredentials,
        // The servers of providers use these protocols.
        requirePAP: true,
        requireCHAP: true,
        requireMsCHAP2: true,
      },
    },
  };
}
