/** A simulated RAS is a RAS, and what a test needs beside. */

import { expectTypeOf } from 'expect-type';
import type { ActiveConnection, KnownSubstate, Ras } from 'winras';
import {
  type Scenario,
  type SimulatedDialogs,
  type SimulatedFunction,
  type SimulatedLegacy,
  type Simulator,
  simulate,
} from 'winras/simulator';
import 'winras/simulator/register';

export async function simulated(): Promise<void> {
  const ras = simulate({ clock: 'virtual', entries: { Office: { server: 'vpn.example.com' } } });
  expectTypeOf(ras).toEqualTypeOf<Simulator>();
  expectTypeOf(ras).toExtend<Ras>();
  await ras.clock.advance(1_000);
  expectTypeOf(ras.calls()[0]?.handle).toEqualTypeOf<bigint | undefined>();
  ras.setSubstate('Office', 'Dormant');
  expectTypeOf(ras.setSubstate).parameter(1).toEqualTypeOf<KnownSubstate>();
  // @ts-expect-error: there is no such substate
  ras.setSubstate('Office', 'Asleep');
  const scenario: Scenario = {
    servers: { 'vpn.example.com': { users: { alice: { password: 'right' } } } },
  };
  simulate(scenario);
  simulate({ after: [{ do: 'drop', entry: 'Office', at: 5_000, error: 629, times: 1 }] });
  // @ts-expect-error: a service that restarts is nobody's line
  simulate({ after: [{ do: 'restart', entry: 'Office', at: 5_000 }] });
  expectTypeOf(ras.clock.run(ras.connections())).toEqualTypeOf<Promise<ActiveConnection[]>>();
  expectTypeOf(ras.clock.run(ras.connections(), { patience: 10_000 })).resolves.toBeArray();
  // @ts-expect-error: misspelt
  simulate({ entrys: {} });
  // @ts-expect-error: there is no such type
  simulate({ entries: { Office: { type: 'wlan' } } });
}

/** Each part can be put together by itself. */
export function partsOf(scenario: Required<Scenario>): void {
  expectTypeOf(scenario.dialogs).toEqualTypeOf<SimulatedDialogs>();
  expectTypeOf(scenario.legacy).toEqualTypeOf<SimulatedLegacy>();
  expectTypeOf(scenario.lacks).toEqualTypeOf<readonly SimulatedFunction[]>();
}
