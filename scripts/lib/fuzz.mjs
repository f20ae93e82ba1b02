/**
 * The fuzzers of test/fuzz: Clang's libFuzzer under the address and undefined-behavior sanitizers, compiled into
 * .native-build/fuzz. What they have found worth keeping stays there for the next run.
 */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { compile, isWithoutNodejs, sourcesIn, sourcesOfAddon } from './compile.mjs';
import { root, run } from './run.mjs';
import { sum, tally } from './tally.mjs';

const folder = join('.native-build', 'fuzz');
const sanitizers = 'address,undefined';
const addressSanitizer = 'quarantine_size_mb=32';
const compiler = 'clang++';
const flags = [
  '-std=c++17',
  '-Wall',
  '-Wextra',
  '-Wpedantic',
  '-Werror',
  '-pthread',
  '-g',
  '-O1',
  '-Inative',
  '-fno-sanitize-recover=all',
  '-fno-omit-frame-pointer',
  // A vector's spare memory is out of bounds, too.
  '-D_GLIBCXX_SANITIZE_VECTOR=1',
];
const textFuzzer = 'test/fuzz/text_fuzzer.cc';
/** The family that stands for all of the text fuzzer. */
const texts = 'texts';

/** Counts what could not run as skipped, or with `complete` as failed, and says what it needs. */
export async function fuzzOrLeaveOut({ seconds, family, complete = false }) {
  const obstacle = await fuzzingObstacle();
  if (obstacle === undefined) return fuzz(seconds, family);
  console.error(`Left out: the fuzzers: ${obstacle.why}. To add them: ${obstacle.add}`);
  return complete ? tally(0, 1) : tally(0, 0, 1);
}

async function fuzzingObstacle() {
  const why = `Clang with libFuzzer on Linux is needed`;
  if (process.platform !== 'linux') return { why, add: 'run `npm run test:fuzz` on Linux' };
  const version = await run(compiler, ['-dumpversion'], { keep: true });
  if (!version.succeeded) return { why, add: 'apt-get install clang libclang-rt-14-dev' };
  // libFuzzer brings the program's beginning with it.
  const probe = join(folder, 'probe');
  mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(
    join(root, `${probe}.cc`),
    'extern "C" int LLVMFuzzerTestOneInput(const unsigned char*, unsigned long) { return 0; }\n',
  );
  const options = [`-fsanitize=fuzzer,${sanitizers}`, `${probe}.cc`, '-o', probe];
  if ((await run(compiler, options, { keep: true })).succeeded) return undefined;
  return { why, add: `apt-get install libclang-rt-${version.output.split('.')[0]}-dev` };
}

async function fuzz(seconds, family) {
  console.error('Compiling the fuzzers …');
  const programs = await compilePrograms();
  if (programs === undefined) return tally(0, 1);
  if (family === texts) return fuzzTexts(programs.texts, seconds);
  if (family !== undefined) return fuzzRas(programs.ras, seconds, family);
  // The calls are many, and have more to go wrong.
  return sum([
    await fuzzRas(programs.ras, Math.ceil(seconds * 0.75)),
    await fuzzTexts(programs.texts, Math.ceil(seconds * 0.25)),
  ]);
}

async function compilePrograms() {
  const command = [compiler, ...flags, `-fsanitize=fuzzer-no-link,${sanitizers}`];
  const sources = [...sourcesOfAddon().filter(isWithoutNodejs), ...sourcesIn('test/fuzz')];
  const objectsOf = await compile(join(folder, 'objects'), command, sources);
  if (objectsOf === undefined) return undefined;
  const ras = await link(
    'ras',
    objectsOf((file) => file !== textFuzzer),
  );
  const isOfTexts = (file) => file === textFuzzer || !file.startsWith('test/');
  const texts = await link('texts', objectsOf(isOfTexts));
  return ras && texts ? { ras, texts } : undefined;
}

async function link(name, objects) {
  const program = join(folder, name);
  const options = [...flags, `-fsanitize=fuzzer,${sanitizers}`, ...objects, '-o', program];
  return (await run(compiler, options, { quiet: true })).succeeded ? program : undefined;
}

/** Counts each family as a test: one that was never asked has failed. */
async function fuzzRas(program, seconds, family) {
  const env = family === undefined ? {} : { WINRAS_FUZZ_FAMILY: family };
  const { succeeded, output } = await runFuzzer(program, seconds, { env });
  if (!succeeded) return tally(0, 1);
  // Once more what is worth keeping, for names and texts that outlive the call they come from. Not
  // from the start: with that check the fuzzer cannot fill the stack, which finds what nobody wrote.
  const outlived = { ...env, ASAN_OPTIONS: `${addressSanitizer}:detect_stack_use_after_return=1` };
  const again = await runFuzzer(program, seconds, { env: outlived, options: ['-runs=0'] });
  if (!again.succeeded) return tally(0, 1);
  const families = [...output.matchAll(/^Family (.*): (\d+) inputs$/gm)];
  for (const [, name, inputs] of families) console.log(`${name}: ${inputs} inputs`);
  const asked = families.filter(([, , inputs]) => Number(inputs) > 0).length;
  return tally(asked, families.length - asked || Number(families.length === 0));
}

async function fuzzTexts(program, seconds) {
  const dictionary = join(folder, 'texts.dict');
  writeFileSync(join(root, dictionary), dictionaryOfTexts());
  const options = [`-dict=${dictionary}`, '-only_ascii=0'];
  const { succeeded, output } = await runFuzzer(program, seconds, { options });
  const inputs = /^stat::number_of_executed_units:\s*(\d+)$/m.exec(output)?.[1];
  if (!succeeded || inputs === undefined) return tally(0, 1);
  console.log(`${texts}: ${inputs} inputs`);
  return tally(1);
}

/** All that the parsers compare with: their own string literals. */
function dictionaryOfTexts() {
  const sources = sourcesIn('native/simulator').filter((file) =>
    /\/(config|phone_book)/.test(file),
  );
  const words = sources.flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/"([A-Za-z0-9]+)"/g)].map(
      ([, word]) => word,
    ),
  );
  return [...new Set(words)]
    .flatMap((word) => [`"${word}"`, `"${word}="`, `"[${word}]\\x0a"`])
    .join('\n');
}

async function runFuzzer(program, seconds, { env = {}, options = [] }) {
  const [corpus, crashes] = ['corpus', 'crashes'].map((name) =>
    join(folder, name, basename(program)),
  );
  for (const each of [corpus, crashes]) mkdirSync(join(root, each), { recursive: true });
  const limits = [
    `-max_total_time=${seconds}`,
    '-max_len=2048',
    '-timeout=20',
    '-rss_limit_mb=2048',
  ];
  const told = ['-verbosity=0', '-print_final_stats=1', `-artifact_prefix=${crashes}/`];
  const result = await run(join(root, program), [...limits, ...told, ...options, corpus], {
    env: { ASAN_OPTIONS: addressSanitizer, UBSAN_OPTIONS: 'print_stacktrace=1', ...env },
    keep: true,
  });
  if (!result.succeeded) tellCrash(program, env, result.output);
  return result;
}

function tellCrash(program, env, output) {
  process.stderr.write(output);
  const input = /Test unit written to (\S+)/.exec(output)?.[1];
  if (input === undefined) return;
  const settings = Object.entries(env).map(([name, value]) => `${name}='${value}' `);
  console.error(`\nTo see it again: ${settings.join('')}${program} ${input}`);
}
