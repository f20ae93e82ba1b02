/**
 * binding.gyp's two branches, as node-gyp would use them: the project file for Visual Studio, which it can write
 * on every system, and the list of what is compiled elsewhere. A source that is forgotten there is missed only
 * when the addon is loaded, and on Windows by nobody here. The settings are Node.js' own and ours, merged; so each
 * version that the package is for has its own project file, our own and a user's.
 */

import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DOMParser } from '@xmldom/xmldom';
import { configureAddon } from '../lib/build.mjs';
import { sourcesIn } from '../lib/compile.mjs';
import { root } from '../lib/run.mjs';
import { installTools, tool, toolsAreInstalled } from '../package/tools.mjs';

// What gyp writes is beside binding.gyp, so the one in the package's folder would mix with the build. Many Windows users
// have a name with a space, and their projects a path with one.
const copy = join(root, '.native-build', 'project file');

/** What the compiler is told, in each configuration. */
const wanted = {
  WarningLevel: 'Level4',
  ExceptionHandling: 'Sync',
  // Of these there is one each: common.gypi's own choice must be gone.
  standard: '/std:c++17',
  exceptions: '_HAS_EXCEPTIONS=1',
  nodeApi: 'NAPI_VERSION=8',
  olderFunctions: '_CRT_SECURE_NO_WARNINGS',
  conformance: '/permissive-',
  // See addon.gypi for what each of them is.
  disabledWarnings: '4456 4457 4458 4459 4334 4702 4949',
  ofClang: '',
};
const wantedInRelease = {
  Optimization: 'MinSpace',
  FavorSizeOrSpeed: 'Size',
  InlineFunctionExpansion: 'OnlyExplicitInline',
};
/** Whose headers hand down other settings than this Node.js'. */
const otherNodes = ['node-22', 'node-24', 'node-26'];
/**
 * As a Node.js for Windows has it that Clang has built with link-time optimization and by a profile. node-gyp says there
 * that there is no Clang, as Visual Studio's own compiler builds the addon.
 */
const builtByClang = { clang: 0, enable_thin_lto: true, lto_jobs: 2, enable_pgo_use: true };

export async function checkProjectFile({ complete = false } = {}) {
  const othersAreThere = toolsAreInstalled() || (complete && (await installTools()));
  rmSync(copy, { recursive: true, force: true });
  for (const part of ['package.json', 'binding.gyp', 'native'])
    cpSync(join(root, part), join(copy, part), { recursive: true });
  const objections = await objectionsElsewhere();
  for (const node of [undefined, ...(othersAreThere ? otherNodes : [])])
    objections.push(...(await objectionsOnWindows(node)));
  for (const objection of objections) console.error(`binding.gyp: ${objection}`);
  if (objections.length > 0 || othersAreThere) return objections.length === 0;
  return {
    leftOut: 'the project files for other versions of Node.js',
    add: 'npm run lint -- --complete',
  };
}

async function objectionsElsewhere() {
  const files = await compileCommands();
  if (files === undefined) return ['gyp lists nothing that is compiled elsewhere'];
  return objectionsToSources('other systems', files, '_windows.cc');
}

async function objectionsOnWindows(node) {
  const ours = await projectFile({ node, isOwn: true });
  const users = await projectFile({ node, isOwn: false });
  const where = node ?? 'this Node.js';
  if (ours === undefined || users === undefined) return [`no project file for ${where}`];
  return [
    // The list is made in the same way for users.
    ...objectionsToSources('Windows', sourcesOfProject(ours), '_posix.cc'),
    ...objectionsToSettings(ours, { isOwn: true }).map((what) => `${what} (${where})`),
    ...objectionsToSettings(users, { isOwn: false }).map((what) => `${what} (a user's, ${where})`),
  ];
}

/** As node-gyp calls gyp on Windows, but that Visual Studio need not be there. */
async function projectFile({ node, isOwn }) {
  const env = {
    GYP_MSVS_VERSION: '2015', // what node-gyp says for any later one, too
    GYP_MSVS_OVERRIDE_PATH: 'C:\\none',
    // gyp cannot write the file where the encoding of texts is UTF-8; on Windows it is not.
    LC_ALL: 'en_US.ISO8859-1',
  };
  const folder = isOwn ? copy : join(copy, 'native');
  const how = { gypOptions: ['-f', 'msvs'], variables: builtByClang, env };
  const nodeFolder = node && tool(node, '.');
  if (!(await configureAddon({ folder, ...how, nodeFolder }))) return undefined;
  const file = join(folder, 'build', 'winras.vcxproj');
  if (!existsSync(file)) {
    console.error('binding.gyp: gyp wrote no project file for the addon');
    return undefined;
  }
  // Throws where it is not well formed.
  return new DOMParser().parseFromString(readFileSync(file, 'utf8'), 'text/xml');
}

async function compileCommands() {
  const gypOptions = ['-f', 'compile_commands_json', '-DOS=linux'];
  if (!(await configureAddon({ folder: copy, gypOptions }))) return undefined;
  const file = join(copy, 'build', 'Release', 'compile_commands.json');
  return JSON.parse(readFileSync(file, 'utf8')).map((command) => command.file);
}

function sourcesOfProject(project) {
  return [...project.getElementsByTagName('ClCompile')]
    .map((element) => element.getAttribute('Include'))
    .filter((file) => file !== null) // the settings have the same name
    .map((file) => file.replaceAll('\\', '/'));
}

function objectionsToSources(system, listed, foreign) {
  const expected = sourcesIn('native').filter(
    (file) => !file.endsWith(foreign) && !/^native\/(mingw|stand_in)\//.test(file),
  );
  // node-gyp adds a source of its own for Windows.
  const ours = listed.flatMap(sourcesOfUnit).map((file) => /(?:^|\/)(native\/.*)$/.exec(file)?.[1]);
  return [
    ...expected
      .filter((file) => !ours.includes(file))
      .map((file) => `${file} is not among the sources for ${system}`),
    ...ours
      .filter((file) => !expected.includes(file))
      .map((file) => `${file} is among the sources for ${system}, and should not be`),
    ...ours
      .filter((file, index) => ours.indexOf(file) !== index)
      .map((file) => `${file} is twice among the sources for ${system}`),
  ];
}

/** What native/units.mjs wrote includes some; of the others only ours are of interest. */
function sourcesOfUnit(file) {
  if (!/(^|\/)build\/units\//.test(file)) return /(^|\/)native\//.test(file) ? [file] : [];
  const text = readFileSync(join(copy, file.slice(file.indexOf('build/units/'))), 'utf8');
  return [...text.matchAll(/"(.*)"/g)].map(([, source]) => source);
}

function objectionsToSettings(project, { isOwn }) {
  const groups = [...project.getElementsByTagName('ItemDefinitionGroup')];
  const objections = groups.flatMap((group) => {
    const found = compilerSettings(group);
    const all = {
      ...wanted,
      ...(group.getAttribute('Condition').includes('Release') ? wantedInRelease : {}),
      TreatWarningAsError: isOwn ? 'true' : 'false',
      ownBuild: isOwn ? 'WINRAS_OWN_BUILD' : '',
    };
    return Object.keys(all)
      .filter((name) => found[name] !== all[name])
      .map((name) => `${name} is '${found[name]}', not '${all[name]}'`);
  });
  if (groups.length !== 2)
    objections.push(`${groups.length} configurations, not Debug and Release`);
  return objections;
}

function compilerSettings(group) {
  const [compiler] = group.getElementsByTagName('ClCompile');
  const value = (name) => compiler.getElementsByTagName(name)[0]?.textContent ?? '';
  const partsOf = (text, kind) =>
    text
      .split(/[; ]/)
      .filter((part) => kind.test(part))
      .join(' ');
  const parts = (name, kind) => partsOf(value(name), kind);
  // Of the compiler, the librarian and the linker.
  const options = [...group.getElementsByTagName('AdditionalOptions')];
  const allOptions = options.map(({ textContent }) => textContent).join(' ');
  return {
    WarningLevel: value('WarningLevel'),
    TreatWarningAsError: value('TreatWarningAsError'),
    Optimization: value('Optimization'),
    FavorSizeOrSpeed: value('FavorSizeOrSpeed'),
    InlineFunctionExpansion: value('InlineFunctionExpansion'),
    ExceptionHandling: value('ExceptionHandling'),
    standard: parts('AdditionalOptions', /^[-/]std:/),
    exceptions: parts('PreprocessorDefinitions', /^_HAS_EXCEPTIONS=/),
    nodeApi: parts('PreprocessorDefinitions', /^NAPI_VERSION=/),
    olderFunctions: parts('PreprocessorDefinitions', /^_CRT_SECURE_NO_WARNINGS$/),
    ownBuild: parts('PreprocessorDefinitions', /^WINRAS_/),
    conformance: parts('AdditionalOptions', /^[-/]permissive/),
    // common.gypi's own come with ours.
    disabledWarnings: parts('DisableSpecificWarnings', /^(4334|4456|4457|4458|4459|4702|4949)$/),
    ofClang: partsOf(allOptions, /lto|-fprofile/),
  };
}
