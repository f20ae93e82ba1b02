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
