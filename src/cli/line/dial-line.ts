/** Dials as the options say, and shows the progress. Several subcommands begin with it. */

import { ERROR_PASSWD_EXPIRED } from '../../errors/error-numbers.js';
import {
  type ActiveConnection,
  type Connection,
  type Dialing,
  isRasError,
  type PausedEvent,
  type RasError,
  type ServerDialOptions,
  type UserCredentials,
  type VpnEntryOptions,
} from '../../index.js';
import type { DialCommandOptions, EntryDialOptions } from '../arguments/dial-options.js';
import { omitUndefined } from '../arguments/omit-undefined.js';
import { isPasswordGiven, readPassword } from '../arguments/password.js';
import { flagText, readVpnOptions, vpnOptionNames } from '../arguments/vpn-options.js';
import { UsageError } from '../exit-codes.js';
import type { Session } from '../session.js';
import type { Output } from '../terminal/output.js';
import { ask, canAsk } from '../terminal/prompt.js';
import { findConnectedLine, isNamed } from './find-lines.js';
import { TerminalAnswers } from './pauses.js';
import { Progress } from './progress.js';
import { type Retry, retryText, withRetries } from './retries.js';

export interface DialBehavior {
  /** Whether the connection is hung up when the command ends. */
  readonly hangUpOnExit: boolean | 'guarded';
  /** Whether the progress is cleared from the terminal at the end, because another program writes on it next. */
  readonly isTransient?: boolean;
  /** Called for each dial, also for those that are followed by a redial. Recordings need it. */
  readonly onDialing?: (dialing: Dialing) => void;
}

/** A connection that is up. */
export type LineInUse =
  | { readonly connection: Connection; readonly alreadyConnected?: undefined }
  | { readonly connection: ActiveConnection; readonly alreadyConnected: true };

/** Resolves when the entry or server is connected. An entry that was connected before is not dialed again. */
export async function dialOrReuse(
  session: Session,
  entryName: string | undefined,
  options: DialCommandOptions,
  behavior: DialBehavior,
): Promise<LineInUse> {
  try {
    const { user, server, phoneBook } = options;
    checkUserOptions(options);
    if (entryName !== undefined && server === undefined && user !== undefined) {
      // Before anybody types a password that is not wanted.
      const connection = await findConnectedLine(session.ras, entryName, phoneBook);
      if (connection !== undefined) return { connection, alreadyConnected: true };
    }
    return { connection: await dialLine(session, entryName, options, behavior) };
  } catch (error) {
    if (!isRasError(error, 'ERR_RAS_ALREADY_CONNECTED')) throw error;
    const lines = await session.ras.connections();
    const connection = lines.find((line) => isLineOf(line, error));
    // The connection was lost in this very moment.
    if (connection === undefined) throw error;
    return { connection, alreadyConnected: true };
  }
}

function isLineOf(line: ActiveConnection, { connectionId, entryName = '' }: RasError): boolean {
  return connectionId === undefined ? isNamed(line, [entryName]) : line.id === connectionId;
}

/** `entryName` is undefined where a server is dialed. */
async function dialLine(
  session: Session,
  entryName: string | undefined,
  options: DialCommandOptions,
  { hangUpOnExit, isTransient, onDialing }: DialBehavior,
): Promise<Connection> {
  const lineName = entryName ?? options.server;
  if (lineName === undefined || (entryName !== undefined && options.server !== undefined))
    throw new UsageError('Name either an entry or, with --server, a server.');
  if (options.retryOn !== undefined && options.retry === 0)
    throw new UsageError('--retry-on needs --retry <n>, which says how often to redial.');
  const { output, signal } = session;
  const vpn = await readServerOptions(options);
  const credentials = await readCredentials(session, await askServerUser(session, options));
  const retries = {
    name: lineName,
    count: options.retry,
    delay: options.retryDelay,
    retryOn: options.retryOn ?? [],
    onRetry({ error, ...next }: Retry): void {
      output.report('retry', { ...next, left: next.attempts - next.attempt, error });
      output.note(`${error.message} ${retryText(lineName, next)}`);
    },
  };
  const dial = (): Promise<Connection> => {
    const dialing = startDial(session, entryName, { ...options, vpn, credentials, hangUpOnExit });
    onDialing?.(dialing);
    return showProgress(session, dialing, isTransient);
  };
  const trackedDial = (): Promise<Connection> => session.openConnections.during(lineName, dial);
  return withRetries(trackedDial, retries, signal);
}

interface DialStart extends Pick<DialBehavior, 'hangUpOnExit'> {
  readonly vpn: Partial<VpnEntryOptions>;
}

/** Reads the options that describe the VPN of a server. An entry has these itself, and `winras entries set` changes them. */
async function readServerOptions(options: DialCommandOptions): Promise<Partial<VpnEntryOptions>> {
  const stray = vpnOptionNames.find((name) => options[name] !== undefined);
  if (options.server === undefined && stray !== undefined)
    throw new UsageError(
      `${flagText(stray)} needs --server <host>. To change an entry, use winras entries set.`,
    );
  if (options.passwordStdin && options.preSharedKeyStdin)
    throw new UsageError(
      'Standard input can hold only one secret. Give the other one with its -env option.',
    );
  return readVpnOptions(options);
}

function startDial(
  session: Session,
  entryName: string | undefined,
  options: DialCommandOptions & GivenCredentials & DialStart,
): Dialing {
  const { server, vpn, hangUpOnExit } = options;
  const common = { ...commonOptions(session, entryName, options), hangUpOnExit };
  if (server !== undefined)
    return session.ras.dialServer({ server, ...common, ...vpn } as ServerDialOptions);
  const ifConnected = 'reject'; // whoever has dialed it: a second reference would have to be hung up as well
  return session.ras.dial(entryName as string, {
    ...common,
    ...entryOnlyOptions(options),
    ifConnected,
  });
}

/** The options of calls that dial an entry by themselves. A password is asked for once, before the first dial. */
export async function entryDialOptions(
  session: Session,
  entryName: string,
  options: EntryDialOptions,
) {
  const credentials = await readCredentials(session, options);
  return {
    ...commonOptions(session, entryName, { ...options, credentials }),
    ...entryOnlyOptions(options),
  };
}

const expiredHint =
  'winras dial asks only if neither --password-env nor --password-stdin is given.';

interface GivenCredentials {
  readonly credentials: 'current-user' | UserCredentials | undefined;
}

function commonOptions(
  session: Session,
  entryName: string | undefined,
  options: EntryDialOptions & GivenCredentials,
) {
  const { timeout, credentials, phoneBook, allowEmptyPassword = false } = options;
  const common = { ...omitUndefined({ timeout, credentials }), signal: session.signal };
  if (isPasswordGiven(options)) session.hints.set(ERROR_PASSWD_EXPIRED, expiredHint);
  if (isPasswordGiven(options) || !canAsk()) return common;
  const userName = async (): Promise<string | undefined> =>
    (typeof credentials === 'object' ? credentials.userName : undefined) ??
    (await storedUserName(session, entryName, phoneBook));
  const answers = new TerminalAnswers(session, { entryName, userName, allowEmptyPassword });
  return { ...common, onPaused: (event: PausedEvent) => answers.answer(event) };
}

/** Undefined: no name is stored, or RAS does not tell it. The dial goes on without one. */
async function storedUserName(
  { ras }: Session,
  entryName: string | undefined,
  phoneBook: string | undefined,
): Promise<string | undefined> {
  if (entryName === undefined) return undefined;
  const stored = ras.credentials(entryName, omitUndefined({ phoneBook })).get();
  return (await stored.catch(() => undefined))?.userName;
}

function entryOnlyOptions({ phone, phoneBook, callback, prefixSuffix }: EntryDialOptions) {
  return omitUndefined({
    phoneNumber: phone,
    phoneBook,
    callbackNumber: callback,
    usePrefixSuffix: prefixSuffix,
  });
}

function checkUserOptions({ user, domain, currentUser, ...where }: EntryDialOptions): void {
  if (user !== undefined && currentUser)
    throw new UsageError('--user and --current-user cannot be used together.');
  if (user === undefined && (isPasswordGiven(where) || domain !== undefined))
    throw new UsageError('A password or a domain needs --user <name>.');
}

/** No user is stored with a server, so the terminal is asked for one. */
async function askServerUser(
  session: Session,
  options: DialCommandOptions,
): Promise<DialCommandOptions> {
  const { server, user, currentUser, auth } = options;
  const authenticatesItself = auth === 'machine-certificate' || auth === 'pre-shared-key';
  if (server === undefined || user !== undefined || currentUser || authenticatesItself)
    return options;
  const typed = canAsk() ? await ask(`User name for ${server}: `, session.signal) : '';
  if (typed !== '') return { ...options, user: typed };
  throw new UsageError(
    '--server needs --user <name> or --current-user, unless --auth is machine-certificate or pre-shared-key. ' +
      'Windows refuses --current-user with MS-CHAPv2.',
  );
}

/** Undefined means the credentials that are stored with the entry. */
async function readCredentials(
  session: Session,
  options: EntryDialOptions,
): Promise<GivenCredentials['credentials']> {
  checkUserOptions(options);
  const { user, domain, currentUser } = options;
  if (user === undefined) return currentUser ? 'current-user' : undefined;
  const password = await readPassword(options, `Password for ${user}: `, session);
  if (password === undefined)
    throw new UsageError(
      '--user needs --password-stdin or --password-env where no terminal is there to ask for the password.',
    );
  return { userName: user, password, ...omitUndefined({ domain }) };
}

/** Shows each event, and resolves with the connection. `isTransient`: the terminal is cleared in the end. */
export async function showProgress(
  { output, locale }: Session,
  dialing: Dialing,
  isTransient = false,
): Promise<Connection> {
  const progress = new Progress({ locale, isTransient });
  // The loop below fails with the same error, so this promise must not report it as unhandled.
  const connected = Promise.resolve(dialing);
  connected.catch(() => undefined);
  try {
    for await (const event of dialing) {
      output.report('event', event.toJSON());
      if (!output.isJson) progress.show(event);
      // The question comes next.
      if (event.phase === 'paused') progress.clear();
    }
  } catch (error) {
    progress.clear();
    if ((error as Error).name === 'AbortError') await reportGivenUp(output, dialing);
    throw error;
  } finally {
    progress.clear();
  }
  return connected;
}

/** A canceled dial ends with its hang-up. If RAS has refused it, or has not finished, this asks once more, for a second. */
async function reportGivenUp(output: Output, dialing: Dialing): Promise<void> {
  try {
    await dialing.hangUp({ timeout: 1_000 });
    output.noteUnlessJson('The dial was canceled and hung up.');
  } catch (error) {
    output.failure((error as Error).message);
  }
}
