/** However a process or a worker ends that shows a dialog: the dialog is closed, and nothing waits for its user. */

import { expect, test } from '@jest/globals';
import type { Scenario } from '../../src/simulator.js';
import { endedWell } from '../contract/support/script.js';
import { office } from '../contract/support/simulated.js';
import {
  inMainThread,
  inWorker,
  run,
  runInMainThread,
  stays,
  terminate,
} from './support/dialing-script.js';

const nobody = { does: 'nothing' } as const;
const scenario: Scenario = {
  ...office,
  clock: 'real',
  dialogs: { dial: nobody, entry: nobody, phoneBook: nobody },
};
/** All are open once their calls are under way, which the ledger tells at their end only. */
const show = `
  for (const dialog of [
    ras.dialogs.dial('Office'),
    ras.dialogs.newEntry(),
    ras.dialogs.phoneBook(),
    ras.legacy.createEntryDialog(),
  ])
    dialog.catch(() => {});
  await called('RasEnumEntries');
  await new Promise((resolve) => setTimeout(resolve, 200));
`;

test.concurrent.each([
  ['process.exit()', 'process.exit(7)', { code: 7, signal: null, stderr: '' }],
  [
    'an exception',
    "throw Object.assign(new Error('oops'), { stack: 'oops' })",
    { code: 1, signal: null, stderr: expect.stringContaining('oops') },
  ],
])('%s', async (_, end, ended) => {
  const told = await runInMainThread(`${show} ${end}`, scenario);
  expect(told.ended).toMatchObject(ended);
  expect(told.ledger.calls).toMatchObject({ RasDialDlg: 1, RasEntryDlg: 1, RasPhonebookDlg: 1 });
  expect(told.ledger).toMatchObject({ owed: {}, violations: [] });
});

test.concurrent('the end of a worker', async () => {
  const told = await run((file) => `${inWorker(`${show} ${stays}`, scenario, file)} ${terminate}`);
  expect(told.ended).toEqual(endedWell());
  expect(told.ledger.calls).toMatchObject({ RasDialDlg: 1, RasEntryDlg: 1, RasPhonebookDlg: 1 });
});

test.concurrent('a process stays for a dialog, and ends when its user is done', async () => {
  const answers: Scenario = { ...scenario, dialogs: { dial: { after: 300 } } };
  const script = "ras.dialogs.dial('Office').then(console.log);";
  const told = await run((file) => inMainThread(script, answers, file));
  expect(told.ended).toEqual(endedWell('connected\n'));
});
