/** Which device connects a new entry, where its user has named only the kind. */

import type { Device } from '../dial/dial-event.js';
import { RasError } from '../errors.js';
import { fold } from '../fold.js';
import type { Provider } from '../provider.js';
import type { NewEntryProperties } from './new-entry.js';

/** How Windows' miniports name the protocol that a strategy begins with. */
const protocols = ['PPTP', 'L2TP', 'SSTP', 'IKEv2'] as const;

/** The first device of the type; of those of a VPN the one of the strategy's first protocol, if it is there. */
export async function chooseDevice(
  provider: Provider,
  { type, name }: Pick<Device, 'type'> & Partial<Device>,
  strategy: NewEntryProperties['vpnStrategy'],
): Promise<Device> {
  if (name !== undefined) return { type, name };
  const devices = await provider.value(provider.native.devices());
  // Types differ in case from call to call (rule E8).
  const ofType = devices.filter((device) => fold(device.type) === fold(type));
  const first = fold(String(strategy ?? ''));
  const protocol = protocols.find((known) => first.startsWith(fold(known)));
  const preferred =
    protocol && ofType.find((device) => fold(device.name).includes(`(${fold(protocol)})`));
  const found = preferred ?? ofType[0];
  if (found === undefined) {
    throw new RasError({ code: 'ERR_RAS_NO_DEVICE', operation: 'RasEnumDevices', detail: type });
  }
  return { type: found.type, name: found.name };
}
