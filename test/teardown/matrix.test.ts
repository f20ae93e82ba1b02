/** Wherever a dial stands and however its process or its worker ends: what is owed then is what was promised. */

import { describe, expect, test } from '@jest/globals';
import { inWorker, run, runInMainThread, stays, type Told } from './support/dialing-script.js';
import {
  type Ending,
  endingsOfProcess,
  endingsOfWorker,
  type WorkersEnding,
} from './support/endings.js';
import { type Manner, type Stage, stages } from './support/stages.js';

/** Each stage, and in words what an end of this manner leaves. */
function cells(manner: Manner): [string, string, Stage][] {
  return stages.map((stage) => [
    stage.stage,
    stage.owed[manner] === 1 ? 'owes the hang-up of its line' : 'owes nothing',
    stage,
  ]);
}

function expectPromised({ ended, ledger }: Told, stage: Stage, ending: Ending): void {
  const { stderr, ...rest } = ending.ended;
  expect({ ...ended, stderr: '' }).toEqual({ ...rest, stderr: '' });
  expect(ended.stderr).toMatch(stderr);
  const owed = stage.owed[ending.manner];
  expect({ ...ledger, calls: {} }).toEqual({
    owed: owed === 0 ? {} : { Office: owed },
    calls: {},
    violations: [],
  });
  const { RasDial = 0, RasHangUp = 0 } = ledger.calls;
  expect({ RasDial, RasHangUp }).toEqual({ RasDial: stage.dials, RasHangUp: stage.dials - owed });
}

describe.each(endingsOfProcess)('a process that $ending', (ending) => {
  test.concurrent.each(cells(ending.manner))('%s %s', async (_, __, stage) => {
    const script = `${stage.reach} ${ending.script}`;
    const told = await runInMainThread(script, stage.scenario);
    expectPromised(told, stage, ending);
  });
});

/** Tells how the worker ends, and does what the main thread is to do when the worker has come so far. */
function mainThread({ thread, script }: WorkersEnding): string {
  return `
    worker.on('error', ({ message }) => console.log(message));
    worker.on('exit', (code) => console.log('worker', code));
    worker.on('message', () => { ${thread === 'main' ? script : ''} });
  `;
}

describe.each(endingsOfWorker)('a worker that $ending', (ending) => {
  test.concurrent.each(cells(ending.manner))('%s %s', async (_, __, stage) => {
    // Whoever is ended from outside stays where he is.
    const end = ending.thread === 'worker' ? ending.script : stays;
    const script = `${stage.reach} ${end}`;
    const told = await run(
      (ledgerFile) => inWorker(script, stage.scenario, ledgerFile) + mainThread(ending),
    );
    expectPromised(told, stage, ending);
  });
});
