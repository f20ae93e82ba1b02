/** The parts of a scenario for dialogs and leftovers, as configuration text, and what is refused in them. */

import { expect, test } from '@jest/globals';
import { writeConfig } from '../../src/simulator/config.js';
import type { Scenario } from '../../src/simulator.js';
import { folder, sections } from './support/config-sections.js';

test('the user of each dialog', () => {
  const scenario: Scenario = {
    dialogs: {
      visibleDesktop: false,
      windows: [66, 67],
      cancelCode: 0,
      dial: { does: 'nothing' },
      entry: { does: 'cancel', after: 3, entryName: 'Büro' },
      phoneBook: { error: 678, adds: 'Branch' },
    },
  };
  expect(sections(scenario, 'Dialogs')).toEqual([
    { VisibleDesktop: '0', Windows: '66,67', CancelCode: '0' },
  ]);
  expect(sections(scenario, 'DialDialog')).toEqual([{ Does: 'nothing' }]);
  expect(sections(scenario, 'EntryDialog')).toEqual([
    { Does: 'cancel', After: '3', EntryName: 'B\\u00fcro' },
  ]);
  expect(sections(scenario, 'PhoneBookDialog')).toEqual([{ Error: '678', Adds: 'Branch' }]);
});

test('AutoDial and the other leftovers', () => {
  const scenario: Scenario = {
    legacy: {
      autodial: [{ address: 'host', dialingLocation: 2, entryName: 'Office' }, { entryName: 'B' }],
      autodialLocations: [{ dialingLocation: 2, enabled: false }],
      nullAddress: 'refused',
      napState: 'inProbation',
      napProbationEnds: 0,
      pcscf: 'proxy',
      pcscfError: 5,
    },
  };
  expect(sections(scenario, 'Legacy')).toEqual([
    {
      NullAddress: 'refused',
      NapState: 'inProbation',
      // 1970, as FILETIME counts.
      NapProbationEnds: '116444736000000000',
      Pcscf: 'proxy',
      PcscfError: '5',
    },
  ]);
  expect(sections(scenario, 'AutodialAddress')).toEqual([
    { Address: 'host', DialingLocation: '2', EntryName: 'Office' },
    { EntryName: 'B' },
  ]);
  expect(sections(scenario, 'AutodialLocation')).toEqual([{ DialingLocation: '2', Enabled: '0' }]);
});

const type = 'ERR_INVALID_ARG_TYPE';
const value = 'ERR_INVALID_ARG_VALUE';

test.each([
  [{ dialogs: true }, type, 'scenario.dialogs'],
  [{ dialogs: { windows: 66 } }, type, 'scenario.dialogs.windows'],
  [{ dialogs: { windows: [-1] } }, value, 'scenario.dialogs.windows[0]'],
  [{ dialogs: { cancelCode: 5 } }, value, 'scenario.dialogs.cancelCode'],
  [{ dialogs: { dial: { does: 'wait' } } }, value, 'scenario.dialogs.dial.does'],
  [{ dialogs: { entry: { after: -1 } } }, value, 'scenario.dialogs.entry.after'],
  [{ dialogs: { phoneBook: { add: 'x' } } }, value, 'scenario.dialogs.phoneBook'],
  [{ legacy: { autodial: {} } }, type, 'scenario.legacy.autodial'],
  [{ legacy: { autodial: [{}] } }, type, 'scenario.legacy.autodial[0].entryName'],
  [{ legacy: { autodialLocations: [{ enabled: 1 }] } }, type, 'autodialLocations[0].enabled'],
  [{ legacy: { napState: 'healthy' } }, value, 'scenario.legacy.napState'],
  [{ legacy: { napProbationEnds: -1 } }, value, 'scenario.legacy.napProbationEnds'],
  [{ legacy: { pcscf: '' } }, value, 'scenario.legacy.pcscf'],
  [{ legacy: { pcscfError: 0 } }, value, 'scenario.legacy.pcscfError'],
])('%j is refused', (scenario, code, place) => {
  expect(() => writeConfig(scenario as Scenario, folder)).toThrow(
    expect.objectContaining({ code, message: expect.stringContaining(place) }),
  );
});
