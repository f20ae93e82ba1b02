/** A dial: what it is told, what it gives. */

import { expectTypeOf } from 'expect-type';
import {
  type ActiveConnection,
  type Closed,
  type Connection,
  type ConnectionState,
  type DialEvent,
  type Dialing,
  type DialOptions,
  type HangUpOutcome,
  type PppProjection,
  type Ras,
  ras,
} from 'winras';

export async function awaitedAndLoopedOver(): Promise<void> {
  const dialing = ras.dial('Office VPN');
  expectTypeOf(dialing).toEqualTypeOf<Dialing>();
  for await (const event of dialing) expectTypeOf(event).toEqualTypeOf<DialEvent>();
  const connection = await dialing;
  expectTypeOf(connection).toEqualTypeOf<Connection>();
  expectTypeOf(await dialing.hangUp()).toEqualTypeOf<'disconnected' | 'released'>();
  expectTypeOf(await Promise.all([dialing])).toEqualTypeOf<[Connection]>();
  expectTypeOf(await dialing.catch(() => undefined)).toEqualTypeOf<Connection | undefined>();
}

export async function disposed(): Promise<void> {
  await using dialing = ras.dial('Office VPN');
  await using connection = await dialing;
  await using watch = ras.watch();
  await watch.next();
  await connection.status();
}

export async function connected(connection: Connection): Promise<void> {
  expectTypeOf(connection).toExtend<ActiveConnection>();
  expectTypeOf(await connection.waitForClose()).toEqualTypeOf<Closed>();
  expectTypeOf(await connection.hangUp({ timeout: 5_000 })).toEqualTypeOf<HangUpOutcome>();
  const { state, substate } = await connection.status();
  expectTypeOf(state).toEqualTypeOf<ConnectionState>();
  expectTypeOf<'RASCSS_7'>().toExtend<typeof substate>();
  const projection = await connection.projection();
  if (projection.protocol === 'PPP') expectTypeOf(projection).toEqualTypeOf<PppProjection>();
  else expectTypeOf(projection.serverAddresses).toEqualTypeOf<readonly string[]>();
  const [line] = await ras.connections();
  // @ts-expect-error: the line of somebody else is not hung up at the end of a block
  await using _ = line;
}

export function optionsOfEntries(): void {
  ras.dial('Office VPN', { credentials: 'stored', timeout: 60_000, hangUpOnExit: true });
  ras.dial('Office VPN', { credentials: { userName: 'alice', password: 'right' } });
  ras.dial('Office VPN', { eapIdentity: 'interactive', ownerWindow: 1n });
  // @ts-expect-error: an entry has a name
  ras.dial();
  // @ts-expect-error: one of three
  ras.dial('Office VPN', { credentials: 'foo' });
  // @ts-expect-error: a user has a password
  ras.dial('Office VPN', { credentials: { userName: 'alice' } });
  // @ts-expect-error: misspelt
  ras.dial('Office VPN', { hangupOnExit: true });
  // @ts-expect-error: milliseconds
  ras.dial('Office VPN', { timeout: '60s' });
  const options: DialOptions = {};
  // @ts-expect-error: nobody changes them meanwhile
  options.timeout = 1;
}

export function optionsOfOthers(): void {
  ras.dialNumber('555', { credentials: 'current-user' });
  // @ts-expect-error: it is the number that is dialed
  ras.dialNumber('555', { phoneNumber: '556' });
  ras.dialServer({ server: 'vpn.example.com', strategy: 'IKEv2', auth: { eapType: 25 } });
  // @ts-expect-error: of no server
  ras.dialServer({ strategy: 'SSTP' });
  // @ts-expect-error: nothing is stored with a new entry
  ras.dialServer({ server: 'vpn.example.com', credentials: 'stored' });
}

export function answeredPauses(answersThem: boolean): void {
  ras.dial('Office VPN', { pausedStates: answersThem });
  ras.dial('Office VPN', {
    onPaused: (event) => {
      expectTypeOf(event.phase).toEqualTypeOf<'paused'>();
      return event.state === 'PasswordExpired' ? { newPassword: 'new' } : undefined;
    },
  });
  ras.dial('Office VPN', { onPaused: async () => ({ userName: 'alice', password: 'right' }) });
  // @ts-expect-error: no pause wants that
  ras.dial('Office VPN', { onPaused: () => ({ secret: 'right' }) });
}

export function isAnInterface(own: Ras): void {
  expectTypeOf(ras).toEqualTypeOf<Ras>();
  expectTypeOf(own.dial).returns.toEqualTypeOf<Dialing>();
}
