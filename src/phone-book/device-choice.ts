/**
 * Chooses the device of an entry where only its kind is known. Rule ids are those of docs/rules.md.
 */

import type { NativeEntryChanges, NativeEntryProperties } from '../addon/phone-books.js';
import { RasError } from '../errors/errors.js';
import type { Device } from '../provider/device.js';
import { foldCase, sameName } from '../provider/fold-case.js';
import type { Provider } from '../provider/provider.js';
import { entryFields } from './entry-fields.js';
import type { EntryType, VpnStrategy } from './entry-properties.js';
import { entryTypes } from './entry-values.js';

/** The names of Windows' miniports contain the protocol that a strategy begins with. */
const protocols = ['PPTP', 'L2TP', 'SSTP', 'IKEv2'] as const;

interface Wanted {
  readonly device: Partial<Device>;
  /** The type of the entry tells the kind of a device that has no type. */
  readonly type: EntryType | undefined;
  readonly strategy: VpnStrategy | undefined;
}

/**
 * Returns the first device of the type. A VPN entry gets the device of the first protocol of its
 * strategy, if there is one.
 */
export async function chooseDevice(provider: Provider, wanted: Wanted): Promise<Device> {
  const type = typeOf(wanted);
  const { name = '' } = wanted.device;
  if (name !== '') return { type, name };
  const found = await findDevice(provider, wanted);
  if (found !== undefined) return found;
  throw new RasError({ code: 'ERR_RAS_NO_DEVICE', operation: 'RasEnumDevices', detail: type });
}

/**
 * The documents of RAS demand a device name in each entry that is written (rule B2), and existing
 * phone books have entries without one. Returns the members to add to `changes`; none where there
 * is a name already or no device to name, so that RAS decides.
 */
export async function missingDevice(
  provider: Provider,
  before: NativeEntryProperties['members'],
  changes: NativeEntryChanges['members'],
): Promise<NativeEntryChanges['members']> {
  const { szDeviceName, szDeviceType, dwType, dwVpnStrategy } = { ...before, ...changes };
  if (szDeviceName !== '') return {};
  const members = { szDeviceType, dwType, dwVpnStrategy } as NativeEntryProperties['members'];
  const found = await findDevice(provider, {
    device: { type: String(szDeviceType ?? '') },
    type: entryFields.type.read(members),
    strategy: entryFields.vpnStrategy.read(members),
  });
  return found === undefined ? {} : { szDeviceType: found.type, szDeviceName: found.name };
}

async function findDevice(provider: Provider, wanted: Wanted): Promise<Device | undefined> {
  const type = typeOf(wanted);
  const devices = await provider.value(provider.native.devices());
  // The case of device types differs from call to call (rule E8).
  const ofType = devices.filter((device) => sameName(device.type, type));
  const first = foldCase(String(wanted.strategy ?? ''));
  const protocol = protocols.find((known) => first.startsWith(foldCase(known)));
  const preferred =
    protocol && ofType.find((device) => foldCase(device.name).includes(`(${foldCase(protocol)})`));
  const found = preferred ?? ofType[0];
  return found && { type: found.type, name: found.name };
}

function typeOf({ device, type }: Wanted): string {
  if (device.type !== undefined && device.type !== '') return device.type;
  if (type === 'vpn' || type === entryTypes.vpn) return 'vpn';
  return type === 'broadband' || type === entryTypes.broadband ? 'PPPoE' : 'modem';
}
