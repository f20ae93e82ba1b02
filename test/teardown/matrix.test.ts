/** Wherever a dial stands and however its process or its worker ends: what is owed then is what was promised. */

import { describe, expect, test } from '@jest/globals';
import { type Ledger, newLedgerFile, readLedger } from '../contract/support/ledger.js';
import { endedWell, runScript } from '../contract/support/script.js';
import {
  inWorker,
  run,
  runInMainThread,
  stays,
  type Told,
  workersScript,
} from './support/dialing-script.js';
import {
  type Ending,
  endingsOfLoneWorker,
  endingsOfProcess,
  endingsOfWorker,
  type LoneWorkersEnding,
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

function expectOwed(ledger: Ledger, stage: Stage, manner: Manner): void {
  const owed = stage.owed[manner];
  expect({ owed: ledger.owed, violations: ledger.violations }).toEqual({
    owed: owed === 0 ? {} : { Office: owed },
    violations: [],
  });
  const { RasDial = 0, RasHangUp = 0 } = ledger.calls;
  expect({ RasDial, RasHangUp }).toEqual({ RasDial: stage.dials, RasHangUp: stage.dials - owed });
}

function expectPromised({ ended, ledger }: Told, stage: Stage, ending: Ending): void {
  const { stderr, ...rest } = ending.ended;
  expect({ ...ended, stderr: '' }).toEqual({ ...rest, stderr: '' });
  expect(ended.stderr).toMatch(stderr);
  expectOwed(ledger, stage, ending.manner);
}

describe.each(endingsOfProcess)('a process that $ending', (ending) => {
  test.concurrent.each(cells(ending.manner))('%s %s', async (_, __, stage) => {
    const script = `${stage.reach} ${ending.script}`;
    const told = await runInMainThread(script, stage.scenario);
    expectPromised(told, stage, ending);
  });
});

/** A worker for each stage, all in one process, since it outlives them; their ledgers are in the order of `stages`. */
async function endWorkers({ thread, script, told }: LoneWorkersEnding): Promise<Ledger[]> {
  const workers = stages.map(({ reach, scenario }) => {
    const ledgerFile = newLedgerFile();
    const all = `${reach} ${thread === 'worker' ? script : stays}`;
    return { ledgerFile, source: workersScript(all, scenario, ledgerFile) };
  });
  const ended = await runScript(`
    import { Worker } from 'node:worker_threads';
    const end = (source) => new Promise((resolve) => {
      const worker = new Worker(source, { eval: true, execArgv: [] });
      const told = [];
      worker.on('error', ({ message }) => told.push(message));
      worker.on('message', () => { ${thread === 'main' ? script : ''} });
      worker.on('exit', (code) => resolve([...told, code]));
    });
    const sources = ${JSON.stringify(workers.map(({ source }) => source))};
    console.log(JSON.stringify(await Promise.all(sources.map(end))));
  `);
  expect(ended).toEqual(endedWell(`${JSON.stringify(stages.map(() => told))}\n`));
  return workers.map(({ ledgerFile }) => readLedger(ledgerFile));
}

describe.each(endingsOfLoneWorker)('a worker that $ending', (ending) => {
  let ledgers: Promise<Ledger[]> | undefined;

  test.concurrent.each(cells(ending.manner))('%s %s', async (_, __, stage) => {
    ledgers ??= endWorkers(ending);
    const ledger = (await ledgers)[stages.indexOf(stage)] as Ledger;
    expectOwed(ledger, stage, ending.manner);
  });
});

describe.each(endingsOfWorker)('a worker that $ending', (ending) => {
  test.concurrent.each(cells(ending.manner))('%s %s', async (_, __, stage) => {
    // Whoever is ended from outside stays where he is.
    const isMains = ending.thread === 'main';
    const script = `${stage.reach} ${isMains ? stays : ending.script}`;
    const onMessage = `worker.on('message', () => { ${isMains ? ending.script : ''} });`;
    const told = await run(
      (ledgerFile) => inWorker(script, stage.scenario, ledgerFile) + onMessage,
    );
    expectPromised(told, stage, ending);
  });
});
