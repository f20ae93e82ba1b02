import { describe, expect, test } from '@jest/globals';
import { writeConfig } from '../../src/simulator/config.js';
import type { Scenario } from '../../src/simulator.js';
import { folder, phoneBook } from './support/config-sections.js';

const entry = { server: 'vpn.example.com' };

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
    [{ entries: { A: { server: '' } } }, value, 'scenario.entries["A"].server'],
    [{ entries: { A: { type: 'modem', server: '' } } }, value, 'scenario.entries["A"].server'],
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
    [{ entries: { A: { ...entry, eap: 'md5' } } }, value, 'scenario.entries["A"].eap'],
    [{ entries: { A: { ...entry, eap: {} } } }, value, 'scenario.entries["A"].eap.method'],
    [
      { entries: { A: { ...entry, eap: { method: 'peap', withoutIdentity: 5 } } } },
      value,
      'scenario.entries["A"].eap.withoutIdentity',
    ],
    [
      { entries: { A: { type: 'vpn' } }, phoneBooks: { user: phoneBook } },
      value,
      'scenario.entries["A"].type',
    ],
    [{ phoneBooks: { user: 'missing/book.pbk' } }, value, 'scenario.phoneBooks.user'],
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
    [{ passwordHandle: 'secret' }, value, 'scenario.passwordHandle'],
    [{ devices: 'modem' }, type, 'scenario.devices'],
    [{ devices: ['modem'] }, type, 'scenario.devices[0]'],
    [{ devices: [{ name: 'A' }] }, type, 'scenario.devices[0].type'],
    [{ devices: [{ type: 'm'.repeat(17), name: 'A' }] }, value, 'scenario.devices[0].type'],
    [{ devices: [{ type: 'modem', name: '' }] }, value, 'scenario.devices[0].name'],
    [{ devices: [{ type: 'modem', name: 'A', port: 1 }] }, value, 'port'],
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

  const isdn = (part: object) => ({ entries: { A: { type: 'isdn', server: '1', ...part } } });
  const links = 'scenario.entries["A"].links';
  const traffic = (part: object) => isdn({ traffic: part });
  const negotiation = (part: object) => ({ servers: { s: { negotiation: part } } });
  const inFile = (part: object) => ({ entries: { A: part }, phoneBooks: { user: phoneBook } });

  test.each<[unknown, string, string]>([
    [{ entries: { A: { ...entry, links: 2 } } }, value, links],
    [{ entries: { A: { ...entry, type: 'pppoe', links: [{}] } } }, value, links],
    [isdn({ links: 0 }), value, links],
    [isdn({ links: 257 }), value, links],
    [isdn({ links: 1.5 }), value, links],
    [isdn({ links: '2' }), type, links],
    [isdn({ links: [] }), value, links],
    [isdn({ links: Array(257).fill({}) }), value, links],
    [isdn({ links: [{ server: '2' }] }), value, `${links}[0]`],
    [isdn({ links: [{ device: 'First channel' }, {}] }), value, `${links}[0]`],
    [isdn({ links: [{}, 1] }), type, `${links}[1]`],
    [isdn({ links: [{}, { server: '' }] }), value, `${links}[1].server`],
    [isdn({ links: [{}, { server: 2 }] }), type, `${links}[1].server`],
    [isdn({ links: [{}, { device: 'x'.repeat(129) }] }), value, `${links}[1].device`],
    [isdn({ links: [{}, { number: '2' }] }), value, 'number'],
    [isdn({ dialMode: 'one' }), value, 'scenario.entries["A"].dialMode'],
    [isdn({ traffic: 1 }), type, 'scenario.entries["A"].traffic'],
    [traffic({ sent: 1 }), value, 'sent'],
    [traffic({ transmitted: -1 }), value, 'traffic.transmitted'],
    [traffic({ received: 1e12 + 1 }), value, 'traffic.received'],
    [traffic({ received: Number.NaN }), value, 'traffic.received'],
    [traffic({ countsFrom: '0' }), type, 'traffic.countsFrom'],
    [traffic({ speed: 2 ** 32 }), value, 'traffic.speed'],
    [traffic({ speed: 0.5 }), value, 'traffic.speed'],
    [inFile({ links: 2 }), value, links],
    [inFile({ dialMode: 'all' }), value, 'scenario.entries["A"].dialMode'],
    [inFile({ traffic: { speed: -1 } }), value, 'traffic.speed'],
    [negotiation([]), type, 'scenario.servers["s"].negotiation'],
    [negotiation({ ipv4Error: '733' }), type, 'negotiation.ipv4Error'],
    [negotiation({ compressionError: -1 }), value, 'negotiation.compressionError'],
    [negotiation({ ikev2Flags: 2 ** 32 }), value, 'negotiation.ikev2Flags'],
    [negotiation({ ikev2: 1 }), value, 'ikev2'],
    [{ administrator: 'yes' }, type, 'scenario.administrator'],
    [{ lacks: 'RasGetProjectionInfoEx' }, type, 'scenario.lacks'],
    [{ lacks: ['RasDial', 'RasDialW'] }, value, 'scenario.lacks[1]'],
    [{ lacks: ['RasFly'] }, value, 'scenario.lacks[0]'],
    [{ lacks: [1] }, value, 'scenario.lacks[0]'],
    [{ entrySize: 6700 }, value, 'scenario.entrySize'],
    [{ entrySize: '6720' }, value, 'scenario.entrySize'],
    [{ missingBook: 623 }, value, 'scenario.missingBook'],
    [{ missingEntryDeleted: 621 }, value, 'scenario.missingEntryDeleted'],
    [{ missingEntryDeleted: null }, value, 'scenario.missingEntryDeleted'],
  ])(
    'of links, their traffic and negotiation, and of what RAS knows: %j',
    (scenario, code, place) => {
      expect(() => writeConfig(scenario as Scenario, folder)).toThrow(
        expect.objectContaining({ code, message: expect.stringContaining(place) }),
      );
    },
  );

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

  test('an IPv6 address with a zone, in the words that an entry of a phone book has for it', () => {
    const scenario = { servers: { s: { ipv6: { address: 'fe80::1%eth0' } } } } as Scenario;
    expect(() => writeConfig(scenario, folder)).toThrow(
      'must be an IPv6 address of hexadecimal groups, without a zone. Received',
    );
  });

  test('a name that only looks like that of an entry in capitals, since Windows takes ß and SS for two', () => {
    const scenario = { entries: { Straße: entry }, connections: ['STRASSE'] } as Scenario;
    expect(() => writeConfig(scenario, folder)).toThrow('scenario.connections[0]');
    expect(writeConfig({ ...scenario, connections: ['STRAßE'] }, folder)).toContain(
      'Entry=STRA\\u00dfE',
    );
  });
});
