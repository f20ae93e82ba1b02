/** Entries, what is stored with them, and what is made of them. */

import { expectTypeOf } from 'expect-type';
import {
  type EntryProperties,
  modemEntry,
  type NewEntry,
  type PhoneBookEntry,
  pppoeEntry,
  ras,
  type StoredCredentials,
  vpnEntry,
} from 'winras';

export async function read(): Promise<void> {
  const book = ras.phoneBook('office.pbk');
  expectTypeOf(book.path).toEqualTypeOf<string | undefined>();
  const entry = await book.get('Office VPN');
  expectTypeOf(entry).toEqualTypeOf<PhoneBookEntry>();
  const { properties } = entry;
  expectTypeOf(properties.options.requireEAP).toEqualTypeOf<boolean>();
  expectTypeOf(properties.networkProtocols.ipv6).toEqualTypeOf<boolean>();
  expectTypeOf(properties.encryption).toEqualTypeOf<
    'none' | 'required' | 'maximum' | 'optional' | number
  >();
  expectTypeOf(properties.idleDisconnectSeconds).toEqualTypeOf<number | 'disabled' | 'global'>();
  expectTypeOf(properties.initiatorId).toEqualTypeOf<string | undefined>();
  // @ts-expect-error: it is changed by update()
  properties.phoneNumber = 'vpn.example.com';
}

export async function changed(): Promise<void> {
  const book = ras.phoneBook();
  await book.update('Office VPN', { options: { requireEAP: true }, vpnStrategy: 'ikev2Only' });
  // @ts-expect-error: there is no such strategy
  await book.update('Office VPN', { vpnStrategy: 'ikev3Only' });
  // @ts-expect-error: nor such an option
  await book.update('Office VPN', { options: { requireEap: true } });
  expectTypeOf(await book.validateName('New')).toEqualTypeOf<'free' | 'taken' | 'invalid'>();
}

export async function made(): Promise<void> {
  const book = ras.phoneBook();
  expectTypeOf(vpnEntry).returns.toEqualTypeOf<NewEntry>();
  await book.create(vpnEntry({ name: 'New', server: 'vpn.example.com', auth: 'MS-CHAPv2' }));
  await book.create(modemEntry({ name: 'New', phoneNumber: '555', deviceType: 'isdn' }));
  await book.create(pppoeEntry({ name: 'New' }));
  await book.create('New', { type: 'vpn', phoneNumber: 'vpn', device: { type: 'vpn' } });
  // @ts-expect-error: Windows knows no other
  vpnEntry({ name: 'New', server: 'vpn.example.com', strategy: 'OpenVPN' });
  expectTypeOf<EntryProperties['device']>().toEqualTypeOf<{
    readonly type: string;
    readonly name: string;
  }>();
}

export async function stored(): Promise<void> {
  const credentials = ras.credentials('Office VPN', { phoneBook: 'office.pbk' });
  const kept = await credentials.get({ forAllUsers: true });
  expectTypeOf(kept).toEqualTypeOf<StoredCredentials>();
  expectTypeOf(kept.hasPassword).toEqualTypeOf<boolean>();
  // @ts-expect-error: secrets are never read
  kept.password;
  await credentials.set({ userName: 'alice', password: 'right' });
  await credentials.set({ preSharedKey: 'key' });
  // @ts-expect-error: there is no such part
  await credentials.clear(['user']);
  expectTypeOf(await ras.eap('Office VPN').customAuthData()).toExtend<Uint8Array>();
  await ras.eap('Office VPN').setUserData(new Uint8Array(2));
}

export async function keys(): Promise<void> {
  const credentials = ras.credentials('Office VPN');
  await credentials.set({ preSharedKey: 'key' }, { usePreSharedKey: true });
  // @ts-expect-error: it is a choice
  await credentials.set({ preSharedKey: 'key' }, { usePreSharedKey: 'IKEv2' });
}
