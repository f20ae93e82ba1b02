import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { runInNewContext } from 'node:vm';
import { describe, expect, jest, test } from '@jest/globals';
import type { RasErrorName } from '../../src/errors/error-names.js';
import * as numbers from '../../src/errors/error-numbers.js';
import {
  type Advice,
  type Audience,
  adviceFor,
  errors,
  knownCodes,
  nameOf,
  type OwnErrorCode,
  type RasErrorCode,
} from '../../src/errors/error-table.js';
import { abortError, isRasError, RasError } from '../../src/errors/errors.js';

const sources = join(process.cwd(), 'src');
const audiences: readonly Audience[] = ['api', 'command'];
const adviceTable = JSON.parse(readFileSync(join(sources, 'errors', 'advice.json'), 'utf8'));

// The compiler finds a code that the type has and this has not, or the other way round.
const own: Record<OwnErrorCode, true> = {
  ERR_RAS_ABANDONED: true,
  ERR_RAS_ADDON_NOT_FOUND: true,
  ERR_RAS_ALREADY_CONNECTED: true,
  ERR_RAS_AMBIGUOUS_ENTRY: true,
  ERR_RAS_DIAL_TIMEOUT: true,
  ERR_RAS_EAP_UI: true,
  ERR_RAS_ENTRY_IN_USE: true,
  ERR_RAS_HANGUP_PENDING: true,
  ERR_RAS_LINE_UNKNOWN: true,
  ERR_RAS_NO_DESKTOP: true,
  ERR_RAS_NO_GUARD: true,
  ERR_RAS_NO_DEVICE: true,
  ERR_RAS_NOT_PAUSED: true,
  ERR_RAS_PAUSE_TIMEOUT: true,
  ERR_RAS_PAUSE_UNANSWERED: true,
  ERR_RAS_TOO_MANY_EVENTS: true,
  ERR_RAS_UNAVAILABLE: true,
  ERR_RAS_UNSUPPORTED_PLATFORM: true,
  ERR_RAS_WATCH_OVERFLOW: true,
};

describe('the tables of errors', () => {
  test('X2: name every RAS error from 600 to 878 and from 900 to 956 but 947', () => {
    const expected = [...range(600, 878), ...range(900, 956).filter((errno) => errno !== 947)];
    expect(errors.map(({ errno }) => errno).filter(isRasNumber)).toEqual(expected);
  });

  test.each([
    [5, 'ERROR_ACCESS_DENIED'],
    [600, 'PENDING'],
    [691, 'ERROR_AUTHENTICATION_FAILURE'],
    [756, 'ERROR_DIAL_ALREADY_IN_PROGRESS'],
    [13801, 'ERROR_IPSEC_IKE_AUTH_FAIL'],
    [0x8042_0112, 'EAP_E_USER_NAME_PASSWORD_REJECTED'],
    [947, 'RAS_947'],
    [0x8042_0fff, 'HRESULT_0x80420fff'],
    [0x8007_2746, 'WSAECONNRESET'],
    [0x8007_0057, 'E_INVALIDARG'],
    [0x8007_2ee2, 'ERROR_INTERNET_TIMEOUT'],
    [0x8007_2ee7, 'ERROR_INTERNET_NAME_NOT_RESOLVED'],
  ])('%i is %s', (errno, code) => {
    expect(nameOf(errno)).toBe(code);
  });

  test('have one name for each number, and the names of the type', () => {
    const names = errors.map(({ code }) => code);
    const typed = ['error-names.ts', 'windows-error-names.ts'].flatMap((file) => {
      const source = readFileSync(join(sources, 'errors', file), 'utf8');
      return [...source.matchAll(/ {2}\| '(\w+)'/g)].map(([, name]) => name);
    });
    expect(new Set(names).size).toBe(names.length);
    expect(typed.sort()).toEqual(names.sort());
  });

  test('name the numbers that this package looks for', () => {
    const named = Object.fromEntries(errors.map(({ code, errno }) => [code, errno]));
    // The compiler finds a name that the type has not.
    const known: Exclude<keyof typeof numbers, RasErrorName> extends never ? true : false = true;
    expect(known && named).toMatchObject({ ...numbers });
  });

  test('X2: have advice for what users meet, and for every error of our own', () => {
    const met = [5, 6, 87, 1231, 1232, 1931, 13801, 13805, 13806, 13813, 13868];
    const codes = [...met, 0x8000_4005, 0x8042_0112, 623, 633, 676, 691, 703, 711, 756, 809, 829];
    for (const code of [...codes.map(nameOf), ...(Object.keys(own) as OwnErrorCode[])]) {
      expect({ code, ...adviceFor(code) }).toHaveProperty('advice');
    }
  });

  test('advise in sentences, about known errors only', () => {
    // EAPHost's page does not name this one.
    const nameless = 'HRESULT_0x80420110';
    const known = new Set<string>([
      ...errors.map(({ code }) => code),
      ...Object.keys(own),
      nameless,
    ]);
    for (const code of Object.keys(adviceTable) as RasErrorCode[]) {
      expect(known).toContain(code);
      for (const audience of audiences) {
        const { message, advice } = adviceFor(code, audience) as Advice;
        expect(message).toMatch(/^[A-Z].*[^.]$/);
        expect(advice).toMatch(/^[A-Z].*\.$/);
      }
    }
  });

  test('know the usual causes of what people meet most', () => {
    const vpn = [789, 800, 806, 809, 812, 868, 13801, 13806, 13868];
    const met = [623, 633, 651, 676, 678, 680, 691, 703, 711, 718, 720, 756, ...vpn];
    for (const errno of met) expect(adviceFor(nameOf(errno))?.causes).not.toEqual([]);
  });

  test('have something to say of every number', () => {
    const silent = errors.filter(({ code }) => adviceFor(code) === undefined);
    expect(silent).toEqual([]);
  });

  test('know causes of what VPN, PPP, PPPoE, EAP and phone books fail with', () => {
    const sstp = [
      0x8007_2746, 0x8007_2ee2, 0x8007_2ee7, 0x8007_2efd, 0x8007_04c9, 0x8007_04d4, 0x8009_2013,
      0x8007_0040,
    ];
    const tls = [0x8009_0326, 0x800b_0101, 0x800b_0109, 0x800b_010f];
    const ppp = [...range(717, 722), ...range(732, 739).filter((errno) => errno !== 738), 741, 743];
    const vpn = [...range(786, 793), 798, ...range(800, 812), ...range(823, 827)];
    const eap = [...range(840, 869).filter((errno) => ![846, 847].includes(errno))];
    const rest = [2, 87, 123, 183, 621, 622, 624, 625, 628, 629, 651, 678, 813, 814, 815];
    const without = [...sstp, ...tls, ...ppp, ...vpn, ...eap, ...rest].filter(
      (errno) => adviceFor(nameOf(errno))?.causes.length === 0,
    );
    expect(without).toEqual([]);
  });

  test.each([
    [628, /password is wrong/],
    [629, /password is wrong/],
    [734, /No credentials are stored/],
    [691, /Credential Guard/],
    [13_868, /1024-bit Diffie-Hellman/],
    ...[800, 806, 807, 808, 809].map((errno) => [errno, /kill switch/] as const),
  ])('know of %i: %s', (errno, cause) => {
    const causes = adviceFor(nameOf(errno))?.causes ?? [];
    expect(causes.filter((known) => cause.test(known.cause))).toHaveLength(1);
  });

  test('link to pages of Microsoft only', () => {
    const rows = knownCodes.flatMap((code) => adviceFor(code) ?? []);
    const links = rows.flatMap(({ link, causes }) => [link, ...causes.map((cause) => cause.link)]);
    const given = links.filter((link) => link !== undefined);
    expect(given.length).toBeGreaterThan(5);
    for (const link of given) expect(link).toMatch(/^https:\/\/learn\.microsoft\.com\/en-us\//);
  });

  test('say why and what to do in sentences', () => {
    const all = audiences.flatMap((audience) =>
      knownCodes.flatMap((code) => adviceFor(code, audience)?.causes ?? []),
    );
    expect(all.length).toBeGreaterThan(100);
    for (const { cause, remedy } of all) {
      expect(cause).toMatch(/^[A-Z].*[^.]$/);
      expect(remedy).toMatch(/^[A-Z].*\.$/);
    }
  });
});

describe('a RasError', () => {
  const failure = { errno: 691, operation: 'RasDial', state: 'AuthNotify', entryName: 'Büro' };

  test('says in our words what failed, where, and what to do', () => {
    expect(new RasError(failure).message).toBe(
      'RasDial failed for "Büro" in state AuthNotify: The server did not accept the user name or the ' +
        'password, or may not use this authentication protocol (691 ERROR_AUTHENTICATION_FAILURE). ' +
        'Check the user name, the password and the domain.',
    );
  });

  test("prefers the system's own words", () => {
    const { message } = new RasError({ errno: 676, systemMessage: 'Die Leitung ist besetzt.\r\n' });
    expect(message).toBe('Die Leitung ist besetzt (676 ERROR_LINE_BUSY). Dial again later.');
  });

  test('X1: does without words where nobody has any', () => {
    const error = new RasError({ errno: 947, operation: 'RasDial', systemMessage: undefined });
    expect(error.message).toBe('RasDial failed: Windows has no text for this error (947 RAS_947).');
    expect(error).not.toHaveProperty('advice');
  });

  test('shows an HRESULT as people look it up', () => {
    expect(new RasError({ errno: 0x8042_0fff }).message).toContain(
      '(0x80420fff HRESULT_0x80420fff)',
    );
  });

  test('of our own has a code and no number', () => {
    const error = new RasError({ code: 'ERR_RAS_AMBIGUOUS_ENTRY', detail: 'a.pbk, b.pbk' });
    expect(error.message).toBe(
      'More than one phone book has an entry of this name: a.pbk, b.pbk (ERR_RAS_AMBIGUOUS_ENTRY). ' +
        'Say which one with the option phoneBook.',
    );
    expect(error).not.toHaveProperty('errno');
  });

  test('names the simulator where there is no RAS', () => {
    const { message } = new RasError({ code: 'ERR_RAS_UNSUPPORTED_PLATFORM' });
    expect(message).toContain("import { simulate } from 'winras/simulator'");
  });

  test('has its details as properties, and none that it does not know', () => {
    const cause = new Error('the cause');
    const error = new RasError({ ...failure, cause });
    expect(error).toMatchObject({ ...failure, code: 'ERROR_AUTHENTICATION_FAILURE', cause });
    expect(Object.keys(new RasError({ errno: 947 })).sort()).toEqual(['code', 'errno']);
    expect(new RasError({ errno: 947 })).not.toHaveProperty('cause');
  });

  test('is an Error named RasError', () => {
    const error = new RasError(failure);
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe('RasError');
    expect(error.stack).toMatch(/^RasError: RasDial failed/);
    expect(inspect(error)).toMatch(/^RasError: RasDial failed/);
  });

  test('becomes plain JSON', () => {
    const error = new RasError({ ...failure, cause: new Error('the cause') });
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: 'RasError',
      message: error.message,
      code: 'ERROR_AUTHENTICATION_FAILURE',
      advice: 'Check the user name, the password and the domain.',
      ...failure,
    });
  });

  test.each([639, 640, 645, 650])('D4: %i has its extended error', (errno) => {
    const error = new RasError({ errno, extendedError: 53 });
    expect(error.extendedError).toBe(53);
    expect(error.message).toContain(', extended error 53)');
  });

  test('D4: others have none', () => {
    expect(new RasError({ errno: 691, extendedError: 53 })).not.toHaveProperty('extendedError');
  });
});

describe('isRasError', () => {
  const error = new RasError({ errno: 691 });

  test('asks for an error by name or number', () => {
    expect(isRasError(error)).toBe(true);
    expect(isRasError(error, 'ERROR_AUTHENTICATION_FAILURE')).toBe(true);
    expect(isRasError(error, 691)).toBe(true);
    expect(isRasError(error, 'ERROR_LINE_BUSY')).toBe(false);
    expect(isRasError(error, 676)).toBe(false);
  });

  test('takes an HRESULT as a negative number, too', () => {
    const untrusted = new RasError({ errno: 0x800b_0109 });
    expect(isRasError(untrusted, 0x800b_0109)).toBe(true);
    expect(isRasError(untrusted, -2146762487)).toBe(true);
    expect(isRasError(untrusted, 'CERT_E_UNTRUSTEDROOT')).toBe(true);
  });

  test('knows the errors of another copy of this package', () => {
    jest.resetModules();
    const copy = jest.requireActual<typeof import('../../src/errors/errors.js')>(
      '../../src/errors/errors.js',
    );
    const foreign = new copy.RasError({ errno: 676 });
    expect(foreign).not.toBeInstanceOf(RasError);
    expect(isRasError(foreign, 676)).toBe(true);
  });

  test('knows the errors of another realm', () => {
    const brand = "Object.assign(new Error('x'), { [Symbol.for('winras.RasError')]: true })";
    expect(isRasError(runInNewContext(brand))).toBe(true);
  });

  test('is false for everything else', () => {
    const others = [undefined, null, 691, 'RasError', {}, new Error('RasError')];
    for (const other of others) expect(isRasError(other)).toBe(false);
  });
});

test('an AbortError is like that of Node.js', () => {
  const reason = new Error('enough');
  const error = abortError('The dial', 'Office', reason);
  expect(error).toMatchObject({ name: 'AbortError', code: 'ABORT_ERR', cause: reason });
  expect(error.message).toBe('The dial of "Office" was aborted');
  expect(Object.keys(error)).toEqual(['code']);
});

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function isRasNumber(errno: number): boolean {
  return errno >= 600 && errno < 1000;
}
