/**
 * The README's examples run in this world: `--simulate` and `winras/simulator/register` use it when they get no file.
 */

import type { Scenario } from './scenario.js';

export const exampleScenario: Scenario = {
  entries: {
    'Office VPN': { server: 'vpn.example.com', strategy: ['IKEv2'] },
    'Home office': { server: 'home.example.com', strategy: ['SSTP'] },
    'Slow line': { type: 'modem', server: '555 0111', behavior: { delay: 2_000 } },
    'Forgotten line': { type: 'pppoe', server: 'provider' },
    Campus: { server: 'campus.example.com', eap: { method: 'peap', identity: 'alice' } },
  },
  servers: {
    'vpn.example.com': {
      users: { alice: { password: 'secret' } },
      ipv4: { address: '10.20.0.7' },
    },
    'home.example.com': { users: { alice: { password: 'secret', expired: true } } },
    'campus.example.com': {},
    // The entries that the README makes reach this server.
    'branch.example.com': {},
    '555 0111': {},
    provider: {},
  },
  stored: { 'Office VPN': { userName: 'alice', password: 'secret' } },
  connections: ['Forgotten line'],
  dialogs: { dial: { after: 5 }, entry: { after: 5, entryName: 'Branch' } },
};
