/** A simulated RAS that notes which native session belongs to which dial, and when each dial ended. */

import load from '../../dist/provider/load.js';
import provider from '../../dist/provider/provider.js';
import ras from '../../dist/ras.js';
import clock from '../../dist/simulator/clock.js';
import open from '../../dist/simulator/open.js';

export function soakedRas(scenario) {
  const { native, clockMode } = open.openSimulator(scenario, process.cwd());
  /** The dial that was begun last, by entry. */
  const begun = new Map();
  const noting = {
    ...native,
    dial(request, report) {
      const session = native.dial(request, report);
      const dial = begun.get(request.entryName);
      dial.callbackId = session.callbackId;
      return noteEnd(session, native, dial);
    },
  };
  // A virtual clock does not wait for files, as that of the machine's RAS would have to.
  const noted = new provider.Provider(load.loadAddon(), noting, 'simulator');
  const { dial, connections } = ras.createRas(() => noted);
  return {
    native,
    connections,
    clock: new clock.SimulatedClock(native, clockMode === 'virtual'),
    isVirtual: clockMode === 'virtual',
    dialsUnderWay: noted.dialsUnderWay,
    after: (delay) => new Promise((resolve) => native.setTimer(delay, resolve)),
    /** `note` is told the dial's `callbackId`, as soon as there is one, and `endedAt`. */
    dial(entryName, options, note) {
      begun.set(entryName, note);
      return dial(entryName, options);
    },
  };
}

/** A dial's ending is decided when its session is settled: what RAS notifies later is not its dial's any more. */
function noteEnd(session, native, dial) {
  const settle = () => {
    dial.endedAt ??= native.now();
    session.settle();
  };
  // Its handle is a getter.
  return Object.defineProperties(
    {},
    { ...Object.getOwnPropertyDescriptors(session), settle: { value: settle } },
  );
}
