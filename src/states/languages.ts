/** Users read states and phases in their language; a locale chooses one. */

import { checkText, invalidValue } from '../arguments/validation.js';
import type { Phase, StateDescription } from './states.js';

/** The text for the person in front of a progress display. */
export interface Wording {
  /** At most 40 characters, such as `'Signing in'`. */
  readonly title: string;
  /** A sentence. */
  readonly text: string;
}

export interface Language {
  readonly states: Readonly<Record<StateDescription['name'], Wording>>;
  readonly phases: Readonly<Record<Phase, Wording>>;
}

/** Each language has a file, which is read when the language is first asked for. */
const languages: Readonly<Record<string, () => Language>> = {
  en: () => require('./languages/en.json'),
  es: () => require('./languages/es.json'),
  fr: () => require('./languages/fr.json'),
  it: () => require('./languages/it.json'),
  'pt-BR': () => require('./languages/pt-BR.json'),
  ru: () => require('./languages/ru.json'),
};
const fallback = 'en';

/** The languages that states and phases are told in, as BCP 47 tags, to offer where a user may choose. */
export const stateLocales: readonly string[] = Object.freeze(Object.keys(languages));

/**
 * Gives the language of `locale`, whatever its region: `'pt-PT'` gets Brazil's Portuguese, `'fr-CA'` French, and an
 * unknown language English. Throws `ERR_INVALID_ARG_TYPE` or `ERR_INVALID_ARG_VALUE` for anything but a BCP 47 tag.
 */
export function languageFor(locale: unknown): Language {
  // Intl.Locale spells a tag in one way, so the tags can be compared as they are.
  const { baseName, language } = localeOf(locale);
  const tag =
    stateLocales.find((tag) => tag === baseName) ??
    stateLocales.find((tag) => tag.split('-')[0] === language) ??
    fallback;
  return (languages[tag] as () => Language)();
}

function localeOf(locale: unknown): Intl.Locale {
  if (locale === undefined) return new Intl.Locale(Intl.NumberFormat().resolvedOptions().locale);
  checkText('options.locale', locale, { longest: 100 });
  try {
    return new Intl.Locale(locale);
  } catch {
    throw invalidValue('options.locale', locale, "must be a BCP 47 tag, such as 'it' or 'pt-BR'");
  }
}
