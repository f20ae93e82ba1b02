/** The phone books of a scenario and their entries are written as configuration text. */

import { accessSync, closeSync, constants, existsSync, openSync } from 'node:fs';
import { checkInteger, invalidValue } from '../arguments/validation.js';
import {
  ERROR_CANNOT_FIND_PHONEBOOK_ENTRY,
  ERROR_CANNOT_OPEN_PHONEBOOK,
  ERROR_FILE_NOT_FOUND,
  ERROR_INTERACTIVE_MODE,
  ERROR_INVALID_NAME,
  ERROR_NO_EAPTLS_CERTIFICATE,
} from '../errors/error-numbers.js';
import { writeBehavior } from './behavior-config.js';
import type { ConfigText } from './config-text.js';
import type { Field } from './fields.js';
import * as fields from './fields.js';
import { checkReplay, writeRecording, writeReplayedEntry } from './replay-config.js';
import type {
  Scenario,
  SimulatedEap,
  SimulatedEntry,
  SimulatedLink,
  SimulatedTraffic,
} from './scenario.js';
import { items, part, type Unchecked } from './shape.js';

const scope = fields.oneOf('user', 'allUsers', 'both');
const dialMode = fields.oneOf('all', 'asNeeded');

const bookRules = {
  entrySize: fields.oneOf(5680, 6720, 6724),
  missingBook: fields.oneOf(ERROR_CANNOT_OPEN_PHONEBOOK, ERROR_FILE_NOT_FOUND, 0),
  missingEntryDeleted: fields.oneOf(ERROR_CANNOT_FIND_PHONEBOOK_ENTRY, ERROR_INVALID_NAME),
  incompleteEntries: fields.oneOf('refused', 'taken'),
} as const;

/** Writes the rules by which RAS answers questions about phone books. */
export function writeBookRules(config: ConfigText, scenario: Unchecked<Scenario>): void {
  for (const [key, field] of Object.entries(bookRules)) {
    const value = scenario[key as keyof typeof bookRules];
    config.optional(
      `${key.charAt(0).toUpperCase()}${key.slice(1)}`,
      field,
      `scenario.${key}`,
      value,
    );
  }
}

/** Returns how many phone books there are. */
export function writePhoneBooks(config: ConfigText, path: Field, value: unknown): number {
  if (value === undefined) return 0;
  const place = 'scenario.phoneBooks';
  const books = part<NonNullable<Scenario['phoneBooks']>>(place, value, {
    user: true,
    allUsers: true,
  });
  let count = 0;
  for (const whose of ['user', 'allUsers'] as const) {
    const given = books[whose];
    const list = given === undefined || Array.isArray(given) ? given : [given];
    for (const book of items(`${place}.${whose}`, list)) {
      config.section('PhoneBook');
      config.required('Path', readable(path), book.name, book.value);
      config.line('Scope', whose);
      count += 1;
    }
  }
  return count;
}

/** Makes a book that is not there yet, as Windows makes its own. */
function readable(path: Field): Field {
  return (name, value) => {
    const file = path(name, value);
    try {
      if (!existsSync(file)) closeSync(openSync(file, 'a'));
      accessSync(file, constants.R_OK);
    } catch {
      throw invalidValue(name, file, 'must be a file that can be read, or made');
    }
    return file;
  };
}

export function writeEntry(
  config: ConfigText,
  key: string,
  name: string,
  value: unknown,
  hasBooks: boolean,
): void {
  const entry = part<SimulatedEntry>(name, value, {
    type: true,
    server: true,
    book: true,
    device: true,
    strategy: true,
    eap: true,
    links: true,
    dialMode: true,
    traffic: true,
    replay: true,
    behavior: true,
  });
  if (entry.replay !== undefined) {
    writeReplay(config, key, name, entry);
    return;
  }
  const { type = 'vpn' } = entry;
  const isPppoe = type === 'pppoe';
  if (entry.server === undefined && hasBooks && !isPppoe) {
    writeBookEntry(config, key, name, entry);
    return;
  }
  const { server = isPppoe ? '' : undefined } = entry;
  if (entry.strategy !== undefined && type !== 'vpn') {
    throw invalidValue(`${name}.strategy`, entry.strategy, 'is only for the type "vpn"');
  }
  if (entry.links !== undefined && type !== 'modem' && type !== 'isdn') {
    throw invalidValue(`${name}.links`, entry.links, 'is only for the types "modem" and "isdn"');
  }
  for (const book of booksOf(name, entry)) {
    config.section('Entry');
    config.required('Name', fields.entryName, name, key);
    config.line('Book', book);
    config.required('Type', fields.oneOf('vpn', 'modem', 'isdn', 'pppoe'), `${name}.type`, type);
    const number = isPppoe ? fields.serviceName : fields.number;
    config.required('Number', number, `${name}.server`, server);
    config.optional('DeviceName', fields.deviceName, `${name}.device`, entry.device);
    config.optional('Strategy', fields.protocols, `${name}.strategy`, entry.strategy);
    writeEap(config, `${name}.eap`, entry.eap);
    config.optional('DialMode', dialMode, `${name}.dialMode`, entry.dialMode);
    writeTraffic(config, `${name}.traffic`, entry.traffic);
    writeBehavior(config, `${name}.behavior`, entry.behavior);
    writeLinks(config, `${name}.links`, entry.links);
  }
}

/** Writes an entry that plays a transcript. `name` names the part of the scenario that has it as `replay`. */
export function writeReplay(
  config: ConfigText,
  key: string,
  name: string,
  entry: Unchecked<SimulatedEntry>,
): void {
  checkReplay(name, entry);
  for (const book of booksOf(name, entry)) {
    config.section('Entry');
    config.required('Name', fields.entryName, name, key);
    config.line('Book', book);
    writeReplayedEntry(config, name, entry);
    writeTraffic(config, `${name}.traffic`, entry.traffic);
    writeRecording(config, entry.replay);
  }
}

function booksOf(name: string, { book = 'user' }: Unchecked<SimulatedEntry>): readonly string[] {
  scope(`${name}.book`, book);
  return book === 'both' ? ['user', 'allUsers'] : [String(book)];
}

/** The first link's settings are the entry's own. */
function writeLinks(config: ConfigText, name: string, value: unknown): void {
  if (value === undefined) return;
  if (typeof value === 'number') {
    checkInteger(name, value, 1, fields.mostLinks);
    for (let further = 1; further < value; further++) config.section('Link');
    return;
  }
  const links = items(name, value);
  if (links.length < 1 || links.length > fields.mostLinks) {
    throw invalidValue(name, value, `must have from 1 to ${fields.mostLinks} links`);
  }
  for (const [index, link] of links.entries()) {
    const { server, device } = part<SimulatedLink>(link.name, link.value, {
      server: true,
      device: true,
    });
    if (index === 0 && (server !== undefined || device !== undefined)) {
      throw invalidValue(
        link.name,
        link.value,
        "must be empty: it has the entry's server and device",
      );
    }
    if (index === 0) continue;
    config.section('Link');
    config.optional('Number', fields.number, `${link.name}.server`, server);
    config.optional('DeviceName', fields.deviceName, `${link.name}.device`, device);
  }
}

function writeTraffic(config: ConfigText, name: string, value: unknown): void {
  if (value === undefined) return;
  const { transmitted, received, countsFrom, speed } = part<SimulatedTraffic>(name, value, {
    transmitted: true,
    received: true,
    countsFrom: true,
    speed: true,
  });
  config.optional('Transmitted', fields.amount, `${name}.transmitted`, transmitted);
  config.optional('Received', fields.amount, `${name}.received`, received);
  config.optional('CountsFrom', fields.amount, `${name}.countsFrom`, countsFrom);
  config.optional('Speed', fields.dword, `${name}.speed`, speed);
}

/** Adds to the phone-book file's settings of an entry. */
function writeBookEntry(
  config: ConfigText,
  key: string,
  name: string,
  entry: Unchecked<SimulatedEntry>,
): void {
  for (const setting of ['type', 'device', 'strategy', 'links', 'dialMode'] as const) {
    if (entry[setting] === undefined) continue;
    throw invalidValue(
      `${name}.${setting}`,
      entry[setting],
      'needs a server; for an entry of a phone book the file says it',
    );
  }
  config.section('Entry');
  config.required('Name', fields.entryName, name, key);
  if (entry.book !== 'both') config.optional('Book', scope, `${name}.book`, entry.book);
  writeEap(config, `${name}.eap`, entry.eap);
  writeTraffic(config, `${name}.traffic`, entry.traffic);
  writeBehavior(config, `${name}.behavior`, entry.behavior);
}

const eapMethod = fields.oneOf('mschapv2', 'certificate', 'peap');

function writeEap(config: ConfigText, name: string, value: unknown): void {
  if (typeof value !== 'object') {
    config.optional('Eap', eapMethod, name, value);
    return;
  }
  const eap = part<SimulatedEap>(name, value, {
    method: true,
    identity: true,
    withoutIdentity: true,
    identityFails: true,
  });
  config.required('Eap', eapMethod, `${name}.method`, eap.method);
  config.optional('EapIdentity', fields.userName, `${name}.identity`, eap.identity);
  config.optional(
    'EapWithoutIdentity',
    fields.oneOf(ERROR_INTERACTIVE_MODE, ERROR_NO_EAPTLS_CERTIFICATE),
    `${name}.withoutIdentity`,
    eap.withoutIdentity,
  );
  config.optional('EapIdentityFails', fields.errorCode, `${name}.identityFails`, eap.identityFails);
}
