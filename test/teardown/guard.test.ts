/** `hangUpOnExit: 'guarded'`: what is hung up when the process is killed, by a process of its own. */

import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { simulate } from '../../src/simulator.js';
import { newFolder } from '../contract/support/folder.js';
import { newLedgerFile, readLedger, readRows } from '../contract/support/ledger.js';
import { endedWell, runScript } from '../contract/support/script.js';
import { temporaryBooks } from '../contract/support/temporary-books.js';
import { inMainThread, inWorker, offices } from './support/dialing-script.js';
import { send } from './support/signals.js';

const kill = "process.kill(process.pid, 'SIGKILL'); setInterval(() => {}, 1e6);";
const connect = "const line = await ras.dial('Office', { hangUpOnExit: 'guarded' });";
const begin =
  "ras.dial('Office', { hangUpOnExit: 'guarded' }).catch(() => {}); await called('RasDial');";

/** A RAS that outlives each process, and who is up in it. */
function newWorld(behavior = {}) {
  const stateFile = join(newFolder(), 'state');
  const ledgerFile = newLedgerFile();
  const scenario = { ...offices(2, { delay: 5, ...behavior }), stateFile };
  let observer: ReturnType<typeof simulate> | undefined;
  return {
    run: (script: string, env: NodeJS.ProcessEnv = {}) =>
      runScript(inMainThread(script, scenario, ledgerFile), { env }),
    runWorker: (script: string, main: string, env: NodeJS.ProcessEnv) =>
      runScript(inWorker(script, scenario, ledgerFile) + main, { env }),
    rows: () => readRows(ledgerFile),
    calls: () => readLedger(ledgerFile).calls,
    up: async () => {
      observer ??= simulate(scenario);
      const lines = await observer.connections();
      return lines.map(({ entryName }) => entryName).sort();
    },
  };
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await setTimeout(20);
}

describe('a process that is killed', () => {
  test.concurrent.each([
    ['while the line is up', connect, {}],
    ['in the middle of the dial', begin, { delay: 3_600_000 }],
    ['while RasDial runs', begin, { rasDialBlocks: 2_000, delay: 3_600_000 }],
  ])('%s has it hung up', async (_, reach, behavior) => {
    const world = newWorld(behavior);
    await world.run(`${reach} ${kill}`);
    await until(() => world.calls()['RasHangUp'] === 1);
    await until(async () => (await world.up()).length === 0);
  });

  test('has all its lines hung up, and none that it has not dialed so', async () => {
    const world = newWorld();
    await world.run(`
      await ras.dial('Line 1');
      await Promise.all(['Office', 'Line 0'].map((name) =>
        ras.dial(name, { hangUpOnExit: 'guarded' })));
      ${kill}
    `);
    await until(async () => (await world.up()).length === 1);
    expect(await world.up()).toEqual(['Line 1']);
  });

  test('gives back its own reference, and no other', async () => {
    const world = newWorld();
    expect(await world.run("await ras.dial('Office');")).toEqual(endedWell());
    await world.run(`${connect} ${kill}`);
    await until(() => world.calls()['RasHangUp'] === 1);
    expect(await world.up()).toEqual(['Office']);
  });

  test('leaves a line that somebody has dialed since', async () => {
    const world = newWorld();
    await world.run(`
      ${connect}
      const [same] = await ras.connections();
      await same.hangUp();
      await ras.dial('Office');
      await ras.dial('Line 0', { hangUpOnExit: 'guarded' });
      ${kill}
    `);
    await until(async () => !(await world.up()).includes('Line 0'));
    expect(await world.up()).toEqual(['Office']);
  });

  test('leaves no phone book of a server', async () => {
    const world = newWorld();
    const folder = newFolder();
    const env = { TMPDIR: folder, TEMP: folder, TMP: folder };
    const dial =
      "ras.dialServer({ server: 'vpn.example.com', strategy: 'SSTP', credentials: 'current-user', hangUpOnExit: 'guarded' })";
    await world.run(`await ${dial}; ${kill}`, env);
    expect(world.calls()['RasDial']).toBe(1);
    await until(async () => (await world.up()).length === 0);
    await until(() => temporaryBooks(folder, '').length === 0);
  });
});

test('the guard has looked which lines are up before RasDial is called', async () => {
  const world = newWorld();
  // Of the process that dials only.
  await world.run(`${connect} console.log(JSON.stringify(ras.calls())); await line.hangUp();`);
  const names = world.rows().flatMap((row) => (row.kind === 'call' ? [row.function] : []));
  const before = names.slice(0, names.indexOf('RasDial'));
  // Each asks the size, then the lines: the process itself, and its guard.
  expect(before.filter((name) => name === 'RasEnumConnections').length).toBeGreaterThanOrEqual(2);
});

test('a process that hangs up ends by itself, and is told of no guard', async () => {
  const world = newWorld();
  const ended = await world.run(`${connect} console.log(await line.hangUp());`);
  expect(ended).toEqual(endedWell('disconnected\n'));
  expect(world.calls()).toMatchObject({ RasDial: 1, RasHangUp: 1 });
});

test('a process that ends in order hangs up itself, once', async () => {
  const world = newWorld();
  expect(await world.run(`${connect} process.exit(7);`)).toEqual({ ...endedWell(), code: 7 });
  expect(await world.up()).toEqual([]);
  expect(world.calls()).toMatchObject({ RasDial: 1, RasHangUp: 1 });
});

// A program that notes which processes it becomes, for a shell.
const whereThereIsAShell = process.platform === 'win32' ? test.skip : test;

/** A Node.js for guards, and those that it has been. */
function notedGuards() {
  const noted = join(newFolder(), 'guards');
  const node = join(newFolder(), 'node');
  writeFileSync(node, `#!/bin/sh\necho $$ >>'${noted}'\nexec '${process.execPath}' "$@"\n`);
  chmodSync(node, 0o755);
  const all = () => readFileSync(noted, 'utf8').trim().split('\n').map(Number);
  return {
    noted,
    env: { WINRAS_GUARD_NODE: node },
    all,
    ended: () => until(() => all().every((guard) => !existsSync(`/proc/${guard}`))),
  };
}

whereThereIsAShell('one guard is for all lines, and ends with the last', async () => {
  const world = newWorld();
  const guards = notedGuards();
  const ended = await world.run(
    `const lines = await Promise.all(['Office', 'Line 0'].map((name) =>
       ras.dial(name, { hangUpOnExit: 'guarded' })));
     for (const line of lines) await line.hangUp();`,
    guards.env,
  );
  expect(ended).toEqual(endedWell());
  expect(guards.all()).toHaveLength(1);
  await guards.ended();
});

describe("a process that ends in order has its guard leave others' references alone", () => {
  whereThereIsAShell.each([
    ['at its end', ''],
    ['by process.exit()', 'process.exit();'],
    ['by a signal', send('SIGTERM')],
  ])('%s', async (_, end) => {
    const world = newWorld();
    expect(await world.run("await ras.dial('Office');")).toEqual(endedWell());
    const guards = notedGuards();
    await world.run(`${connect} ${end}`, guards.env);
    await guards.ended();
    expect(world.calls()['RasHangUp']).toBe(1);
    expect(await world.up()).toEqual(['Office']);
  });
});

describe("a worker that ends in order has its guard leave others' references alone", () => {
  const stays = 'say(); setInterval(() => {}, 1e6);';
  const ready = "await once(worker, 'message');";

  whereThereIsAShell.each([
    ['when the main thread hears a signal', stays, `simulate(); ${ready} ${send('SIGTERM')}`],
    ['when the main thread exits', stays, `simulate(); ${ready} process.exit();`],
    ['when it exits', 'process.exit();', ''],
  ])('%s', async (_, end, main) => {
    const world = newWorld();
    expect(await world.run("await ras.dial('Office');")).toEqual(endedWell());
    const guards = notedGuards();
    await world.runWorker(`${connect} ${end}`, main, guards.env);
    await guards.ended();
    expect(world.calls()['RasHangUp']).toBe(1);
    expect(await world.up()).toEqual(['Office']);
  });
});

describe('what RAS refuses to hang up is tried again, and not for ever', () => {
  whereThereIsAShell.each([
    ['a line that is up', connect, {}],
    ['a line in the middle of its dial', begin, { delay: 3_600_000 }],
  ])('%s', async (_, reach, behavior) => {
    const world = newWorld({ ...behavior, hangUpError: 753 });
    const guards = notedGuards();
    await world.run(`${reach} ${kill}`, guards.env);
    await guards.ended();
    expect(world.calls()['RasHangUp']).toBe(20);
  });
});

whereThereIsAShell('a line without an id, which the guard cannot tell, stays up', async () => {
  const world = newWorld({ correlationId: 'never' });
  const guards = notedGuards();
  await world.run(`${connect} ${kill}`, guards.env);
  await guards.ended();
  expect(world.calls()).not.toHaveProperty('RasHangUp');
  expect(await world.up()).toEqual(['Office']);
});

whereThereIsAShell(
  'a guard ends with the second hang-up where the first was too slow',
  async () => {
    const world = newWorld({ delay: 60_000, linger: 500 });
    const guards = notedGuards();
    const { stdout } = await world.run(
      `const dialing = ras.dial('Office', { hangUpOnExit: 'guarded' });
     dialing.catch(() => {});
     await called('RasDial');
     await dialing.hangUp({ timeout: 50 }).catch(({ code }) => console.log(code));
     console.log(await dialing.hangUp());
     const { existsSync, readFileSync } = await import('node:fs');
     const guard = readFileSync(${JSON.stringify(guards.noted)}, 'utf8').trim();
     await until(() => !existsSync('/proc/' + guard));
     console.log('ended');`,
      guards.env,
    );
    expect(stdout).toBe('ERR_RAS_HANGUP_PENDING\ndisconnected\nended\n');
  },
);

describe('where no guard can be, nothing is dialed', () => {
  const tell = `
    await ras.dial('Office', { hangUpOnExit: 'guarded' })
      .catch(({ code, message }) => console.log(code, message));
  `;

  test.each([
    ['there is no such program', 'no-such-program', /ENOENT/],
    // It exits for want of a script of this name.
    ['the program is no Node.js', process.platform === 'win32' ? 'where.exe' : 'false', /ended/],
  ])('%s', async (_, WINRAS_GUARD_NODE, says) => {
    const world = newWorld();
    const { stdout, ...ended } = await world.run(tell, { WINRAS_GUARD_NODE });
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^ERR_RAS_NO_GUARD for "Office": Nothing was dialed/);
    expect(stdout).toMatch(says);
    expect(world.calls()['RasDial']).toBeUndefined();
  });

  test('on a simulated RAS that is a process of its own', async () => {
    const ras = simulate(offices(0, { delay: 5 }));
    const dial = ras.dial('Office', { hangUpOnExit: 'guarded' });
    await expect(dial).rejects.toMatchObject({
      code: 'ERR_RAS_NO_GUARD',
      message: expect.stringMatching(/state file/),
    });
    expect(ras.calls().map((call) => call.function)).not.toContain('RasDial');
  });
});
