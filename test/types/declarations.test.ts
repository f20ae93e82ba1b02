import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Project, versionOf } from './support/project.js';

const accepted = { code: 0, output: '' };
const ofNode = { module: 'nodenext' };
const ofBundlers = { module: 'esnext', moduleResolution: 'bundler' };
/** Before 6.0 it is resolved as Node.js 10 did. */
const commonJs = { module: 'commonjs' };

let project: Project;

beforeEach(() => {
  project = new Project();
});

afterEach(() => project.remove());

// From the oldest that knows `await using` to the newest. Each way of resolving, but the slower compilers not all.
test.each([
  ['5.2', ofNode],
  ['5.2', commonJs],
  ['6.0', ofBundlers],
  ['7.0', ofNode],
  ['7.0', ofBundlers],
  ['7.0', commonJs],
])('the types are as promised, for TypeScript %s: %o', async (version, options) => {
  const compiler = version === '6.0' ? 'typescript' : `typescript-${version}`;
  expect(versionOf(compiler)).toMatch(new RegExp(`^${version}\\.`));
  project.addModules('module', 'api');
  project.addModules('commonjs', 'api');
  expect(await project.compile(compiler, options)).toEqual(accepted);
});

test.each([
  ["Node.js'", { types: ['node'], typeRoots: [join(process.cwd(), 'node_modules', '@types')] }],
  ["browsers'", { lib: ['es2022', 'dom'] }],
])('%s signals can be given', async (_, options) => {
  project.addModules('module', 'signals');
  expect(await project.compile('typescript-7.0', { ...ofNode, ...options })).toEqual(accepted);
});
