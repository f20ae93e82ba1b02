/** The table of docs/states-and-functions.md: each function of RAS is called by what is said to serve it. */

import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import type { ActiveConnection, PauseAnswer } from '../../src/index.js';
import { type SimulatedFunction, simulatedFunctions } from '../../src/simulator/functions.js';
import type { Scenario, Simulator } from '../../src/simulator.js';
import { alice, hangUp, inTime, office, simulated } from './support/simulated.js';
import { officeWhoseServer } from './support/situations.js';

const ikev2: Scenario = {
  ...office,
  entries: { Office: { server: 'vpn.example.com', strategy: ['IKEv2'] } },
  dialogs: { phoneBook: { entryName: 'Office' } },
  legacy: { napState: 'notRestricted', pcscf: 'proxy' },
};
const entries = [{ dialingLocation: 0, entryName: 'Office' }];

/** While a line of the entry is up. */
function connected(
  ask: (connection: ActiveConnection) => Promise<unknown>,
): (ras: Simulator) => Promise<void> {
  return async (ras) => {
    const connection = await inTime(ras, ras.dial('Office'));
    await ask(connection);
    await hangUp(ras, connection);
  };
}

const linkOf = async (connection: ActiveConnection) => {
  const [link] = await connection.links();
  if (link === undefined) throw new Error('a connection without a link');
  return link;
};

/** Until it has been told something. */
async function watch(ras: Simulator): Promise<void> {
  for await (const change of ras.watch()) {
    if (change.type === 'snapshot') ras.connectElsewhere('Office');
    if (change.type === 'connected') break;
  }
}

const uses: Readonly<Record<SimulatedFunction, (ras: Simulator) => Promise<unknown>>> = {
  RasDial: connected(async () => undefined),
  RasHangUp: connected(async () => undefined),
  RasGetConnectStatus: connected((connection) => connection.status()),
  RasEnumConnections: (ras) => ras.connections(),
  RasConnectionNotification: (ras) => inTime(ras, watch(ras)),
  RasGetErrorString: (ras) => ras.errorMessage(691),
  RasGetSubEntryHandle: connected((connection) => connection.links()),
  RasUpdateConnection: connected((connection) =>
    connection.updateEndpoints({ local: '192.0.2.9', remote: '198.51.100.4' }),
  ),
  RasInvokeEapUI: async (ras) => {
    const onPaused = ({ state }: { readonly state: string }): PauseAnswer | undefined =>
      state === 'InvokeEapUI' ? {} : undefined;
    await hangUp(ras, await inTime(ras, ras.dial('Office', { onPaused })));
  },
  RasGetNapStatus: connected((connection) => connection.napStatus()),
  RasGetPCscf: (ras) => ras.legacy.pcscf(),
  RasGetConnectionStatistics: connected((connection) => connection.statistics()),
  RasClearConnectionStatistics: connected((connection) => connection.clearStatistics()),
  RasGetLinkStatistics: connected(async (connection) => (await linkOf(connection)).statistics()),
  RasClearLinkStatistics: connected(async (connection) =>
    (await linkOf(connection)).clearStatistics(),
  ),
  RasGetProjectionInfo: connected((connection) => connection.projection()),
  RasGetProjectionInfoEx: connected((connection) => connection.projection()),
  RasEnumEntries: (ras) => ras.phoneBook().entries(),
  RasGetEntryProperties: (ras) => ras.phoneBook().get('Office'),
  RasSetEntryProperties: (ras) => ras.phoneBook().update('Office', { redialCount: 1 }),
  RasDeleteEntry: (ras) => ras.phoneBook().delete('Office'),
  RasRenameEntry: (ras) => ras.phoneBook().rename('Office', 'Branch'),
  RasValidateEntryName: (ras) => ras.phoneBook().validateName('Branch'),
  RasGetSubEntryProperties: (ras) => ras.phoneBook().subentries('Office'),
  RasSetSubEntryProperties: (ras) =>
    ras.phoneBook().setSubentry('Office', 1, { phoneNumber: 'backup.example.com' }),
  RasDeleteSubEntry: async (ras) => {
    const [link] = await ras.phoneBook().subentries('Office');
    await ras.phoneBook().setSubentry('Office', 2, link ?? {});
    await ras.phoneBook().deleteSubentry('Office', 2);
  },
  RasCreatePhonebookEntry: (ras) => inTime(ras, ras.legacy.createEntryDialog()),
  RasEditPhonebookEntry: (ras) => inTime(ras, ras.legacy.editEntryDialog('Office')),
  RasEnumDevices: (ras) => ras.devices(),
  RasGetCountryInfo: (ras) => ras.countries(),
  RasGetEntryDialParams: (ras) => ras.credentials('Office').dialParameters(),
  RasSetEntryDialParams: (ras) => ras.credentials('Office').saveDialParameters(alice),
  RasGetCredentials: (ras) => ras.credentials('Office').get(),
  RasSetCredentials: (ras) => ras.credentials('Office').set(alice),
  RasGetEapUserData: (ras) => ras.eap('Office').userData(),
  RasSetEapUserData: (ras) => ras.eap('Office').setUserData(Buffer.from('1')),
  RasGetCustomAuthData: (ras) => ras.eap('Office').customAuthData(),
  RasSetCustomAuthData: (ras) => ras.eap('Office').setCustomAuthData(Buffer.from('1')),
  RasGetEapUserIdentity: connected(async () => undefined),
  RasFreeEapUserIdentity: connected(async () => undefined),
  RasEnumAutodialAddresses: (ras) => ras.legacy.autodial.addresses(),
  RasGetAutodialAddress: (ras) => ras.legacy.autodial.entries('host'),
  RasSetAutodialAddress: (ras) => ras.legacy.autodial.setEntries('host', entries),
  RasGetAutodialEnable: (ras) => ras.legacy.autodial.isEnabled(0),
  RasSetAutodialEnable: (ras) => ras.legacy.autodial.setEnabled(0, false),
  RasGetAutodialParam: (ras) => ras.legacy.autodial.parameters(),
  RasSetAutodialParam: (ras) => ras.legacy.autodial.setParameters({ savedAddressesLimit: 1 }),
  RasDialDlg: (ras) => inTime(ras, ras.dialogs.dial('Office')),
  RasEntryDlg: (ras) => inTime(ras, ras.dialogs.newEntry()),
  RasPhonebookDlg: (ras) => inTime(ras, ras.dialogs.phoneBook()),
};

const campus: Scenario = {
  servers: { 'vpn.example.com': {} },
  entries: { Office: { server: 'vpn.example.com', eap: 'certificate' } },
};
const scenarios: { readonly [Function in SimulatedFunction]?: Scenario } = {
  RasInvokeEapUI: officeWhoseServer({ eapUi: true }),
  RasGetProjectionInfo: { ...ikev2, lacks: ['RasGetProjectionInfoEx'] },
  RasGetEapUserIdentity: campus,
  RasFreeEapUserIdentity: campus,
};

test.each(simulatedFunctions)('%s is called', async (name) => {
  const ras = simulated(scenarios[name] ?? ikev2);
  await uses[name](ras);
  // Asked for a size, or polled to the end of a line, it answers otherwise.
  const succeeded = ras.calls().filter((call) => call.function === name && call.result === 0);
  expect(succeeded).not.toEqual([]);
});

test('the table of the README has all of them, and RAS no more', () => {
  const text = readFileSync('native/abi/ras_functions.inc', 'utf8');
  const exported = [...text.matchAll(/^WINRAS_FUNCTION\((\w+?)W?,/gm)].map(([, name]) => name);
  expect(exported).toHaveLength(50);
  expect(exported.toSorted()).toEqual(simulatedFunctions.toSorted());
  const table: readonly { readonly function: string }[] = JSON.parse(
    readFileSync('scripts/docs/functions.json', 'utf8'),
  );
  expect(table.map((row) => row.function)).toEqual([...simulatedFunctions]);
});
