/** Which device connects an entry, where its user or its phone book has named only the kind. */

import type { NativeEntryChanges, NativeEntryProperties } from '../addon/phone-books.js';
import { RasError } from '../errors/errors.js';
import type { Device } from '../provider/device.js';
import { foldCase, sameName } from '../provider/fold-case.js';
import type { Provider } from '../provider/provider.js';
import { entryFields } from './entry-fields.js';
import type { EntryType, VpnStrategy } from './entry-properties.js';
import { entryTypes } from './entry-values.js';

/** How Windows' miniports name the protocol that a strategy begins with. */
const protocols = ['PPTP', 'L2TP', 'SSTP', 'IKEv2'] as const;

interface Wanted {
  readonly device: Partial<Device>;
  /** Tells the kind of a device that does not. */
  readonly type: EntryType | undefined;
  readonly strategy: VpnStrategy | undefined;
}

/** The first device of the type; of those of a VPN the one of the strategy's first protocol, if it is there. */
export async function chooseDevice(provider: Provider, wanted: Wanted): Promise<Device> {
  const type = typeOf(wanted);
  const { name = '' } = wanted.device;
  if (name !== '') return { type, name };
  const found = await findDevice(provider, wanted);
  if (found !== undefined) return found;
  throw new RasError({ code: 'ERR_RAS_NO_DEVICE', operation: 'RasEnumDevices', detail: type });
}

/**
 * RAS' documents want a device's name of each entry that is written (rule B2), and books of people have entries without
 * one: what is to be added to `changes`. Nothing where there is a name, or no device to name: RAS says what it
 * makes of that.
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
  // Types differ in case from call to call (rule E8).
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
