/**
 * A simulated RAS with a test between it and the package, for what the simulator does not do: entries with
 * several links, states that nobody knows yet, a substate.
 */

import { afterEach, expect } from '@jest/globals';
import type { NativeStatus } from '../../../src/addon/connections.js';
import type { NativeDialReport } from '../../../src/addon/dial.js';
import type { NativeSimulator } from '../../../src/addon/simulator.js';
import { loadAddon } from '../../../src/provider/load.js';
import { Provider } from '../../../src/provider/provider.js';
import { createRas, type Ras } from '../../../src/ras.js';
import { SimulatedClock } from '../../../src/simulator/clock.js';
import { openSimulator } from '../../../src/simulator/open.js';
import type { Scenario } from '../../../src/simulator.js';
import { office } from '../../contract/support/simulated.js';

type Notified = Pick<NativeDialReport, 'state'> & Partial<NativeDialReport>;

export interface Interposed extends Ras {
  readonly clock: SimulatedClock;
  /** As if RAS notified the last dial of this, in addition. */
  notify(report: Notified): void;
  /** Changes what RasGetConnectStatus answers from now on. */
  changeStatus(change: Partial<NativeStatus>): void;
  /** Or only the next answer. */
  changeNextStatus(change: Partial<NativeStatus>): void;
}

const opened: NativeSimulator[] = [];

afterEach(() => {
  for (const native of opened.splice(0)) {
    expect(native.violations()).toEqual([]);
    expect(native.owed()).toEqual([]);
  }
});

export function interposed(scenario: Scenario = office): Interposed {
  const { native } = openSimulator({ clock: 'virtual', ...scenario }, process.cwd());
  opened.push(native);
  let report: ((reports: readonly NativeDialReport[]) => void) | undefined;
  let change: Partial<NativeStatus> = {};
  let changeOnce: Partial<NativeStatus> = {};
  const provider = new Provider(
    loadAddon(),
    {
      ...native,
      dial(request, listener) {
        report = listener;
        return native.dial(request, listener);
      },
      async status(handle) {
        const answer = await native.status(handle);
        if (!('value' in answer)) return answer;
        const value = { ...answer.value, ...change, ...changeOnce };
        changeOnce = {};
        return { ...answer, value };
      },
    },
    // What is virtual does not wait for files.
    'simulator',
  );
  return {
    ...createRas(() => provider),
    // Its constructor is not in the published types.
    clock: Reflect.construct(SimulatedClock, [native, true]) as SimulatedClock,
    notify(notified) {
      const rest = { time: native.now(), subentry: 1, error: 0, extendedError: 0 } as const;
      report?.([{ kind: 'notification', ...rest, ...notified }]);
    },
    changeStatus(next) {
      change = next;
    },
    changeNextStatus(next) {
      changeOnce = next;
    },
  };
}
