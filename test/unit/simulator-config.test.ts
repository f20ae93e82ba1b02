import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { writeConfig } from '../../src/simulator/config.js';
import { simulatedFunctions } from '../../src/simulator/functions.js';
import type { Scenario } from '../../src/simulator.js';
import {
  folder,
  phoneBook,
  sections,
  sectionsOf,
  service,
  written,
} from './support/config-sections.js';

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

  test('what RAS knows, and who may change what belongs to all users', () => {
    const scenario: Scenario = {
      administrator: false,
      lacks: ['RasGetProjectionInfoEx', 'RasUpdateConnection'],
      entrySize: 5680,
      missingBook: 2,
      missingEntryDeleted: 123,
    };
    expect(service(scenario)).toMatchObject({
      Administrator: '0',
      Lacks: 'RasGetProjectionInfoEx,RasUpdateConnection',
      EntrySize: '5680',
      MissingBook: '2',
      MissingEntryDeleted: '123',
    });
    expect(service({ lacks: [] })).toMatchObject({ Lacks: '' });
    expect(Object.keys(service({}))).toEqual(['Salt']);
  });

  test('each function that the simulator has may be lacking', () => {
    const exported = readFileSync(join('native', 'stand_in', 'rasapi32.def'), 'utf8');
    const names = exported
      .match(/^Ras\w+(?=\r?$)/gm)
      ?.filter((name) => !name.endsWith('A'))
      .map((name) => name.replace(/W$/, ''));
    expect(names?.toSorted()).toEqual(simulatedFunctions.toSorted());
    expect(service({ lacks: simulatedFunctions })).toMatchObject({
      Lacks: simulatedFunctions.join(','),
    });
  });

  test('what stands for a stored password', () => {
    expect(service({ passwordHandle: 'opaque' })).toMatchObject({ PasswordHandle: 'opaque' });
  });

  test('the devices, in place of the usual ones', () => {
    const devices = [{ type: 'modem', name: 'A modem' }];
    expect(service({ devices })).toMatchObject({ UsualDevices: '0' });
    expect(sections({ devices }, 'Device')).toEqual([{ Type: 'modem', Name: 'A modem' }]);
    expect(service({})).not.toHaveProperty('UsualDevices');
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
      failedLink: 'disconnected',
      eapWindow: 9,
      eapWindowFails: 1223,
      resumeFails: 691,
      lostLine: 'reconnect',
      listDialing: false,
      correlationId: 'late',
      correlationIdAfter: 7,
      statusError: 0x80004005,
      dialingError: 'pending',
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
      FailedLink: 'disconnected',
      EapWindow: '9',
      EapWindowFails: '1223',
      ResumeFails: '691',
      LostLine: 'reconnect',
      ListDialing: '0',
      CorrelationId: 'late',
      CorrelationIdAfter: '7',
      StatusError: '2147500037',
      DialingError: 'pending',
    };
    expect(service({ behavior })).toMatchObject(written);
    expect(sections({ entries: { A: { ...entry, behavior } } }, 'Entry')[0]).toMatchObject(written);
  });

  test('entries, once for each book', () => {
    const eap = {
      method: 'certificate',
      identity: 'alice',
      withoutIdentity: 798,
      identityFails: 87,
    } as const;
    const entries: Scenario['entries'] = {
      A: { ...entry, strategy: ['SSTP', 'IKEv2'], book: 'both', eap: 'peap' },
      B: { type: 'modem', server: '555 0100', device: 'My modem', eap },
    };
    const a = {
      Name: 'A',
      Type: 'vpn',
      Number: 'vpn.example.com',
      Strategy: 'SSTP,IKEv2',
      Eap: 'peap',
    };
    expect(sections({ entries }, 'Entry')).toEqual([
      { ...a, Book: 'user' },
      { ...a, Book: 'allUsers' },
      {
        Name: 'B',
        Book: 'user',
        Type: 'modem',
        Number: '555 0100',
        DeviceName: 'My modem',
        Eap: 'certificate',
        EapIdentity: 'alice',
        EapWithoutIdentity: '798',
        EapIdentityFails: '87',
      },
    ]);
  });

  test('the links of an entry, its own first', () => {
    const linksOf = (links: NonNullable<Scenario['entries']>[string]['links']) =>
      sectionsOf({
        entries: {
          A: { type: 'isdn', server: '1', ...(links === undefined ? {} : { links }) },
          B: entry,
        },
      })
        .map(([name, values]) => (name === 'Link' ? values : name))
        .slice(1);
    expect(linksOf(undefined)).toEqual(['Entry', 'Entry']);
    expect(linksOf(1)).toEqual(['Entry', 'Entry']);
    expect(linksOf([{}])).toEqual(['Entry', 'Entry']);
    expect(linksOf(3)).toEqual(['Entry', {}, {}, 'Entry']);
    expect(linksOf([{}, { server: '2', device: 'Second channel' }, {}])).toEqual([
      'Entry',
      { Number: '2', DeviceName: 'Second channel' },
      {},
      'Entry',
    ]);
    expect(linksOf(256).filter((section) => typeof section === 'object')).toHaveLength(255);
  });

  test('the links of an entry of both books, in each', () => {
    const entries: Scenario['entries'] = {
      A: { type: 'modem', server: '1', book: 'both', links: 2 },
    };
    const names = sectionsOf({ entries }).map(([name]) => name);
    expect(names).toEqual(['Service', 'Entry', 'Link', 'Entry', 'Link']);
  });

  test('which links are dialed, and what goes through them', () => {
    const traffic = { transmitted: 1_000.5, received: 1e12, countsFrom: 2 ** 32, speed: 64_000 };
    const entries: Scenario['entries'] = {
      A: { type: 'isdn', server: '1', links: 2, dialMode: 'asNeeded', traffic },
      B: { ...entry, dialMode: 'all', traffic: {} },
    };
    expect(sections({ entries }, 'Entry')).toMatchObject([
      {
        DialMode: 'asNeeded',
        Transmitted: '1000.500',
        Received: '1000000000000.000',
        CountsFrom: '4294967296.000',
        Speed: '64000',
      },
      { DialMode: 'all' },
    ]);
    const inFile = { phoneBooks: { user: phoneBook }, entries: { 'In the file': { traffic } } };
    expect(sections(inFile, 'Entry')).toMatchObject([{ Name: 'In the file', Speed: '64000' }]);
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

  test('what a server negotiates', () => {
    const negotiation: Required<
      NonNullable<NonNullable<Scenario['servers']>[string]['negotiation']>
    > = {
      ipv4Error: 733,
      ipv6Error: 738,
      compressionError: 0,
      ipOptions: 1,
      lcpOptions: 2,
      authentication: 0xc227,
      authenticationData: 0x80,
      eapType: 26,
      compression: 6,
      compressionOptions: 0x41,
      ikev2Authentication: 3,
      ikev2Flags: 7,
      ikev2Encryption: 2 ** 32 - 1,
    };
    expect(sections({ entries: {}, servers: { one: { negotiation } } }, 'Server')).toEqual([
      {
        Number: 'one',
        Anyone: '1',
        Ipv4Error: '733',
        Ipv6Error: '738',
        CompressionError: '0',
        IpOptions: '1',
        LcpOptions: '2',
        Authentication: '49703',
        AuthenticationData: '128',
        EapType: '26',
        Compression: '6',
        CompressionOptions: '65',
        Ikev2Authentication: '3',
        Ikev2Flags: '7',
        Ikev2Encryption: '4294967295',
      },
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
