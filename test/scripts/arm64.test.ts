/** `npm run test:arm64`, as far as it can be looked at where there is neither an emulator nor a compiler for arm64. */

import { chmodSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { expect, test } from '@jest/globals';
import { newFolder } from '../contract/support/folder.js';
import { endedWell, runNode } from '../contract/support/script.js';

const node = resolve('scripts', 'arm64', 'bin', 'node');
const isNativeLinux = process.platform === 'linux' && process.arch !== 'arm64';
const whereItRuns = isNativeLinux ? test : test.skip;

/** What Node.js takes for its own path, in the process, in a child without its environment, and in a worker. */
const asking = `
  const { execFileSync } = require('node:child_process');
  const { Worker } = require('node:worker_threads');
  const own = 'process.execPath + " " + process.argv[0]';
  const env = { PATH: process.env.PATH };
  const child = execFileSync(process.execPath, ['-p', own], { env, encoding: 'utf8' }).trim();
  const source = 'require("node:worker_threads").parentPort.postMessage(' + own + ')';
  new Worker(source, { eval: true, execArgv: [] }).on('message', (worker) =>
    console.log(JSON.stringify({ process: eval(own), child, worker, execArgv: process.execArgv })),
  );
`;

/** A PATH on which the emulator is this machine's own Node.js. */
function pathWithFalseEmulator(): string {
  const folder = newFolder();
  const emulator = join(folder, 'qemu-aarch64');
  // Without -L and -0, what follows them, and the program.
  writeFileSync(emulator, `#!/bin/sh\nshift 5\nexec '${process.execPath}' "$@"\n`);
  chmodSync(emulator, 0o755);
  return [folder, process.env['PATH']].join(delimiter);
}

whereItRuns('a Node.js in the emulator starts others of its kind', async () => {
  const env = { PATH: pathWithFalseEmulator(), NODE_OPTIONS: '--no-deprecation' };
  const { stdout, ...ended } = await runNode(['-e', asking], { execPath: node, env });
  expect({ ...ended, stdout: '' }).toEqual(endedWell());
  const both = `${node} ${node}`;
  const told = { process: both, child: both, worker: both, execArgv: ['-e', asking] };
  expect(JSON.parse(stdout)).toEqual(told);
});

whereItRuns('the command says which packages it needs', async () => {
  const { code, stdout, stderr } = await runNode(['scripts/test-arm64.mjs'], {
    env: { PATH: newFolder() },
  });
  expect(stderr).toMatch(
    /apt-get install --no-install-recommends qemu-user clang \S+ libstdc\+\+-\d+-dev\S+ doctest-dev$/m,
  );
  expect({ code, stdout }).toEqual({ code: 1, stdout: '0 passed, 1 failed, 0 skipped\n' });
});
