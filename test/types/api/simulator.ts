/** A simulated RAS is a RAS, and what a test needs beside. */

import { expectTypeOf } from 'expect-type';
import type { Ras } from 'winras';
import { type Scenario, type Simulator, simulate } from 'winras/simulator';
import 'winras/simulator/register';

export async function simulated(): Promise<void> {
  const ras = simulate({ clock: 'virtual', entries: { Office: { server: 'vpn.example.com' } } });
  expectTypeOf(ras).toEqualTypeOf<Simulator>();
  expectTypeOf(ras).toExtend<Ras>();
  await ras.clock.advance(1_000);
  expectTypeOf(ras.calls()[0]?.handle).toEqualTypeOf<bigint | undefined>();
  ras.setSubstate('Office', 'Dormant');
  // @ts-expect-error: there is no such substate
  ras.setSubstate('Office', 'Asleep');
  const scenario: Scenario = {
    servers: { 'vpn.example.com': { users: { alice: { password: 'right' } } } },
  };
  simulate(scenario);
  // @ts-expect-error: misspelt
  simulate({ entrys: {} });
  // @ts-expect-error: there is no such type
  simulate({ entries: { Office: { type: 'wlan' } } });
}
