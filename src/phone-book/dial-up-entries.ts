/** Entries for modems, ISDN and PPPoE, of what a person knows about them. */

import { checkBoolean, checkKeys, checkText, invalidValue } from '../arguments/validation.js';
import type { NewEntry, NewEntryProperties } from './new-entry.js';

/** What `modemEntry()` makes an entry of. */
export interface ModemEntryOptions {
  readonly name: string;
  /** As it is dialed. At most 128 characters. */
  readonly phoneNumber: string;
  /** Are tried in order when the number is not answered. */
  readonly alternateNumbers?: readonly string[];
  /** Default `'modem'`. */
  readonly deviceType?: 'modem' | 'isdn';
  /** The device's name. Default: the first of its type. */
  readonly device?: string;
  /** Windows keeps what the user types at a dial. Default: it does not. */
  readonly rememberCredentials?: boolean;
}

/** What `pppoeEntry()` makes an entry of. */
export interface PppoeEntryOptions {
  readonly name: string;
  /** At most 128 characters. Default: any that answers. */
  readonly serviceName?: string;
  readonly device?: string;
  readonly rememberCredentials?: boolean;
}

/** For `PhoneBook.create`. Throws `ERR_INVALID_ARG_TYPE` or `ERR_INVALID_ARG_VALUE`, naming the option. */
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
 * For `PhoneBook.create`. Throws `ERR_INVALID_ARG_TYPE` or `ERR_INVALID_ARG_VALUE`, naming the option. The number of a PPPoE
 * entry is its service name.
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
        // What providers' servers speak.
        requirePAP: true,
        requireCHAP: true,
        requireMsCHAP2: true,
      },
    },
  };
}
