/** The check of .github/workflows. */

import { pathToFileURL } from 'node:url';
import { beforeAll, expect, test } from '@jest/globals';
import { runScript } from '../contract/support/script.js';

const check = pathToFileURL('scripts/lint/workflows.mjs').href;

const workflow = `on: push
jobs:
  test:
    runs-on: windows-11-arm
    steps:
      - uses: actions/checkout@v7
      - run: npm test
        if: \${{ !cancelled() }}
`;

const mistakes: readonly (readonly [string, string, string, RegExp])[] = [
  ['a machine that there is not', '11-arm', '11-armed', /label "windows-11-armed" is/],
  ['a misspelt key', 'uses:', 'use:', /unexpected key "use"/],
  ['a function that there is not', 'cancelled()', 'canceled()', /undefined function "canceled"/],
  ['an action without a version', '@v7', '', /ref is missing/],
  ['a job that nobody has', 'runs-on', 'needs: [build]\n    runs-on', /needs job "build"/],
  ['what is no YAML', 'jobs:', 'jobs', /may not be YAML/],
];

/** All at once: the linter starts slowly. */
let objections: readonly (readonly string[])[];
beforeAll(async () => {
  const wrong = mistakes.map(([_, right, mistake]) => workflow.replace(right, mistake));
  const script = `
    import { objectionsToWorkflow } from ${JSON.stringify(check)};
    const all = [];
    for (const workflow of ${JSON.stringify([...wrong, workflow])})
      all.push(await objectionsToWorkflow('a.yml', workflow));
    console.log(JSON.stringify(all));
  `;
  const { code, stdout, stderr } = await runScript(script);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  objections = JSON.parse(stdout);
});

test.each(mistakes.map(([what, , , objection], index) => [what, index, objection] as const))(
  '%s is objected to',
  (_, index, objection) => {
    expect(objections[index]?.join('\n')).toMatch(objection);
    expect(objections[index]?.[0]).toMatch(/^a\.yml:\d+:\d+: /);
  },
);

test('one that is right has no objections, also after one that is no YAML', () => {
  expect(objections.at(-1)).toEqual([]);
});
