/** What has to be right before a release is built. */

import { pathToFileURL } from 'node:url';
import { expect, test } from '@jest/globals';
import { endedWell, runNode, runScript } from '../contract/support/script.js';

const rules = pathToFileURL('scripts/release/objections.mjs').href;

const release = {
  tag: 'v1.2.3',
  manifest: { version: '1.2.3', repository: 'somewhere', bugs: 'there', homepage: 'here' },
  changelog: '# Changelog\r\n\r\n## [Unreleased]\r\n\r\n## [1.2.3] - 2026-12-01\r\n',
};

function without(field: string): object {
  return { ...release.manifest, [field]: undefined };
}

async function objectionsTo(what: object): Promise<string[]> {
  const script = `
    import { objectionsToRelease } from ${JSON.stringify(rules)};
    console.log(JSON.stringify(objectionsToRelease(${JSON.stringify(what)})));
  `;
  const { stdout, ...ended } = await runScript(script);
  expect({ ...ended, stdout: '' }).toEqual(endedWell());
  return JSON.parse(stdout);
}

test.each([['## [1.2.3] - 2026-12-01'], ['## [1.2.3]']])(
  'nothing speaks against one that the changelog has as %s',
  async (heading) => {
    expect(await objectionsTo({ ...release, changelog: `${heading}\n` })).toEqual([]);
  },
);

test.each([
  ['another tag', { tag: 'v1.2.4' }, /tag is v1\.2\.4.*version 1\.2\.3/],
  ['a tag without its letter', { tag: '1.2.3' }, /tag is 1\.2\.3/],
  [
    'a changelog that has not got there',
    { changelog: '## [1.2.30]\n' },
    /no heading "## \[1\.2\.3\]"/,
  ],
  ['no repository', { manifest: without('repository') }, /names no repository/],
  ['no place for faults', { manifest: without('bugs') }, /names no bugs/],
  ['no homepage', { manifest: without('homepage') }, /names no homepage/],
])('%s is objected to', async (_, wrong, objection) => {
  const objections = await objectionsTo({ ...release, ...wrong });
  expect(objections).toEqual([expect.stringMatching(objection)]);
});

test.each([[[]], [['v0.0.0-none']]])('the check of this package fails with %j', async (args) => {
  const { code, stderr } = await runNode(['scripts/release/check.mjs', ...args]);
  expect(code).toBe(1);
  expect(stderr).toMatch(args.length === 0 ? /^Usage: / : /The tag is v0\.0\.0-none/);
});
