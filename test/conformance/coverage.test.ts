/**
 * Each rule of rules.json has a test that bears its id, or says why it is not ours. Ids stand at the
 * beginning of a test's name: 'D2: …', 'J1, J3: …'.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

interface Rule {
  readonly id: string;
  readonly what: string;
  /** What says so: Microsoft's pages, practice, both in different ways, or nobody. */
  readonly source: 'documented' | 'observed' | 'contradictory' | 'assumed' | 'undocumented';
  /** Those that it is about, by their names in scripts/docs/pages.json. */
  readonly pages: readonly string[];
  /** Whether JavaScript can see it, or only C++. */
  readonly where: 'public' | 'native' | 'not ours';
  /** Only of those that are not ours. */
  readonly why?: string;
}

// Where Jest was started: the folder of package.json.
const tests = join(process.cwd(), 'test');
const rules: readonly Rule[] = JSON.parse(
  readFileSync(join(tests, 'conformance', 'rules.json'), 'utf8'),
);

/** The ids at the beginning of names: a call's first argument, also after `test.each(…)`, or after a fixture. */
function idsNamedIn(ending: string): ReadonlySet<string> {
  const files = readdirSync(tests, { recursive: true, encoding: 'utf8' });
  const texts = files
    .filter((file) => file.endsWith(ending))
    .map((file) => readFileSync(join(tests, file), 'utf8'));
  const names = texts.flatMap((text) => [
    ...text.matchAll(/(?:\(|TEST_CASE_FIXTURE\(\s*\w+,)\s*['"`]((?:[A-Z]\d+, )*[A-Z]\d+)[: ]/g),
  ]);
  return new Set(names.flatMap(([, ids = '']) => ids.split(', ')));
}

const named = { public: idsNamedIn('.test.ts'), native: idsNamedIn('_test.cc') };
const idsOf = (found: readonly Rule[]) => found.map(({ id }) => id);

test('each rule is listed once', () => {
  const ids = idsOf(rules);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

test('each rule is about a page of Microsoft', () => {
  expect(idsOf(rules.filter(({ pages }) => pages.length === 0))).toEqual([]);
});

test.each(['public', 'native'] as const)('each %s rule has a test', (where) => {
  const ours = rules.filter((rule) => rule.where === where);
  expect(idsOf(ours.filter(({ id }) => !named[where].has(id)))).toEqual([]);
});

test('what is not ours says why, and has no test', () => {
  const others = rules.filter(({ where }) => where === 'not ours');
  expect(idsOf(others.filter(({ why = '' }) => why === ''))).toEqual([]);
  expect(idsOf(others.filter(({ id }) => named.public.has(id) || named.native.has(id)))).toEqual(
    [],
  );
});

test('no test names a rule that does not exist', () => {
  const known = new Set(idsOf(rules));
  const all = [...named.public, ...named.native];
  expect(all.filter((id) => !known.has(id))).toEqual([]);
});
