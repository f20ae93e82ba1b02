/** Checks, one by one, whether this machine can dial. Nothing is changed, and nothing is dialed. */

import { execFile } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { isRasError, type Ras } from '../../index.js';
import { foldCase, sameName } from '../../provider/fold-case.js';
import { omitUndefined } from '../arguments/omit-undefined.js';
import { systemFolder } from '../processes/windows-command.js';
import { shortErrorText } from '../terminal/error-text.js';

/** `'warn'`: it may do, depending on what is to be dialed. */
export type CheckStatus = 'ok' | 'warn' | 'fail';

export interface Check {
  readonly name: 'ras' | 'service' | 'devices' | 'books' | 'rights';
  readonly status: CheckStatus;
  readonly message: string;
  /** Says what to do. Every check that is not `'ok'` has one. */
  readonly remedy?: string;
  /** The code of the `RasError` if RAS has refused. */
  readonly code?: string;
  readonly errno?: number;
}

/** Errors that mean that RAS is not there at all. */
const missingRas: ReadonlySet<string> = new Set([
  'ERR_RAS_ADDON_NOT_FOUND',
  'ERR_RAS_UNAVAILABLE',
  'ERR_RAS_UNSUPPORTED_PLATFORM',
]);
const protocols = ['IKEv2', 'SSTP', 'L2TP', 'PPTP'] as const;
const reinstall =
  'Uninstall the WAN miniports in the Device Manager and scan for hardware changes. Windows then installs them again.';

/** Runs the checks one after the other. If RAS or its service is missing, the other checks would fail alike, and are left out. */
export async function* runChecks(ras: Ras, isSimulated: boolean): AsyncIterable<Check> {
  const [found, service] = await checkRas(ras);
  yield found;
  if (service !== undefined) yield service;
  if (service?.status === 'ok') {
    yield await runCheck('devices', () => checkDevices(ras));
    yield await runCheck('books', () => checkBooks(ras, isSimulated ? [] : windowsBooks()));
  }
  if (found.status === 'ok') yield await checkRights(isSimulated);
}

/** The list of lines is what every Windows can give, and every user may see. */
async function checkRas(ras: Ras): Promise<[Check, Check?]> {
  const found: Check = {
    name: 'ras',
    status: 'ok',
    message: 'The Remote Access Service is there.',
  };
  const service = await runCheck('service', async () => {
    const { length } = await ras.connections();
    return {
      status: 'ok',
      message: `The service answers. It has ${countText(length, 'connection')}.`,
    };
  });
  if (service.code === undefined || !missingRas.has(service.code)) return [found, service];
  return [{ ...service, name: 'ras' }];
}

async function checkDevices(ras: Ras): Promise<Omit<Check, 'name'>> {
  const devices = await ras.devices();
  const vpn = devices.filter(({ type }) => sameName(type, 'vpn'));
  const missing = protocols.filter(
    (protocol) => !vpn.some(({ name }) => foldCase(name).includes(`(${foldCase(protocol)})`)),
  );
  const message = `RAS has ${countText(devices.length, 'device')}, ${vpn.length} of them for VPNs.`;
  if (devices.length === 0)
    return { status: 'fail', message: 'RAS has no device to dial with.', remedy: reinstall };
  if (missing.length === 0) return { status: 'ok', message };
  const without = `${message} It has none for ${missing.join(', ')}.`;
  return { status: 'warn', message: without, remedy: `If you need one: ${reinstall}` };
}

async function checkBooks(ras: Ras, files: readonly string[]): Promise<Omit<Check, 'name'>> {
  const entries = await ras.phoneBook().entries();
  const shared = entries.filter(({ allUsers }) => allUsers).length;
  const unread = unreadable(files);
  if (unread.length > 0) {
    return {
      status: 'fail',
      message: `This user may not read ${unread.join(' and ')}.`,
      remedy: "Give this user the right to read it, under Security in the file's properties.",
    };
  }
  if (entries.length > 0) {
    const message = `This user sees ${countText(entries.length, 'entry', 'entries')}, ${shared} of them for all users.`;
    return { status: 'ok', message };
  }
  return {
    status: 'warn',
    message: 'This user sees no entry in any phone book.',
    remedy:
      "Create one, or dial with --server. Services and scheduled tasks do not see the entries in another user's phone book.",
  };
}

async function checkRights(isSimulated: boolean): Promise<Check> {
  const name = 'rights';
  if (isSimulated) {
    const message = 'The rights of this user do not matter to a simulated RAS.';
    return { name, status: 'warn', message, remedy: 'Run winras doctor without --simulate.' };
  }
  const groups = await groupsOfUser();
  if (groups !== undefined && isElevated(groups))
    return { name, status: 'ok', message: 'This process runs as administrator.' };
  return {
    name,
    status: 'warn',
    message:
      groups === undefined
        ? 'Windows does not tell which rights this process has.'
        : 'This process does not run as administrator.',
    remedy:
      'Dialing does not need this. To change entries for all users or pre-shared keys, run as administrator.',
  };
}

/** Undefined where whoami is missing or fails. */
async function groupsOfUser(): Promise<string | undefined> {
  try {
    const args = ['/groups', '/fo', 'csv', '/nh'];
    return (await promisify(execFile)(join(systemFolder(), 'whoami.exe'), args)).stdout;
  } catch {
    return undefined;
  }
}

/** Looks for the mandatory level High or System, whose number is the same in every language. */
export function isElevated(groups: string): boolean {
  return /\bS-1-16-(?:12288|16384)\b/.test(groups);
}

/** The files that are there and cannot be read: RAS leaves their entries out, and says nothing. */
export function unreadable(files: readonly string[]): string[] {
  return files.filter((file) => {
    try {
      closeSync(openSync(file, 'r'));
      return false;
    } catch (error) {
      return (error as NodeJS.ErrnoException).code !== 'ENOENT';
    }
  });
}

/** The files in which Windows keeps the user's phone book and that of all users. */
function windowsBooks(): string[] {
  const folders = [process.env['APPDATA'], process.env['ProgramData']];
  return folders.flatMap((folder) =>
    folder === undefined
      ? []
      : join(folder, 'Microsoft', 'Network', 'Connections', 'Pbk', 'rasphone.pbk'),
  );
}

/** Turns an error of RAS into a failed check with its `code`. */
async function runCheck(
  name: Check['name'],
  check: () => Promise<Omit<Check, 'name'>>,
): Promise<Check> {
  try {
    return { name, ...(await check()) };
  } catch (error) {
    if (!isRasError(error)) throw error;
    const { code, errno, advice = `See: winras explain ${code}` } = error;
    const message = shortErrorText(error);
    return { name, status: 'fail', message, remedy: advice, code, ...omitUndefined({ errno }) };
  }
}

function countText(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
