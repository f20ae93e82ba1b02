/** explainError(): the tables of errors in words for programmers, and for those who type the command. */

import { describe, expect, test } from '@jest/globals';
import {
  type Audience,
  adviceFor,
  adviseFor,
  knownCodes,
  nameOf,
} from '../../src/errors/error-table.js';
import {
  type ExplainOptions,
  errors,
  explainError,
  RasError,
  type RasErrorCode,
} from '../../src/index.js';

const commonPage =
  'https://learn.microsoft.com/en-us/windows/win32/rras/routing-and-remote-access-error-codes';

/** Everything that is told of every error, each text with where it stands. */
function textsFor(audience: Audience): (readonly [place: string, text: string])[] {
  return knownCodes.flatMap((code) => {
    const { message = '', advice = '', causes } = explainError(code, { for: audience });
    const more = causes.flatMap(({ cause, remedy }) => [cause, remedy]);
    return [message, advice, ...more].map((text) => [code, text] as const);
  });
}

function textsLike(audience: Audience, pattern: RegExp) {
  return textsFor(audience).filter(([, text]) => pattern.test(text));
}

describe('explainError()', () => {
  test('tells what an error means, why it comes, what to do, and where Microsoft has it', () => {
    expect(explainError(812)).toEqual({
      code: 'ERROR_SERVER_POLICY',
      errno: 812,
      message: expect.stringContaining('policy'),
      advice: expect.stringMatching(/\.$/),
      causes: expect.arrayContaining([
        { cause: expect.any(String), remedy: expect.stringContaining('vpnEntry({ auth })') },
      ]),
      passes: 'final',
      link: expect.stringMatching(/learn\.microsoft\.com.*troubleshoot-always-on-vpn$/),
    });
  });

  test.each([
    ['a number', 691],
    ['digits', '691'],
    ['a hexadecimal number', '0x2b3'],
    ['a name', 'ERROR_AUTHENTICATION_FAILURE'],
    ['a name without what all begin with, in small letters', 'authentication_failure'],
    ['a RasError', new RasError({ errno: 691 })],
  ])('takes %s', (_, error) => {
    expect(explainError(error)).toEqual(explainError('ERROR_AUTHENTICATION_FAILURE'));
  });

  test.each([
    ['a negative number', -2146762487, 'CERT_E_UNTRUSTEDROOT'],
    ['its digits', '-2146762487', 'CERT_E_UNTRUSTEDROOT'],
    ['the name of a number', 'HRESULT_0x800b0109', 'CERT_E_UNTRUSTEDROOT'],
    ['an error of Windows in an HRESULT', 0x8007_2746, 'WSAECONNRESET'],
  ])('takes %s of an HRESULT', (_, error, code) => {
    expect(explainError(error)).toMatchObject({ code, link: expect.stringMatching(/^https:/) });
  });

  test('names a number that nobody knows, and says no more', () => {
    const known = { code: 'RAS_947', errno: 947, causes: [], passes: 'unknown', link: commonPage };
    expect(explainError(947)).toEqual(known);
  });

  test('knows the errors of this package, which have no number and no page of Microsoft', () => {
    const explanation = explainError('ERR_RAS_AMBIGUOUS_ENTRY');
    expect(explanation).toMatchObject({ code: 'ERR_RAS_AMBIGUOUS_ENTRY', passes: 'final' });
    expect(explanation).not.toHaveProperty('errno');
    expect(explanation).not.toHaveProperty('link');
  });

  test('tells the state of a RasError in the language that is asked for', () => {
    const error = new RasError({ errno: 691, state: 'Authenticate' });
    expect(explainError(error, { locale: 'it' }).state).toEqual({
      name: 'Authenticate',
      title: 'Accesso in corso',
      text: expect.stringMatching(/\.$/),
    });
    expect(explainError(691)).not.toHaveProperty('state');
  });

  test.each([
    ['no error', {} as RasError, {}, 'error'],
    ['an error of another kind', new Error('x') as RasError, {}, 'error'],
    ['a name that is none', 'ERROR_QUUX', {}, 'error'],
    ['a number that is none', 2 ** 32, {}, 'error'],
    ['an audience that is none', 691, { for: 'users' as Audience }, 'options.for'],
    ['a locale that is none', 691, { locale: '!' }, 'options.locale'],
    ['an option that there is not', 691, { lang: 'it' } as ExplainOptions, 'options'],
  ])('refuses %s', (_, error, options, named) => {
    expect(() => explainError(error, options)).toThrow(`"${named}`);
  });
});

describe('the two audiences', () => {
  // Calls, options and quotations of code. RasMan, IKEv2 and PPPoE begin with a capital.
  const javaScript = /[`{}]|\w\(|\b[a-z]+[A-Z]\w*|\bthe option\b|\bawait|\bimport\b|\biterat/;
  const commandLine =
    / --\w|\bwinras (?:credentials|devices|dial|doctor|entries|explain|hangup|keep|redial|run|status|watch)\b/;

  test('the command never speaks of JavaScript', () => {
    expect(textsLike('command', javaScript)).toEqual([]);
    expect(textsLike('api', javaScript)).not.toEqual([]);
  });

  test('the API never speaks of the command', () => {
    expect(textsLike('api', commandLine)).toEqual([]);
    expect(textsLike('command', commandLine)).not.toEqual([]);
  });

  test('the errors of a process advise whom they are for', () => {
    const taken = { errno: 183 } as const;
    expect(new RasError(taken).message).toContain('update()');
    adviseFor('command');
    try {
      expect(new RasError(taken).message).toMatch(/winras entries set <entry>\.$/);
      expect(new RasError(taken).advice).toContain('winras entries set');
    } finally {
      adviseFor('api');
    }
    expect(adviceFor('ERROR_ALREADY_EXISTS')?.advice).toContain('update()');
  });
});

describe('what passes by itself', () => {
  test.each([633, 651, 676, 678, 756, 800, 809, 815, 829, 868])('%i may', (errno) => {
    expect(explainError(errno).passes).toBe('transient');
  });

  test.each([691, 703, 812, 13_801, 13_806, 13_868, 0x800b_0109])('%i does not', (errno) => {
    expect(explainError(errno).passes).toBe('final');
  });

  test.each([635, 720, 0x8000_4005])('of %i it is not known', (errno) => {
    expect(explainError(errno).passes).toBe('unknown');
  });

  test('each error has one of the three', () => {
    const passes = new Set(knownCodes.map((code) => explainError(code).passes));
    expect([...passes].sort()).toEqual(['final', 'transient', 'unknown']);
  });
});

test("each of EAP's errors has a usual cause, be it an HRESULT or RAS' own", () => {
  const ofEap = knownCodes.filter((code) => /^(?:ERROR_EAP|EAP)_/.test(code));
  expect(ofEap.length).toBeGreaterThan(40);
  expect(ofEap.filter((code) => explainError(code).causes.length === 0)).toEqual([]);
  const [own, hresult] = [explainError(854), explainError('EAP_E_USER_CERT_EXPIRED')];
  expect(hresult.causes).toEqual(own.causes);
});

test('every number of the table has a page of Microsoft', () => {
  const without = errors.filter(({ errno }) => explainError(errno).link === undefined);
  expect(without).toEqual([]);
  const codes: readonly RasErrorCode[] = [nameOf(691), nameOf(13_805), nameOf(0x8042_0112)];
  const links = codes.map((code) => explainError(code).link?.replace(/.*win32\//, ''));
  expect(links).toEqual([
    'rras/routing-and-remote-access-error-codes',
    'debug/system-error-codes--12000-15999-',
    'eaphost/eap-related-error-and-information-constants',
  ]);
});

test('X2: what a server does not do any more is said in one way', () => {
  const causes = errors.flatMap(({ code }) => explainError(code).causes);
  expect(causes.filter(({ cause }) => / stop(?:s|ped)? to /.test(cause))).toEqual([]);
});
