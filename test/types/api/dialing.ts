/** A dial: what it is told, what it gives. */

import { expectTypeOf } from 'expect-type';
import {
  type ActiveConnection,
  type BaseDialOptions,
  type BaseServerDialOptions,
  type Closed,
  type Connection,
  type ConnectionState,
  type DialEvent,
  type Dialing,
  type DialOptions,
  type HangUpOutcome,
  type HungUpLine,
  type KeepOptions,
  type PppProjection,
  type Ras,
  ras,
  type UserCredentials,
} from 'winras';

export async function awaitedAndLoopedOver(): Promise<void> {
  const dialing = ras.dial('Office VPN');
  expectTypeOf(dialing).toEqualTypeOf<Dialing>();
  for await (const event of dialing) expectTypeOf(event).toEqualTypeOf<DialEvent>();
  const connection = await dialing;
  expectTypeOf(connection).toEqualTypeOf<Connection>();
  expectTypeOf(await dialing.hangUp()).toEqualTypeOf<'disconnected' | 'released'>();
  expectTypeOf(await dialing.hangUp({ timeout: 1_000 })).toEqualTypeOf<HangUpOutcome>();
  // @ts-expect-error a dial has its own reference only
  await dialing.hangUp({ all: true });
  expectTypeOf(await ras.hangUpAll({ timeout: 1_000 })).toEqualTypeOf<HungUpLine[]>();
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
  expectTypeOf(await connection.hangUp({ all: true })).toEqualTypeOf<HangUpOutcome>();
  expectTypeOf(connection.isFurtherReference).toEqualTypeOf<boolean>();
  expectTypeOf(connection.id).toEqualTypeOf<string | undefined>();
  ras.dial('Office VPN', { ifConnected: 'reject' });
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
  ras.dial('Office VPN', { hangUpOnExit: 'guarded' });
  // @ts-expect-error: neither a boolean nor 'guarded'
  ras.dial('Office VPN', { hangUpOnExit: 'always' });
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
  const server = 'vpn.example.com';
  ras.dialServer({ server, strategy: 'IKEv2', auth: { eapType: 25 }, credentials: 'current-user' });
  ras.dialServer({ server, strategy: 'IKEv2', auth: 'machine-certificate' });
  ras.dialServer({ server, strategy: 'IKEv2', auth: { eapType: 13 } });
  // @ts-expect-error: by nobody
  ras.dialServer({ server });
  // @ts-expect-error: likewise
  ras.dialServer({ server, auth: { eapType: 25 } });
  // @ts-expect-error: of no server
  ras.dialServer({ strategy: 'SSTP', credentials: 'current-user' });
  // @ts-expect-error: nothing is stored with a new entry
  ras.dialServer({ server, credentials: 'stored' });
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
  ras.dial('Office VPN', {
    async onPaused(event) {
      if (event.state === 'PasswordExpired') await event.resume({ newPassword: 'new' });
      // @ts-expect-error: a refused password is answered with a user
      if (event.state === 'RetryAuthentication') await event.resume({ newPassword: 'new' });
    },
  });
  ras.dial('Office VPN', {
    onPaused: {
      RetryAuthentication(event) {
        expectTypeOf(event.state).toEqualTypeOf<'RetryAuthentication'>();
        return { userName: 'alice', password: 'right' };
      },
      PasswordExpired: async () => ({ newPassword: 'new' }),
      CallbackSetByCaller: (event) => event.resume({ callbackNumber: '555' }),
      InvokeEapUI: () => new Promise(() => undefined),
    },
  });
  // @ts-expect-error: a refused password is answered with a user
  ras.dial('Office VPN', { onPaused: { RetryAuthentication: () => ({ newPassword: 'new' }) } });
  // @ts-expect-error: nor does a promise of it fit
  ras.dial('Office VPN', { onPaused: { PasswordExpired: async () => ({ password: 'new' }) } });
  // @ts-expect-error: no pause has this name
  ras.dial('Office VPN', { onPaused: { Authenticate: () => undefined } });
  // @ts-expect-error: no pause wants that
  ras.dial('Office VPN', { onPaused: () => ({ secret: 'right' }) });
}

/** A program's own options, of each of the bases. */
interface OwnOptions extends BaseDialOptions {
  readonly own: true;
}
interface OwnServerOptions extends BaseServerDialOptions {
  readonly own: true;
  readonly credentials: UserCredentials;
}
interface OwnKeepOptions extends KeepOptions {
  readonly own: true;
}

export function onlyOneAnswersPauses(
  { own: _, ...options }: OwnOptions,
  { own: __, ...server }: OwnServerOptions,
  { own: ___, ...kept }: OwnKeepOptions,
  pausedStates: boolean,
): void {
  const onPaused = () => undefined;
  ras.dial('Office VPN', { ...options, pausedStates });
  ras.dial('Office VPN', { ...options, onPaused, pausedStates: false });
  ras.dialServer({ ...server, onPaused });
  ras.keep('Office VPN', { ...kept, onPaused });
  ras.redial('Office VPN', { onPaused });
  // @ts-expect-error: either the loop answers, or the handler
  ras.dial('Office VPN', { onPaused, pausedStates: true });
  // @ts-expect-error: it may be true
  ras.dial('Office VPN', { ...options, onPaused, pausedStates });
  // @ts-expect-error: likewise
  ras.dialNumber('555', { onPaused, pausedStates: true });
  // @ts-expect-error: likewise
  ras.dialServer({ ...server, onPaused, pausedStates: true });
  // @ts-expect-error: it has no loop over each dial's events
  ras.keep('Office VPN', { pausedStates: true });
  // @ts-expect-error: nor has this
  ras.redial('Office VPN', { pausedStates: true });
}

export async function keptUp(): Promise<void> {
  for await (const event of ras.keep('Office VPN', { check: { host: 'host', port: 443 } })) {
    if (event.type === 'missed') expectTypeOf(event.hangsUp).toEqualTypeOf<boolean>();
    if (event.type === 'lost') expectTypeOf(event.by).toEqualTypeOf<'hangUp' | 'lost' | 'check'>();
  }
  // @ts-expect-error: a check has a port
  ras.keep('Office VPN', { check: { host: 'host' } });
}

export function isAnInterface(own: Ras): void {
  expectTypeOf(ras).toEqualTypeOf<Ras>();
  expectTypeOf(own.dial).returns.toEqualTypeOf<Dialing>();
}
