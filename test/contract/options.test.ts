/** What a dial is told is judged before RAS hears of it; what RAS allows comes to it as it was given. */

import { describe, expect, test } from '@jest/globals';
import { planEntryDial } from '../../src/dial/dial-plan.js';
import type { DialOptions, UserCredentials } from '../../src/index.js';
import type { Scenario } from '../../src/simulator.js';
import { alice, callsOf, failureOf, inTime, office, simulated } from './support/simulated.js';

const long = (length: number): string => 'x'.repeat(length);
const onPaused = (): undefined => undefined;
/** As AbortSignals go, each lacks something. */
const noSignals: readonly unknown[] = [
  null,
  'signal',
  new AbortController(),
  { aborted: false },
  { aborted: 'no', addEventListener() {}, removeEventListener() {} },
  { aborted: false, addEventListener() {} },
];
const mostMilliseconds = 2_147_483_647;

type Wrong = readonly [what: string, options: unknown, type: 'TYPE' | 'VALUE', told: string[]];

const wrongOptions: readonly Wrong[] = [
  ['options that are no object', 'fast', 'TYPE', ['"options"', 'an object', "'fast'"]],
  ['options that are null', null, 'TYPE', ['"options"', 'an object']],
  ['a list of options', [{}], 'TYPE', ['"options"', 'an object']],
  ['an option that does not exist', { retries: 3 }, 'VALUE', ['"retries"', '"options"', 'timeout']],

  ...(['phoneNumber', 'callbackNumber'] as const).flatMap((name): Wrong[] => [
    [`an empty ${name}`, { [name]: '' }, 'VALUE', [`"options.${name}"`, 'must not be empty']],
    [`129 characters of ${name}`, { [name]: long(129) }, 'VALUE', [name, 'at most 128', '129']],
    [`a NUL in the ${name}`, { [name]: '1\x002' }, 'VALUE', [`"options.${name}"`, 'NUL']],
    [`a numeric ${name}`, { [name]: 555 }, 'TYPE', [`"options.${name}"`, 'a string', '555']],
  ]),
  ['an empty phoneBook', { phoneBook: '' }, 'VALUE', ['"options.phoneBook"', 'must not be empty']],
  ['a phoneBook longer than a path', { phoneBook: long(260) }, 'VALUE', ['phoneBook', '259']],
  ['a NUL in the phoneBook', { phoneBook: 'a.pbk\0' }, 'VALUE', ['"options.phoneBook"', 'NUL']],
  ['a phoneBook that is a URL', { phoneBook: new URL('file:///a') }, 'TYPE', ['phoneBook']],
  [
    "callbackNumber '*' though nothing pauses",
    { callbackNumber: '*' },
    'VALUE',
    ['"options.callbackNumber"', 'pausedStates', 'onPaused', "'*'"],
  ],

  ['credentials of another name', { credentials: 'saved' }, 'TYPE', ['credentials', "'stored'"]],
  ['credentials that are null', { credentials: null }, 'TYPE', ['"options.credentials"']],
  ['an empty userName', user({ userName: '' }), 'VALUE', ['credentials.userName', 'empty']],
  ['no userName', user({ userName: undefined }), 'TYPE', ['credentials.userName', 'a string']],
  ['a long userName', user({ userName: long(257) }), 'VALUE', ['userName', 'at most 256', '257']],
  ['a NUL in the userName', user({ userName: 'a\0' }), 'VALUE', ['credentials.userName', 'NUL']],
  ['no password', user({ password: undefined }), 'TYPE', ['credentials.password', 'a string']],
  ['a long password', user({ password: long(257) }), 'VALUE', ['password', 'at most 256', '257']],
  ['a NUL in the password', user({ password: 'a\0' }), 'VALUE', ['credentials.password', 'NUL']],
  ['a long domain', user({ domain: long(16) }), 'VALUE', ['domain', 'at most 15', '16']],
  ['a NUL in the domain', user({ domain: 'a\0' }), 'VALUE', ['credentials.domain', 'NUL']],
  ['a domain that is null', user({ domain: null }), 'TYPE', ['credentials.domain', 'a string']],
  ['an unknown credential', user({ token: 'x' }), 'VALUE', ['"token"', '"options.credentials"']],

  ...(['timeout', 'pauseTimeout'] as const).flatMap((name): Wrong[] => [
    ...[-1, -0.5, Number.NaN, Infinity, -Infinity, mostMilliseconds + 1].map(
      (value): Wrong => [
        `${value} as ${name}`,
        { [name]: value },
        'VALUE',
        [`"options.${name}"`, `from 0 to ${mostMilliseconds}`, String(value)],
      ],
    ),
    ...['30', null, 30n, new Date(30)].map(
      (value): Wrong => [
        `${typeof value} ${value} as ${name}`,
        { [name]: value },
        'TYPE',
        [`"options.${name}"`, 'milliseconds'],
      ],
    ),
  ]),
  ...[0, -1, 1.5, Number.NaN, 2 ** 32].map(
    (subentry): Wrong => [
      `${subentry} as subentry`,
      { subentry },
      'VALUE',
      ['"options.subentry"', 'from 1 to 4294967295'],
    ],
  ),
  ['a subentry in words', { subentry: 'first' }, 'TYPE', ['"options.subentry"', 'a number']],
  ['an interfaceIndex below 0', { interfaceIndex: -1 }, 'VALUE', ['"options.interfaceIndex"']],

  [
    'both ways to answer pauses',
    { pausedStates: true, onPaused },
    'VALUE',
    ['"options.onPaused"', 'excludes pausedStates'],
  ],
  [
    'a state that no handler can answer',
    { onPaused: { Authenticate: () => undefined } },
    'VALUE',
    ['"Authenticate"', 'options.onPaused', 'RetryAuthentication'],
  ],
  [
    'an answer in place of the handler of a state',
    { onPaused: { RetryAuthentication: alice } },
    'TYPE',
    ['options.onPaused.RetryAuthentication', 'a function'],
  ],
  [
    'an answer instead of onPaused',
    { onPaused: alice },
    'VALUE',
    ['"options.onPaused"', 'userName'],
  ],
  ['pausedStates as a list', { pausedStates: ['Interactive'] }, 'TYPE', ['"options.pausedStates"']],
  [
    'hangUpOnExit as a number',
    { hangUpOnExit: 1 },
    'TYPE',
    ['"options.hangUpOnExit"', 'boolean', "'guarded'"],
  ],
  [
    'hangUpOnExit as another word',
    { hangUpOnExit: 'always' },
    'VALUE',
    ['"options.hangUpOnExit"', "'guarded'"],
  ],
  ['noUser in words', { noUser: 'yes' }, 'TYPE', ['"options.noUser"', 'a boolean', "'yes'"]],
  ...noSignals.map(
    (signal, index): Wrong => [
      `the wrong signal ${index}`,
      { signal },
      'TYPE',
      ['"options.signal"', 'an AbortSignal'],
    ],
  ),
];

function user(change: Record<string, unknown>): unknown {
  return { credentials: { ...alice, ...change } };
}

function thrownBy(call: () => unknown): Error & { code?: string } {
  try {
    call();
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing was thrown');
}

function expectRefusal(call: () => unknown, type: 'TYPE' | 'VALUE', told: readonly string[]): void {
  const error = thrownBy(call);
  expect(error.code).toBe(`ERR_INVALID_ARG_${type}`);
  for (const words of told) expect(error.message).toContain(words);
}

describe('RAS never hears of a dial with', () => {
  test.each(wrongOptions)('%s', async (_, options, type, told) => {
    const ras = simulated();
    expectRefusal(() => ras.dial('Office', options as DialOptions), type, told);
    if (!told.some((words) => words.includes('phoneNumber')))
      expectRefusal(() => ras.dialNumber('555', options as DialOptions), type, told);
    await ras.clock.advance(1_000_000);
    expect(ras.calls()).toEqual([]);
  });

  test.each<[string, unknown, 'TYPE' | 'VALUE', string]>([
    ['no name', undefined, 'TYPE', 'a string'],
    ['an object for a name', { entryName: 'Office' }, 'TYPE', 'a string'],
    ['an empty name', '', 'VALUE', 'must not be empty'],
    ['a name that is too long', long(257), 'VALUE', 'at most 256 characters, and has 257'],
    ['a name with a NUL', 'Office\0VPN', 'VALUE', 'NUL'],
  ])('%s', (_, name, type, told) => {
    const ras = simulated();
    expectRefusal(() => ras.dial(name as string), type, ['"entryName"', told]);
    expect(ras.calls()).toEqual([]);
  });

  test.each<[string, unknown, 'TYPE' | 'VALUE', string]>([
    ['a number that is a number', 5550100, 'TYPE', 'a string'],
    ['an empty number', '', 'VALUE', 'must not be empty'],
    ['a number that is too long', long(129), 'VALUE', 'at most 128 characters, and has 129'],
    ['a number with a NUL', '555\x000100', 'VALUE', 'NUL'],
  ])('%s', (_, number, type, told) => {
    const ras = simulated();
    expectRefusal(() => ras.dialNumber(number as string), type, ['"phoneNumber"', told]);
    expect(ras.calls()).toEqual([]);
  });

  test('a second phoneNumber for a number', () => {
    const options = { phoneNumber: '556' } as DialOptions;
    expectRefusal(() => simulated().dialNumber('555', options), 'VALUE', ['"phoneNumber"']);
  });
});

test.each<[string, unknown]>([
  ['under a misspelt name', { pasword: 'hunter2' }],
  ['under a misspelt name among the credentials', user({ passwd: 'hunter2' })],
  ['in place of the credentials', { credentials: 'hunter2' }],
  ['in a list of credentials', { credentials: ['alice', 'hunter2'] }],
  ['in an object in place of the password', user({ password: { value: 'hunter2' } })],
  ['with a NUL', user({ password: 'hunter2\0' })],
  ['that is too long', user({ password: `hunter2${long(256)}` })],
  ['in an answer in place of onPaused', { onPaused: { password: 'hunter2' } }],
])('a password is not printed when it stands %s', (_, options) => {
  const error = thrownBy(() => simulated().dial('Office', options as DialOptions));
  expect(`${error.message} ${error.stack} ${JSON.stringify(error)}`).not.toContain('hunter2');
});

test('what is passed in place of credentials is told by its kind', () => {
  const options = { credentials: 'hunter2' } as unknown as DialOptions;
  expectRefusal(() => simulated().dial('Office', options), 'TYPE', ['Received a string']);
});

test('options that change after the call change nothing', async () => {
  const ras = simulated();
  const credentials = { ...alice } as { userName: string; password: string };
  const options: { credentials: typeof credentials; timeout?: number } = { credentials };
  const dialing = ras.dial('Office', options);
  credentials.password = 'wrong';
  options.timeout = 0;
  await inTime(ras, (await inTime(ras, dialing)).hangUp());
});

const names = [
  '办公室 网络',
  'Домашний офис',
  '🦊 fox',
  'an "entry" with \'quotes\', spaces  and = signs [all]',
  ' spaces around ',
  'back\\slash',
  '100%',
  long(256),
];

describe('an entry may be named', () => {
  test.each(names)('%s', async (name) => {
    const ras = simulated({ entries: { [name]: { server: 'host' } }, servers: { host: {} } });
    const connection = await inTime(ras, ras.dial(name));
    expect(connection.entryName).toBe(name);
    expect((await ras.connections()).map(({ entryName }) => entryName)).toEqual([name]);
    expect(ras.calls().find((call) => call.function === 'RasDial')?.entryName).toBe(name);
    expect(() => ras.assertNoOpenConnections()).toThrow(name);
    await inTime(ras, connection.hangUp());
  });

  test('and is found in any case', async () => {
    const ras = simulated({ entries: { Офис: { server: 'host' } }, servers: { host: {} } });
    const connection = await inTime(ras, ras.dial('ОФИС'));
    expect(connection.entryName).toBe('Офис');
    await inTime(ras, connection.hangUp());
  });
});

describe('RAS gets unchanged', () => {
  const loneHigh = 'al\ud800ice';
  const loneLow = '\udc00right';
  const officeOf = ({ userName, password, domain = '' }: UserCredentials): Scenario => ({
    ...office,
    servers: { 'vpn.example.com': { users: { [userName]: { password, domain } } } },
  });

  test.each<[string, UserCredentials]>([
    ['an empty password', { userName: 'alice', password: '' }],
    ['lone surrogates', { userName: loneHigh, password: loneLow }],
    ['any script', { userName: 'Алиса', password: '密码🔑', domain: 'ДОМЕН' }],
    ['quotes, spaces and line ends', { userName: ' "al"ice\' ', password: ' p"w\r\n\\ ' }],
    ['the longest', { userName: long(256), password: long(256), domain: long(15) }],
  ])('%s', async (_, credentials) => {
    const ras = simulated(officeOf(credentials));
    const connection = await inTime(ras, ras.dial('Office', { credentials }));
    await inTime(ras, connection.hangUp());
  });

  test.each<[string, string, string]>([
    ['another lone surrogate in the user', 'al\ud801ice', loneLow],
    ['another lone surrogate in the password', loneHigh, '\udc01right'],
    ['a replacement character', loneHigh, '\ufffdright'],
  ])('so that %s is not taken for it', async (_, userName, password) => {
    const ras = simulated(officeOf({ userName: loneHigh, password: loneLow }));
    const credentials = { userName, password };
    const error = await inTime(ras, failureOf(ras.dial('Office', { credentials })));
    expect(error).toMatchObject({ errno: 691 });
  });

  test('the last character of the longest password', async () => {
    const ras = simulated(officeOf({ userName: 'alice', password: long(256) }));
    const credentials = { userName: 'alice', password: `${long(255)}y` };
    const error = await inTime(ras, failureOf(ras.dial('Office', { credentials })));
    expect(error).toMatchObject({ errno: 691 });
  });

  test('the longest numbers', async () => {
    const number = '5'.repeat(128);
    const ras = simulated({
      entries: { Modem: { type: 'modem', server: '1' } },
      servers: { [number]: { callback: 'caller' } },
    });
    const dials = [
      () => ras.dial('Modem', { phoneNumber: number, callbackNumber: number }),
      () => ras.dialNumber(number, { callbackNumber: number }),
    ];
    for (const dial of dials) {
      const connection = await inTime(ras, dial());
      await inTime(ras, connection.hangUp());
    }
    expect(callsOf(ras, 'RasDial')).toBe(2);
  });
});

test.each([0, 0.5, mostMilliseconds])('a timeout may be %p ms', (timeout) => {
  expect(planEntryDial('Office', { timeout })).toMatchObject({ timeout });
});

describe('the bits of RASDIALEXTENSIONS', () => {
  /** ras.h of the Windows SDK. */
  const bits: Readonly<Record<string, number>> = {
    usePrefixSuffix: 0x1,
    ignoreModemSpeaker: 0x4,
    setModemSpeaker: 0x8,
    ignoreSoftwareCompression: 0x10,
    setSoftwareCompression: 0x20,
    disableConnectedUI: 0x40,
    disableReconnectUI: 0x80,
    disableReconnect: 0x100,
    noUser: 0x200,
    pauseOnScript: 0x400,
    router: 0x800,
    customDial: 0x1000,
    useCustomScripting: 0x2000,
    invokeAutoTriggerCredentialUI: 0x4000,
  };

  test.each(Object.entries(bits))('%s is %i', async (name, bit) => {
    expect(planEntryDial('Office', { [name]: true }).extensionBits).toBe(bit);
    expect(planEntryDial('Office', { [name]: false }).extensionBits).toBe(0);
    // And RAS knows it.
    const ras = simulated();
    const connection = await inTime(ras, ras.dial('Office', { [name]: true }));
    await inTime(ras, connection.hangUp());
  });

  test('are all that were asked for', () => {
    const all = Object.fromEntries(Object.keys(bits).map((name) => [name, true]));
    expect(planEntryDial('Office', { ...all, pausedStates: true }).extensionBits).toBe(0x7fff);
  });

  test('have PausedStates exactly when somebody answers pauses', () => {
    expect(planEntryDial('Office').extensionBits).toBe(0);
    expect(planEntryDial('Office', { pausedStates: false }).extensionBits).toBe(0);
    expect(planEntryDial('Office', { pausedStates: true }).extensionBits).toBe(2);
    expect(planEntryDial('Office', { onPaused }).extensionBits).toBe(2);
    expect(planEntryDial('Office', { onPaused, pausedStates: false }).extensionBits).toBe(2);
  });
});
