/** Keys that are stored with an entry, and whether it uses them. */

import { describe, expect, test } from '@jest/globals';
import type { CredentialChange, EntryOptions, StoreOptions } from '../../src/index.js';
import type { Scenario } from '../../src/simulator.js';
import { inTime, simulated } from './support/simulated.js';

describe('a pre-shared key', () => {
  const l2tp: Scenario = {
    entries: { Office: { server: 'vpn.example.com', strategy: ['L2TP'] } },
    servers: { 'vpn.example.com': {} },
  };

  async function optionsAfter(
    scenario: Scenario,
    change: CredentialChange,
    options: StoreOptions,
  ): Promise<Partial<EntryOptions>> {
    const ras = simulated(scenario);
    await inTime(ras, ras.credentials('Office').set(change, options));
    const { properties } = await inTime(ras, ras.phoneBook().get('Office'));
    return properties.options;
  }

  test('is stored and not used by the entry, unless it is asked for', async () => {
    const change = { preSharedKey: 'shared' };
    expect(await optionsAfter(l2tp, change, {})).toMatchObject({ usePreSharedKey: false });
    const used = await optionsAfter(l2tp, change, { usePreSharedKey: true });
    expect(used).toMatchObject({ usePreSharedKey: true, usePreSharedKeyForIkev2Initiator: false });
  });

  test('is used by IKEv2 by options of its own', async () => {
    const ikev2: Scenario = {
      ...l2tp,
      entries: { Office: { server: 'vpn.example.com', strategy: ['IKEv2'] } },
    };
    const used = await optionsAfter(ikev2, { preSharedKey: 's' }, { usePreSharedKey: true });
    expect(used).toMatchObject({
      usePreSharedKey: false,
      usePreSharedKeyForIkev2Initiator: true,
      usePreSharedKeyForIkev2Responder: true,
    });
  });
});
