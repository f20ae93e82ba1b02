/**
 * binding.gyp's two branches, as node-gyp would use them: the project file for Visual Studio, which it can write
 * on every system, and the list of what is compiled elsewhere. A source that is forgotten there is missed only
 * when the addon is loaded, and on Windows by nobody here.
 */

import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DOMParser } from '@xmldom/xmldom';
import { configureAddon } from '../lib/build.mjs';
import { sourcesIn } from '../lib/compile.mjs';
import { root } from '../lib/run.mjs';

// What gyp writes is beside binding.gyp, so the one in the package's folder would mix with the build.
const copy = join(root, '.native-build', 'project-file');

/** What the compiler is told, in each configuration. */
const wanted = {
  WarningLevel: 'Level4',
  TreatWarningAsError: 'true',
  ExceptionHandling: 'Sync',
  // Of these there is one each: common.gypi's own choice must be gone.
  standard: '/std:c++17',
  exceptions: '_HAS_EXCEPTIONS=1',
  nodeApi: 'NAPI_VERSION=8',
};

export async function checkProjectFile() {
  rmSync(copy, { recursive: true, force: true });
  for (const part of ['package.json', 'binding.gyp', 'native'])
    cpSync(join(root, part), join(copy, part), { recursive: true });
  const windows = await projectFile();
  const elsewhere = await compileCommands();
  if (windows === undefined || elsewhere === undefined) return false;
  const objections = [
    ...objectionsToSources('Windows', sourcesOfProject(windows), '_posix.cc'),
    ...objectionsToSources('other systems', elsewhere, '_windows.cc'),
    ...objectionsToSettings(windows),
  ];
  for (const objection of objections) console.error(`binding.gyp: ${objection}`);
  return objections.length === 0;
}

/** As node-gyp calls gyp on Windows, but that Visual Studio need not be there. */
async function projectFile() {
  const env = {
    GYP_MSVS_VERSION: '2015', // what node-gyp says for any later one, too
    GYP_MSVS_OVERRIDE_PATH: 'C:\\none',
    // gyp cannot write the file where the encoding of texts is UTF-8; on Windows it is not.
    LC_ALL: 'en_US.ISO8859-1',
  };
  if (!(await configureAddon({ folder: copy, gypOptions: ['-f', 'msvs'], env }))) return undefined;
  const file = join(copy, 'build', 'winras.vcxproj');
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

function objectionsToSettings(project) {
  const groups = [...project.getElementsByTagName('ItemDefinitionGroup')];
  const objections = groups.flatMap((group) => {
    const found = compilerSettings(group);
    return Object.keys(wanted)
      .filter((name) => found[name] !== wanted[name])
      .map((name) => `${name} is '${found[name]}', not '${wanted[name]}'`);
  });
  if (groups.length !== 2)
    objections.push(`${groups.length} configurations, not Debug and Release`);
  return objections;
}

function compilerSettings(group) {
  const [compiler] = group.getElementsByTagName('ClCompile');
  const value = (name) => compiler.getElementsByTagName(name)[0]?.textContent ?? '';
  const parts = (name, kind) =>
    value(name)
      .split(/[; ]/)
      .filter((part) => kind.test(part))
      .join(' ');
  return {
    WarningLevel: value('WarningLevel'),
    TreatWarningAsError: value('TreatWarningAsError'),
    ExceptionHandling: value('ExceptionHandling'),
    standard: parts('AdditionalOptions', /^[-/]std:/),
    exceptions: parts('PreprocessorDefinitions', /^_HAS_EXCEPTIONS=/),
    nodeApi: parts('PreprocessorDefinitions', /^NAPI_VERSION=/),
  };
}
