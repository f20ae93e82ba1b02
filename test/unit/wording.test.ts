import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, jest, test } from '@jest/globals';
import {
  type ConnectionState,
  describePhase,
  describeState,
  stateLocales,
  states,
} from '../../src/index.js';
import type { Language, Wording } from '../../src/states/languages.js';
import { endedWell, runScript } from '../contract/support/script.js';

const folder = join(process.cwd(), 'src', 'states', 'languages');
const phases = ['running', 'paused', 'terminal'] as const;

function languageIn(file: string): Language {
  return JSON.parse(readFileSync(join(folder, file), 'utf8'));
}

/** By what they are of. */
function wordingsOf({ states, phases }: Language): [string, Wording][] {
  return [...Object.entries(states), ...Object.entries(phases)];
}

const others = stateLocales.filter((locale) => locale !== 'en');
const english = new Map(wordingsOf(languageIn('en.json')));

test('each file is a language that is offered', () => {
  expect(readdirSync(folder).sort()).toEqual(stateLocales.map((locale) => `${locale}.json`).sort());
  expect(others).toEqual(expect.arrayContaining(['es', 'fr', 'it', 'pt-BR', 'ru']));
  expect(Intl.getCanonicalLocales(stateLocales)).toEqual(stateLocales);
});

describe.each(stateLocales)('%s', (locale) => {
  const language = languageIn(`${locale}.json`);

  test('has every state and every phase, and no other', () => {
    expect(Object.keys(language)).toEqual(['states', 'phases']);
    expect(Object.keys(language.states)).toEqual(states.map(({ name }) => name));
    expect(Object.keys(language.phases)).toEqual(phases);
  });

  test('has short titles, and texts of one sentence', () => {
    for (const [, wording] of wordingsOf(language)) {
      expect(Object.keys(wording)).toEqual(['title', 'text']);
      const { title, text } = wording;
      expect(title).toMatch(/^\p{Lu}[^.]{3,39}$/u);
      expect(text).toMatch(/^\p{Lu}[^.!?|]{10,98}\.$/u);
      expect(`${title} ${text}`).not.toMatch(/\s{2}|\s$|EAP|RAS|PPP|'/);
    }
  });

  test('says the same of no two states', () => {
    const texts = wordingsOf(language).map(([, { text }]) => text);
    expect(new Set(texts).size).toBe(states.length + phases.length);
    // They stand one beneath the other where a dial is shown.
    const titles = Object.values(language.states).map(({ title }) => title);
    expect(new Set(titles).size).toBe(states.length);
  });

  test('is what its states and phases are told in', () => {
    for (const { name, code } of states) {
      expect(describeState(name, { locale })).toEqual(language.states[name]);
      expect(describeState(code, { locale })).toEqual(language.states[name]);
    }
    for (const phase of phases)
      expect(describePhase(phase, { locale })).toEqual(language.phases[phase]);
  });
});

test.each(others)('nothing in %s was left in English', (locale) => {
  for (const [name, { title, text }] of wordingsOf(languageIn(`${locale}.json`))) {
    expect([name, title]).not.toEqual([name, english.get(name)?.title]);
    expect([name, text]).not.toEqual([name, english.get(name)?.text]);
  }
});

test.each([
  [25, 'running'],
  ['RASCS_25', 'running'],
  ['RASCS_4101', 'paused'],
  [0x2002, 'terminal'],
] as const)('S4: state %s, which nobody knows yet, is told as its phase', (state, phase) => {
  for (const locale of stateLocales)
    expect(describeState(state, { locale })).toEqual(describePhase(phase, { locale }));
});

test('a state that is named by its number is told as itself', () => {
  expect(describeState('RASCS_8192')).toEqual(describeState('Connected'));
});

test.each([
  ['it', 'it'],
  ['IT-ch', 'it'],
  ['pt', 'pt-BR'],
  ['pt-PT', 'pt-BR'],
  ['fr-CA', 'fr'],
  ['es-419', 'es'],
  ['ru-Cyrl-KZ', 'ru'],
  ['en-GB-u-hc-h12', 'en'],
  ['de', 'en'],
  ['und', 'en'],
])('%s is served with %s', (locale, language) => {
  expect(describeState('Connected', { locale })).toEqual(
    languageIn(`${language}.json`).states.Connected,
  );
});

test.each([
  ['fr-FR', 'fr'],
  ['de-DE', 'en'],
  // As where the environment names no language.
  ['en-US-u-va-posix', 'en'],
])('without a locale, that of the user counts: %s', (locale, language) => {
  const own = { ...Intl.NumberFormat().resolvedOptions(), locale };
  const resolved = jest.spyOn(Intl.NumberFormat.prototype, 'resolvedOptions').mockReturnValue(own);
  try {
    const { states, phases } = languageIn(`${language}.json`);
    expect(describeState('Connected')).toEqual(states.Connected);
    expect(describePhase('paused')).toEqual(phases.paused);
  } finally {
    resolved.mockRestore();
  }
});

test('the built package has all languages', async () => {
  const script = `
    import { describeState, stateLocales } from 'winras';
    for (const locale of stateLocales) console.log(describeState('Connected', { locale }).title);`;
  const titles = stateLocales.map((locale) => languageIn(`${locale}.json`).states.Connected.title);
  expect(await runScript(script)).toEqual(endedWell(`${titles.join('\n')}\n`));
  const { files } = JSON.parse(readFileSync(join(process.cwd(), 'package.json'), 'utf8'));
  expect(files).toContain('dist');
  expect(files.filter((file: string) => /^!.*(json|lang)/.test(file))).toEqual([]);
});

test('what is given is its own to change', () => {
  Object.assign(describeState('Connected', { locale: 'en' }), { title: 'Changed' });
  expect(describeState('Connected', { locale: 'en' }).title).toBe('Connected');
});

describe('refuses', () => {
  const refused = (code: string, message: RegExp) =>
    expect.objectContaining({ code, message: expect.stringMatching(message) });
  const state = (value: unknown) => () => describeState(value as ConnectionState);
  const locale = (value: unknown) => () => describePhase('paused', { locale: value as string });

  test.each([['Conected'], ['RASCS_'], ['RASCS_4294967296'], [''], [-1], [1.5], [Number.NaN]])(
    'the state %p',
    (value) => expect(state(value)).toThrow(refused('ERR_INVALID_ARG_VALUE', /"state"/)),
  );

  test.each([[undefined], [null], [{}], [8192n]])('the state %p', (value) =>
    expect(state(value)).toThrow(refused('ERR_INVALID_ARG_TYPE', /"state"/)),
  );

  test.each([['linkFailed'], ['toString']])('the phase %p', (value) =>
    expect(() => describePhase(value as 'paused')).toThrow(
      refused('ERR_INVALID_ARG_VALUE', /"phase".*running, paused, terminal/),
    ),
  );

  test.each([['pt_BR'], ['C'], ['it-'], ['']])('the locale %p', (value) =>
    expect(locale(value)).toThrow(refused('ERR_INVALID_ARG_VALUE', /"options.locale"/)),
  );

  test.each([[null], [1], [['it']]])('the locale %p', (value) =>
    expect(locale(value)).toThrow(refused('ERR_INVALID_ARG_TYPE', /"options.locale"/)),
  );

  test('options that are none', () => {
    const misspelt = { lang: 'it' } as object;
    expect(() => describeState('Connected', misspelt)).toThrow(
      refused('ERR_INVALID_ARG_VALUE', /"lang" is not known/),
    );
  });
});
