/** What may have been meant by a name that is not known. */

import { expect, test } from '@jest/globals';
import { nearestNames } from '../../src/arguments/similar.js';

const entries = ['Office VPN', 'Office ISDN', 'Home', 'Branch 2 (north)', 'A'];

test.each([
  ['a letter that is missing', 'Ofice VPN', ['Office VPN']],
  ['capitals', 'OFFICE VPN', ['Office VPN', 'Office ISDN']],
  ['a word that is missing', 'Office', ['Office VPN', 'Office ISDN']],
  ['a word and a letter that are missing', 'Ofice', ['Office VPN', 'Office ISDN']],
  ['the first word that is missing', 'VPN', ['Office VPN']],
  ['the last words that are missing', 'Branch', ['Branch 2 (north)']],
  ['what is far from all', 'Warehouse', []],
])('%s: %s', (_, name, nearest) => {
  expect(nearestNames(name, entries)).toEqual(nearest);
});

test('those with all of their words come first', () => {
  expect(nearestNames('Ofice', ['Office VPN', 'Office'])).toEqual(['Office', 'Office VPN']);
});

test('a word that both have does not make them near', () => {
  expect(nearestNames('Office VP', ['Office VPN', 'Office ISDN'])).toEqual(['Office VPN']);
});

test('at most three', () => {
  const names = ['Site 1', 'Site 2', 'Site 3', 'Site 4'];
  expect(nearestNames('Site', names)).toEqual(names.slice(0, 3));
});
