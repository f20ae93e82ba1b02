/** What is stored with an entry: read without its secrets, changed, forgotten, and dialed with. */

import { inspect } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import {
  type CredentialChange,
  type CredentialPart,
  type DialParametersChange,
  isRasError,
} from '../../src/index.js';
import type { Scenario, Simulator } from '../../src/simulator.js';
import {
  alice,
  callsOf,
  failureOf,
  hangUp,
  inTime,
  office,
  simulated,
} from './support/simulated.js';

const nothing = {
  hasPassword: false,
  hasPreSharedKey: false,
  hasServerPreSharedKey: false,
  hasDemandDialPreSharedKey: false,
};

/** Nothing is stored yet, and RAS has no other user to dial as. */
const unstored: Scenario = { ...office, stored: {} };
const allUsers: Scenario = {
  ...unstored,
  entries: { Office: { server: 'vpn.example.com', book: 'allUsers' } },
};
const bothBooks: Scenario = {
  ...unstored,
  entries: { Office: { server: 'vpn.example.com', book: 'both' } },
};
const book = {
  user: 'C:\\Users\\User\\AppData\\Roaming\\Microsoft\\Network\\Connections\\Pbk\\rasphone.pbk',
  allUsers: 'C:\\ProgramData\\Microsoft\\Network\\Connections\\Pbk\\rasphone.pbk',
};

/** Whether a dial with what is stored is let in. */
async function letsIn(ras: Simulator): Promise<boolean> {
  const dialing = ras.dial('Office');
  const failure = await inTime(
    ras,
    dialing.then(
      () => undefined,
      (error: unknown) => error,
    ),
  );
  if (failure !== undefined && !isRasError(failure, 691)) throw failure;
  if (failure === undefined) await hangUp(ras, await dialing);
  return failure === undefined;
}

describe('get() tells', () => {
  test('that nothing is stored', async () => {
    const ras = simulated(unstored);
    expect(await inTime(ras, ras.credentials('Office').get())).toEqual(nothing);
  });

  test.each(['asterisks', 'opaque'] as const)(
    'who is stored, and that there is a password, but nothing that stands for it (%s)',
    async (passwordHandle) => {
      const stored = { Office: { ...alice, domain: 'CORP' } };
      const ras = simulated({ ...office, stored, passwordHandle });
      const told = await inTime(ras, ras.credentials('oFFICE').get());
      expect(told).toEqual({ ...nothing, userName: 'alice', domain: 'CORP', hasPassword: true });
      expect(JSON.stringify(told)).not.toMatch(/\*|§|right/);
    },
  );

  test('of each phone book what is stored with its own entry', async () => {
    const ras = simulated(bothBooks);
    const mine = ras.credentials('Office', { phoneBook: book.user });
    const ours = ras.credentials('Office', { phoneBook: book.allUsers });
    await inTime(ras, mine.set({ userName: 'alice' }));
    expect(await inTime(ras, mine.get())).toMatchObject({ userName: 'alice' });
    expect(await inTime(ras, ours.get())).toEqual(nothing);
  });
});

describe('set() stores', () => {
  test.each(['asterisks', 'opaque'] as const)(
    'what a dial with stored credentials finds (%s)',
    async (passwordHandle) => {
      const ras = simulated({ ...unstored, passwordHandle });
      expect(await letsIn(ras)).toBe(false);
      await inTime(ras, ras.credentials('Office').set(alice));
      expect(await letsIn(ras)).toBe(true);
    },
  );

  test('only what is given, and leaves the rest', async () => {
    const ras = simulated(unstored);
    const credentials = ras.credentials('Office');
    await inTime(ras, credentials.set({ ...alice, domain: 'CORP' }));
    await inTime(ras, credentials.set({ domain: '' }));
    expect(await inTime(ras, credentials.get())).toEqual({
      ...nothing,
      userName: 'alice',
      hasPassword: true,
    });
    await inTime(ras, credentials.set({ password: 'wrong' }));
    expect(await letsIn(ras)).toBe(false);
    await inTime(ras, credentials.set({ password: 'right' }));
    expect(await letsIn(ras)).toBe(true);
  });

  test('the longest there are, in any script', async () => {
    const ras = simulated(unstored);
    const credentials = ras.credentials('Office');
    const longest = {
      userName: 'ж'.repeat(256),
      password: '\u{1F511}'.repeat(128),
      domain: 'D'.repeat(15),
    };
    await inTime(ras, credentials.set(longest));
    const { userName, domain } = longest;
    expect(await inTime(ras, credentials.get())).toMatchObject({ userName, domain });
  });

  test.each(['preSharedKey', 'serverPreSharedKey', 'demandDialPreSharedKey'] as const)(
    'the %s by itself',
    async (part) => {
      const ras = simulated(unstored);
      const credentials = ras.credentials('Office');
      await inTime(ras, credentials.set({ [part]: 'shared' } as CredentialChange));
      const has = `has${part.charAt(0).toUpperCase()}${part.slice(1)}`;
      expect(await inTime(ras, credentials.get())).toEqual({ ...nothing, [has]: true });
      await inTime(ras, credentials.clear([part]));
      expect(await inTime(ras, credentials.get())).toEqual(nothing);
    },
  );
});

describe('credentials for all users', () => {
  test('are kept beside one’s own, and dialed with where one has none', async () => {
    const ras = simulated(allUsers);
    const credentials = ras.credentials('Office');
    await inTime(ras, credentials.set(alice, { forAllUsers: true }));
    expect(await inTime(ras, credentials.get())).toEqual(nothing);
    expect(await inTime(ras, credentials.get({ forAllUsers: true }))).toMatchObject({
      userName: 'alice',
      hasPassword: true,
    });
    expect(await letsIn(ras)).toBe(true);
    await inTime(ras, credentials.set({ userName: 'alice', password: 'mine' }));
    expect(await letsIn(ras)).toBe(false);
    await inTime(ras, credentials.clear());
    expect(await letsIn(ras)).toBe(true);
    await inTime(ras, credentials.clear(['password'], { forAllUsers: true }));
    expect(await letsIn(ras)).toBe(false);
  });

  test.each<[string, Scenario]>([
    ['with an entry of one’s own book', unstored],
    ['by a user who is no administrator', { ...allUsers, administrator: false }],
  ])('are not stored %s', async (_, scenario) => {
    const ras = simulated(scenario);
    const set = ras.credentials('Office').set(alice, { forAllUsers: true });
    const failure = await inTime(ras, failureOf(set));
    expect(failure).toMatchObject({
      code: 'ERROR_ACCESS_DENIED',
      errno: 5,
      operation: 'RasSetCredentials',
      advice: expect.stringMatching(/administrator/),
    });
    expect(inspect(failure)).not.toContain('right');
  });
});

test('pre-shared keys are not stored by a user who is no administrator', async () => {
  const ras = simulated({ ...unstored, administrator: false });
  const credentials = ras.credentials('Office');
  const failure = await inTime(ras, failureOf(credentials.set({ preSharedKey: 'shared' })));
  expect(isRasError(failure, 5)).toBe(true);
  await inTime(ras, credentials.set(alice));
  expect(await letsIn(ras)).toBe(true);
});

describe('clear() forgets', () => {
  test('user, password and domain, if nothing is said', async () => {
    const ras = simulated(unstored);
    const credentials = ras.credentials('Office');
    await inTime(ras, credentials.set({ ...alice, domain: 'CORP' }));
    await inTime(ras, credentials.set({ preSharedKey: 'shared' }));
    await inTime(ras, credentials.clear());
    expect(await inTime(ras, credentials.get())).toEqual({ ...nothing, hasPreSharedKey: true });
  });

  test('what is named, each key by itself', async () => {
    const ras = simulated(unstored);
    const credentials = ras.credentials('Office');
    await inTime(ras, credentials.set(alice));
    await inTime(ras, credentials.set({ preSharedKey: 'shared' }));
    await inTime(ras, credentials.clear(['preSharedKey', 'password', 'serverPreSharedKey']));
    expect(await inTime(ras, credentials.get())).toEqual({ ...nothing, userName: 'alice' });
  });
});

describe('saved dial parameters', () => {
  test('are none at first', async () => {
    const ras = simulated(unstored);
    const saved = await inTime(ras, ras.credentials('Office').dialParameters());
    expect(saved).toEqual({ hasPassword: false });
  });

  test('are told as they were saved, without the password, which is dialed with', async () => {
    const users = { alice: { password: 'right', domain: 'CORP' } };
    const ras = simulated({ ...unstored, servers: { 'vpn.example.com': { users } } });
    const credentials = ras.credentials('Office');
    const rest = { userName: 'alice', domain: 'CORP', callbackNumber: '555 0100', subentry: 2 };
    await inTime(ras, credentials.saveDialParameters({ ...rest, password: 'right' }));
    expect(await inTime(ras, credentials.dialParameters())).toEqual({ ...rest, hasPassword: true });
    expect(await letsIn(ras)).toBe(true);
  });

  const saved = { ...alice, domain: 'CORP', callbackNumber: '555 0100', subentry: 2 };
  const told = {
    userName: 'alice',
    domain: 'CORP',
    callbackNumber: '555 0100',
    subentry: 2,
    hasPassword: true,
  };
  test.each<[string, DialParametersChange, object]>([
    ['a domain', { domain: 'LAB' }, { ...told, domain: 'LAB' }],
    ['a number', { callbackNumber: '1' }, { ...told, callbackNumber: '1' }],
    ['a subentry', { subentry: 3 }, { ...told, subentry: 3 }],
    ['a user, and keep the password', { userName: 'bob' }, { ...told, userName: 'bob' }],
    ['nothing', {}, told],
    ['a password that is empty', { userName: 'alice', password: '' }, told],
    ['the password away', { removePassword: true }, { ...told, hasPassword: false }],
  ])('change by %s, and by nothing else', async (_, change, expected) => {
    const ras = simulated(unstored);
    const credentials = ras.credentials('Office');
    await inTime(ras, credentials.saveDialParameters(saved));
    await inTime(ras, credentials.saveDialParameters(change));
    expect(await inTime(ras, credentials.dialParameters())).toEqual(expected);
  });

  test('have no password for a user who is saved without one', async () => {
    const ras = simulated(unstored);
    const credentials = ras.credentials('Office');
    await inTime(ras, credentials.saveDialParameters({ userName: 'alice' }));
    expect(await inTime(ras, credentials.dialParameters())).toEqual({
      userName: 'alice',
      hasPassword: false,
    });
  });
});

describe('an entry that is not there', () => {
  const asked = {
    get: (ras: Simulator) => ras.credentials('Nowhere').get(),
    set: (ras: Simulator) => ras.credentials('Nowhere').set(alice),
    clear: (ras: Simulator) => ras.credentials('Nowhere').clear(),
    dialParameters: (ras: Simulator) => ras.credentials('Nowhere').dialParameters(),
    saveDialParameters: (ras: Simulator) => ras.credentials('Nowhere').saveDialParameters({}),
  };
  test.each(Object.entries(asked))('is told by %s()', async (_, ask) => {
    const ras = simulated();
    const failure = await inTime(ras, failureOf(ask(ras)));
    expect(failure).toMatchObject({
      code: 'ERROR_CANNOT_FIND_PHONEBOOK_ENTRY',
      errno: 623,
      entryName: 'Nowhere',
      advice: expect.stringMatching(/[Ss]ervices/),
    });
  });

  test('nor is one of two books without saying which', async () => {
    const ras = simulated(bothBooks);
    const failure = await inTime(ras, failureOf(ras.credentials('Office').get()));
    expect(isRasError(failure, 'ERR_RAS_AMBIGUOUS_ENTRY')).toBe(true);
  });

  test('nor is one of a book that is not there', async () => {
    const ras = simulated();
    const credentials = ras.credentials('Office', { phoneBook: 'C:\\nowhere.pbk' });
    const failure = await inTime(ras, failureOf(credentials.get()));
    expect(failure).toMatchObject({ errno: 621, advice: expect.stringMatching(/path/) });
  });
});

describe('is refused before RAS sees it:', () => {
  const mark = 'Zq7';
  const long = mark.repeat(100);
  const asterisks = '*'.repeat(16);
  const options = (given: unknown) => (ras: Simulator) =>
    ras.credentials('Office', given as object);
  const set = (given: unknown, more?: object) => (ras: Simulator) =>
    ras.credentials('Office').set(given as CredentialChange, more);
  const clear = (given: unknown, more?: object) => (ras: Simulator) =>
    ras.credentials('Office').clear(given as CredentialPart[], more);
  const save = (given: unknown) => (ras: Simulator) =>
    ras.credentials('Office').saveDialParameters(given as DialParametersChange);

  test.each<[string, (ras: Simulator) => unknown, 'TYPE' | 'VALUE', string]>([
    ['no entry', (ras) => ras.credentials(''), 'VALUE', 'entryName'],
    ['an entry that is too long', (ras) => ras.credentials('n'.repeat(257)), 'VALUE', '256'],
    ['a path that is too long', options({ phoneBook: 'b'.repeat(260) }), 'VALUE', '259'],
    ['an unknown option', options({ book: 'x' }), 'VALUE', 'book'],
    ['forAllUsers that is no boolean', set(alice, { forAllUsers: 1 }), 'TYPE', 'forAllUsers'],
    ['nothing to store', set({}), 'VALUE', 'what to store'],
    ['a user without a name', set({ userName: '' }), 'VALUE', 'credentials.userName'],
    ['a misspelt password', set({ pasword: mark }), 'VALUE', 'pasword'],
    ['a password that is none', set({ password: [mark] }), 'TYPE', 'credentials.password'],
    ['a password that is too long', set({ password: long }), 'VALUE', '256'],
    ['a password with a NUL', set({ password: `${mark}\0` }), 'VALUE', 'NUL'],
    ['what stands for a password', set({ password: asterisks }), 'VALUE', 'asterisks'],
    ['an empty key', set({ preSharedKey: '' }), 'VALUE', 'credentials.preSharedKey'],
    ['a key that is none', set({ preSharedKey: 7 }), 'TYPE', 'credentials.preSharedKey'],
    ['a key that is too long', set({ preSharedKey: long }), 'VALUE', '256'],
    [
      'the use of a key without one',
      set({ ...alice }, { usePreSharedKey: true }),
      'VALUE',
      'options.usePreSharedKey',
    ],
    ['a key beside a user', set({ ...alice, preSharedKey: mark }), 'VALUE', 'must be stored alone'],
    [
      'a key beside another',
      set({ preSharedKey: mark, serverPreSharedKey: mark }),
      'VALUE',
      'must be stored alone',
    ],
    [
      'a key for all users',
      set({ preSharedKey: mark }, { forAllUsers: true }),
      'VALUE',
      'forAllUsers',
    ],
    ['nothing to forget', clear([]), 'VALUE', 'parts'],
    ['a part that is none', clear(['name']), 'VALUE', 'parts[0]'],
    ['parts that are no array', clear('password'), 'TYPE', 'parts'],
    ['a key of all users', clear(['preSharedKey'], { forAllUsers: true }), 'VALUE', 'forAllUsers'],
    ['a password without its user', save({ password: mark }), 'VALUE', 'needs userName'],
    [
      'a password to save and to remove',
      save({ ...alice, password: mark, removePassword: true }),
      'VALUE',
      'excludes removePassword',
    ],
    ['what stands for one', save({ ...alice, password: asterisks }), 'VALUE', 'asterisks'],
    ['a user that would stay', save({ userName: '' }), 'VALUE', 'parameters.userName'],
    ['a domain that would stay', save({ domain: '' }), 'VALUE', 'parameters.domain'],
    ['a number that would stay', save({ callbackNumber: '' }), 'VALUE', 'callbackNumber'],
    ['a subentry that would stay', save({ subentry: 0 }), 'VALUE', 'parameters.subentry'],
    ['an unknown parameter', save({ phoneNumber: '1' }), 'VALUE', 'phoneNumber'],
  ])('%s', (_, call, what, text) => {
    const ras = simulated();
    let error: unknown;
    try {
      call(ras);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toMatchObject({
      code: `ERR_INVALID_ARG_${what}`,
      message: expect.stringContaining(text),
    });
    expect(inspect(error, { depth: Infinity })).not.toContain(mark);
    expect(ras.calls()).toEqual([]);
  });
});

test('no secret shows in what is left of it', async () => {
  const mark = 'Zq7';
  const ras = simulated({ ...unstored, administrator: false });
  const credentials = ras.credentials('Office');
  await inTime(ras, credentials.set({ userName: 'alice', password: mark }));
  await inTime(ras, credentials.saveDialParameters({ userName: 'alice', password: mark }));
  const failure = await inTime(ras, failureOf(credentials.set({ preSharedKey: mark })));
  const seen = [failure, credentials, ras, ras.calls(), await inTime(ras, credentials.get())];
  for (const thing of seen)
    expect(inspect(thing, { depth: Infinity, showHidden: true })).not.toContain(mark);
  expect(callsOf(ras, 'RasSetCredentials')).toBe(2);
  expect(inspect(credentials)).not.toMatch(/open|native/);
});
