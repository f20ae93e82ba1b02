import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { writeConfig } from '../../src/simulator/config.js';
import type { Scenario } from '../../src/simulator.js';

const folder = mkdtempSync(join(tmpdir(), 'winras-'));
const phoneBook = join(folder, 'office.pbk');
writeFileSync(phoneBook, '[In the file]\n');

/** The sections in order: `[name, { key: value }]`. */
function sectionsOf(scenario: Scenario): [string, Record<string, string>][] {
  const sections: [string, Record<string, string>][] = [];
  for (const line of writeConfig(scenario, folder).trimEnd().split('\n')) {
    const name = /^\[(\w+)\]$/.exec(line)?.[1];
    if (name !== undefined) {
      sections.push([name, {}]);
      continue;
    }
    const at = line.indexOf('=');
    const section = sections.at(-1)?.[1];
    if (at < 0 || section === undefined) throw new Error(`not a line of a section: ${line}`);
    section[line.slice(0, at)] = line.slice(at + 1);
  }
  return sections;
}

function sections(scenario: Scenario, name: string): Record<string, string>[] {
  return sectionsOf(scenario)
    .filter(([other]) => other === name)
    .map(([, values]) => values);
}

function service(scenario: Scenario): Record<string, string> {
  return sections(scenario, 'Service')[0] ?? {};
}

/** A path as the text has it. */
function written(path: string): string {
  return path.replaceAll('\\', '\\u005c');
}

const entry = { server: 'vpn.example.com' };

describe('what a scenario becomes', () => {
  test('without anything: one VPN entry whose server takes any credentials', () => {
    expect(sectionsOf({})).toEqual([
      ['Service', { Salt: expect.stringMatching(/^[0-9a-f]{32}$/) }],
      ['Entry', { Name: 'Office VPN', Book: 'user', Type: 'vpn', Number: 'vpn.example.com' }],
      ['Server', { Number: 'vpn.example.com', Anyone: '1' }],
    ]);
  });

  test('the default entry keeps the server that the scenario gives it', () => {
    expect(sections({ servers: { 'VPN.example.com': { busy: true } } }, 'Server')).toEqual([
      { Number: 'VPN.example.com', Anyone: '1', Busy: '1' },
    ]);
  });

  test('the service', () => {
    const scenario: Scenario = {
      seed: 7,
      faults: 0.25,
      enumerationGrows: true,
      ledgerFile: 'ledger.jsonl',
      rasMan: { state: 'starting', startsAfter: 5000, blocks: 20 },
      behavior: { delay: 3 },
    };
    expect(service(scenario)).toMatchObject({
      Seed: '7',
      Faults: '0.250000',
      EnumerationGrows: '1',
      LedgerFile: written(join(folder, 'ledger.jsonl')),
      RasMan: 'starting',
      RasManStartsAfter: '5000',
      RasManBlocks: '20',
      Delay: '3',
    });
  });

  test('every behavior key', () => {
    const behavior: Required<NonNullable<Scenario['behavior']>> = {
      delay: 1,
      rasDialReturns: 'between',
      rasDialBlocks: 2,
      rasDialFails: 756,
      rasDialRefuses: 623,
      notificationThread: 'captured',
      lost: ['OpenPort', 'RetryAuthentication'],
      silentAfter: 'Authenticate',
      duplicated: ['Connected'],
      merged: true,
      late: 3,
      afterTerminal: false,
      retryError: 0,
      hangUp: 'waitsForHandler',
      hangUpBlocks: 4,
      linger: 5,
      lingerState: 'current',
      afterHangUp: 'userDisconnection',
      hangUpError: 753,
      spuriousGone: true,
      portFreeAfter: 6,
      redialsUnpaid: 8,
      redialConnected: 'silent',
      resumeFails: 691,
      failedLink: 'state',
      lostLine: 'reconnect',
      listDialing: false,
      statusError: 0x80004005,
    };
    const written = {
      Delay: '1',
      RasDialReturns: 'between',
      RasDialBlocks: '2',
      RasDialFails: '756',
      RasDialRefuses: '623',
      NotificationThread: 'captured',
      Lost: 'OpenPort,RetryAuthentication',
      SilentAfter: 'Authenticate',
      Duplicated: 'Connected',
      Merged: '1',
      Late: '3',
      AfterTerminal: '0',
      RetryError: '0',
      HangUp: 'waitsForHandler',
      HangUpBlocks: '4',
      Linger: '5',
      LingerState: 'current',
      AfterHangUp: 'userDisconnection',
      HangUpError: '753',
      SpuriousGone: '1',
      PortFreeAfter: '6',
      RedialsUnpaid: '8',
      RedialConnected: 'silent',
      ResumeFails: '691',
      LostLine: 'reconnect',
      ListDialing: '0',
      StatusError: '2147500037',
    };
    expect(service({ behavior })).toMatchObject(written);
    expect(sections({ entries: { A: { ...entry, behavior } } }, 'Entry')[0]).toMatchObject(written);
  });

  test('entries, once for each book', () => {
    const entries: Scenario['entries'] = {
      A: { ...entry, strategy: ['SSTP', 'IKEv2'], book: 'both', needsEapIdentity: true },
      B: { type: 'modem', server: '555 0100', device: 'My modem' },
    };
    const a = {
      Name: 'A',
      Type: 'vpn',
      Number: 'vpn.example.com',
      Strategy: 'SSTP,IKEv2',
      NeedsEapIdentity: '1',
    };
    expect(sections({ entries }, 'Entry')).toEqual([
      { ...a, Book: 'user' },
      { ...a, Book: 'allUsers' },
      { Name: 'B', Book: 'user', Type: 'modem', Number: '555 0100', DeviceName: 'My modem' },
    ]);
  });

  test('phone books, and behavior for their entries', () => {
    const scenario: Scenario = {
      phoneBooks: { user: ['office.pbk', phoneBook], allUsers: phoneBook },
      entries: { 'In the file': { behavior: { delay: 1 } } },
    };
    expect(sections(scenario, 'PhoneBook')).toEqual([
      { Path: written(phoneBook), Scope: 'user' },
      { Path: written(phoneBook), Scope: 'user' },
      { Path: written(phoneBook), Scope: 'allUsers' },
    ]);
    expect(sections(scenario, 'Entry')).toEqual([{ Name: 'In the file', Delay: '1' }]);
    expect(sections({ phoneBooks: { user: phoneBook } }, 'Entry')).toEqual([]);
  });

  test('a server', () => {
    const servers: Scenario['servers'] = {
      one: {
        protocols: ['IKEv2'],
        noAnswer: false,
        fails: { at: 'Authenticate', error: 809 },
        callback: { number: '555 0199' },
        interactive: true,
        eapUi: true,
        maxTries: 5,
        ipv4: { address: '10.0.0.2', serverAddress: '10.0.0.1' },
        ipv6: { address: 'fd00::2', serverAddress: 'fd00::1' },
      },
      two: { callback: 'caller', users: {} },
    };
    expect(sections({ entries: {}, servers }, 'Server')).toEqual([
      {
        Number: 'one',
        Anyone: '1',
        Protocols: 'IKEv2',
        NoAnswer: '0',
        FailState: 'Authenticate',
        FailError: '809',
        Callback: 'fixed',
        CallbackNumber: '555 0199',
        Interactive: '1',
        EapUi: '1',
        MaxTries: '5',
        Address: '10.0.0.2',
        ServerAddress: '10.0.0.1',
        Ipv6Address: 'fd00::2',
        Ipv6ServerAddress: 'fd00::1',
      },
      { Number: 'two', Anyone: '0', Callback: 'caller' },
    ]);
  });

  test('passwords are salted hashes, anew for each scenario', () => {
    const credentials = { userName: 'alice', password: 'sécret 密碼', domain: 'CORP' };
    const scenario: Scenario = {
      entries: { A: entry },
      servers: {
        'vpn.example.com': {
          users: { alice: { password: 'sécret 密碼', domain: 'CORP', expired: true } },
        },
      },
      stored: { A: credentials },
      loggedOnUser: credentials,
    };
    const text = writeConfig(scenario, folder);
    expect(text).not.toContain('cret');
    const salt = /^Salt=(.*)$/m.exec(text)?.[1] ?? '';
    const hash = createHash('sha256')
      .update(Buffer.from(salt, 'hex'))
      .update(Buffer.from('sécret 密碼', 'utf16le'))
      .digest('hex');
    expect(text.match(/^PasswordHash=.*$/gm)).toEqual(Array(3).fill(`PasswordHash=${hash}`));
    expect(writeConfig(scenario, folder)).not.toContain(hash);
    expect(sections(scenario, 'User')).toMatchObject([
      { Server: 'vpn.example.com', Name: 'alice', Domain: 'CORP', Expired: '1' },
    ]);
    expect(sections(scenario, 'Stored')).toMatchObject([
      { Entry: 'A', UserName: 'alice', Domain: 'CORP' },
    ]);
    expect(sections(scenario, 'LoggedOn')).toMatchObject([{ Name: 'alice', Domain: 'CORP' }]);
  });

  test('lines of other processes', () => {
    expect(sections({ entries: { A: entry }, connections: ['a'] }, 'Connection')).toEqual([
      { Entry: 'a' },
    ]);
  });

  test('all but printable ASCII is escaped, also a lone surrogate', () => {
    const [written] = sections({ entries: { 'Büro \\ 辦公室 \ud800\n"x" ': entry } }, 'Entry');
    expect(written?.['Name']).toBe('B\\u00fcro \\u005c \\u8fa6\\u516c\\u5ba4 \\ud800\\u000a"x" ');
  });

  test('a name is nothing but a name', () => {
    const scenario: Scenario = JSON.parse('{ "entries": { "__proto__": { "server": "x" } } }');
    expect(sections(scenario, 'Entry')).toMatchObject([{ Name: '__proto__' }]);
  });
});

describe('what is refused, naming the place', () => {
  const type = 'ERR_INVALID_ARG_TYPE';
  const value = 'ERR_INVALID_ARG_VALUE';
  const user = (part: object) => ({ entries: {}, servers: { s: { users: { alice: part } } } });

  test.each<[unknown, string, string]>([
    [null, type, 'scenario'],
    [[], type, 'scenario'],
    [{ entry: {} }, value, 'entry'],
    [{ entries: [] }, type, 'scenario.entries'],
    [{ entries: { '': entry } }, value, 'scenario.entries[""]'],
    [{ entries: { ['x'.repeat(257)]: entry } }, value, 'scenario.entries["xxx'],
    [{ entries: { 'a\0': entry } }, value, 'scenario.entries["a\\u0000"]'],
    [{ entries: { A: {} } }, type, 'scenario.entries["A"].server'],
    [{ entries: { A: { server: 1 } } }, type, 'scenario.entries["A"].server'],
    [{ entries: { A: { ...entry, type: 'fax' } } }, value, 'scenario.entries["A"].type'],
    [{ entries: { A: { ...entry, book: 'mine' } } }, value, 'scenario.entries["A"].book'],
    [
      { entries: { A: { ...entry, type: 'modem', strategy: ['SSTP'] } } },
      value,
      'scenario.entries["A"].strategy',
    ],
    [
      { entries: { A: { ...entry, strategy: ['WireGuard'] } } },
      value,
      'scenario.entries["A"].strategy[0]',
    ],
    [{ entries: { A: { ...entry, behavior: { dealy: 1 } } } }, value, 'dealy'],
    [
      { entries: { A: { type: 'vpn' } }, phoneBooks: { user: phoneBook } },
      value,
      'scenario.entries["A"].type',
    ],
    [{ phoneBooks: { user: 'missing.pbk' } }, value, 'scenario.phoneBooks.user'],
    [{ phoneBooks: { user: ['office.pbk', 1] } }, type, 'scenario.phoneBooks.user[1]'],
    [
      { servers: { s: { fails: { at: 'Nowhere', error: 1 } } } },
      value,
      'scenario.servers["s"].fails.at',
    ],
    [
      { servers: { s: { fails: { at: 'Authenticate' } } } },
      type,
      'scenario.servers["s"].fails.error',
    ],
    [{ servers: { s: { callback: 'always' } } }, value, 'scenario.servers["s"].callback'],
    [{ servers: { s: { callback: null } } }, type, 'scenario.servers["s"].callback'],
    [
      { servers: { s: { ipv4: { address: '10.0.0' } } } },
      value,
      'scenario.servers["s"].ipv4.address',
    ],
    [
      { servers: { s: { ipv6: { address: '::ffff:1.2.3.4' } } } },
      value,
      'scenario.servers["s"].ipv6.address',
    ],
    [{ servers: { s: { users: [] } } }, type, 'scenario.servers["s"].users'],
    [user({}), type, 'scenario.servers["s"].users["alice"].password'],
    [user({ password: 'p', expired: 1 }), type, 'scenario.servers["s"].users["alice"].expired'],
    [{ stored: { B: { userName: 'a', password: 'b' } } }, value, 'scenario.stored["B"]'],
    [{ connections: ['B'] }, value, 'scenario.connections[0]'],
    [{ connections: 'Office VPN' }, type, 'scenario.connections'],
    [{ loggedOnUser: { password: 'b' } }, type, 'scenario.loggedOnUser.userName'],
    [{ rasMan: 'stopped' }, value, 'scenario.rasMan'],
    [{ rasMan: { state: 'stopped', startsAfter: 1 } }, value, 'scenario.rasMan.startsAfter'],
    [{ faults: 2 }, value, 'scenario.faults'],
    [{ faults: Number.NaN }, value, 'scenario.faults'],
    [{ seed: 1.5 }, value, 'scenario.seed'],
    [{ ledgerFile: '' }, value, 'scenario.ledgerFile'],
    [{ enumerationGrows: 1 }, type, 'scenario.enumerationGrows'],
    [{ behavior: { delay: -1 } }, value, 'scenario.behavior.delay'],
    [{ behavior: { delay: '20' } }, type, 'scenario.behavior.delay'],
    [{ behavior: { retryError: 5 } }, value, 'scenario.behavior.retryError'],
    [{ behavior: { rasDialFails: 0 } }, value, 'scenario.behavior.rasDialFails'],
    [{ behavior: { lost: 'OpenPort' } }, type, 'scenario.behavior.lost'],
  ])('%j', (scenario, code, place) => {
    expect(() => writeConfig(scenario as Scenario, folder)).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(place) }),
    );
  });

  test('and a password is in no error', () => {
    const passwords = ['secret\0', 's'.repeat(257), 12345678, { secret: 1 }];
    for (const password of passwords) {
      let message = '';
      try {
        writeConfig(user({ password }) as unknown as Scenario, folder);
      } catch (error) {
        message = String(error);
      }
      expect(message).toContain('scenario.servers["s"].users["alice"].password');
      expect(message).not.toMatch(/secret(?! value)|sss|12345678/);
    }
  });

  test('nor one that stands where its user should', () => {
    const scenario = user('secret' as unknown as object) as unknown as Scenario;
    expect(() => writeConfig(scenario, folder)).toThrow(
      /^The "scenario[^]* must be an object. Received a string$/,
    );
  });
});
