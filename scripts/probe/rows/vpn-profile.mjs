/** What Windows' own cmdlets write into the phone book of IPsec algorithms and routes. */

import { fatesOf, valuesOf } from '../book-text.mjs';
import { fatesInCopy } from './book-keys.mjs';

/** In the order of the file that is assumed. All numbers differ: each position shows itself. */
const policyFields = ['integrity', 'encryption', 'dhGroup', 'cipher', 'authentication', 'pfsGroup'];
const assumedPolicy = [2, 6, 3, 5, 1, 4];
/** Bytes of a route. */
const routeSize = 36;
/** What vpn-profile.ps1 has added: metric, address family, prefix length, address. */
const assumedRoutes = [
  { metric: 10, family: 2, prefixLength: 24, address: 'c0000200' },
  { metric: 7, family: 23, prefixLength: 32, address: '20010db8' },
  { metric: 1, family: 2, prefixLength: 25, address: 'c6336480' },
];
const watched = ['NumCustomPolicy', 'CustomIPSecPolicies', 'RouteVersion', 'NumRoutes', 'Routes'];

export const vpnProfile = {
  name: 'vpnProfile',
  asks: 'What Set-VpnConnectionIPsecConfiguration and Add-VpnConnectionRoute write into the phone book, and what RAS leaves of it',
  assumes:
    'Six numbers in the order integrity, encryption, DH group, cipher, authentication, PFS; 36 bytes a route: metric, address family (2, 23), prefix length, address, 8 zeros; RAS keeps both.',
  needs: ['windows', 'entries'],
  async measure({ native, tools, own, defaultBooks }) {
    const name = defaultBooks.newName();
    try {
      const { code, steps } = await tools.vpnProfile(name);
      const place = await placeOf(native, name);
      if (place === undefined) return { measured: { powershell: code, steps, entry: 'not found' } };
      const section = own.section(name, place.phoneBook);
      const policy = policyOf(valuesOf(section, 'CustomIPSecPolicies'));
      const routes = routesOf(valuesOf(section, 'Routes'));
      const lines = section.filter((line) => watched.some((key) => line.startsWith(`${key}=`)));
      const afterSet = await fatesInPlace(native, own, place, lines);
      return {
        asAssumed: isAsAssumed(policy, routes) && areKept(afterSet.keys),
        measured: {
          powershell: code,
          steps,
          lines,
          policy,
          routes,
          afterRasSetEntryProperties: afterSet,
          inAnotherBook: await fatesInAnotherBook(own, lines),
        },
      };
    } finally {
      await defaultBooks.removeAll();
    }
  },
};

async function placeOf(native, name) {
  const listed = await native.entries();
  return 'value' in listed ? listed.value.find((row) => row.name === name) : undefined;
}

async function fatesInPlace(native, own, { phoneBook, name }, lines) {
  const changes = { members: { dwRedialCount: 7 } };
  const { error } = await native.changeEntry(phoneBook, name, changes);
  return { error, keys: fatesOf(lines, own.section(name, phoneBook)) };
}

function areKept({ Routes, CustomIPSecPolicies }) {
  return Routes === 'kept' && CustomIPSecPolicies === 'kept';
}

/** As a program would that writes these lines into a book of its own. */
async function fatesInAnotherBook(own, lines) {
  await own.add('copied', 'IKEv2');
  return fatesInCopy(own, 'copied', lines);
}

/** The six numbers by the names that they are assumed to have. */
export function policyOf(values) {
  const bytes = Buffer.from(values.join(''), 'hex');
  const numbers = numbersOf(bytes);
  const named = Object.fromEntries(policyFields.map((field, at) => [field, numbers[at]]));
  return { policies: values.length, numbers, named };
}

function numbersOf(bytes) {
  const numbers = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) numbers.push(bytes.readUInt32LE(at));
  return numbers;
}

/** The lines are one stream of bytes, cut anywhere. */
export function routesOf(values) {
  const bytes = Buffer.from(values.join(''), 'hex');
  const routes = [];
  for (let at = 0; at + routeSize <= bytes.length; at += routeSize) {
    const route = bytes.subarray(at, at + routeSize);
    const [metric, family, prefixLength] = numbersOf(route);
    routes.push({
      metric,
      family,
      prefixLength,
      address: route.toString('hex', 12, 28),
      tail: route.toString('hex', 28),
    });
  }
  return { lines: values.map(({ length }) => length), left: bytes.length % routeSize, routes };
}

export function isAsAssumed({ numbers }, { left, routes }) {
  const isRoute = ({ metric, family, prefixLength, address }) =>
    routes.some(
      (route) =>
        route.metric === metric &&
        route.family === family &&
        route.prefixLength === prefixLength &&
        route.address === address.padEnd(32, '0') &&
        route.tail === '0'.repeat(16),
    );
  return (
    numbers.length === assumedPolicy.length &&
    numbers.every((number, at) => number === assumedPolicy[at]) &&
    left === 0 &&
    routes.length === assumedRoutes.length &&
    assumedRoutes.every(isRoute)
  );
}
