/** A scenario becomes the text that the addon reads. */

import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { invalidValue } from '../arguments/validation.js';
import { sameName } from '../provider/fold-case.js';
import { writeBehavior } from './behavior-config.js';
import { ConfigText } from './config-text.js';
import { writeDialogs } from './dialogs-config.js';
import { writeBookRules, writeEntry, writePhoneBooks, writeReplay } from './entry-config.js';
import type { Field } from './fields.js';
import * as fields from './fields.js';
import { simulatedFunctions } from './functions.js';
import { writeLater } from './later-config.js';
import { writeLegacy } from './legacy-config.js';
import { writeNotifications } from './notifications-config.js';
import { replayedEntry } from './replay-config.js';
import type {
  Scenario,
  SimulatedCredentials,
  SimulatedDevice,
  SimulatedRasMan,
} from './scenario.js';
import { writeServer } from './server-config.js';
import { items, named, part } from './shape.js';

const defaultServer = 'vpn.example.com';
const defaultEntries = { 'Office VPN': { server: defaultServer } };
const functionNames = fields.listOf(fields.oneOf(...simulatedFunctions));

/**
 * Throws `ERR_INVALID_ARG_TYPE` or `ERR_INVALID_ARG_VALUE`, naming the place, for a bad scenario. Relative paths in
 * it start at `folder`. `saltOf` gives the salt of the passwords, which a state file has itself.
 */
export function writeConfig(
  scenario: Scenario,
  folder: string,
  saltOf: (stateFile: string | undefined) => string = newSalt,
): string {
  const given = part<Scenario>('scenario', scenario, {
    entries: true,
    replay: true,
    phoneBooks: true,
    servers: true,
    stored: true,
    passwordHandle: true,
    loggedOnUser: true,
    connections: true,
    devices: true,
    behavior: true,
    rasMan: true,
    administrator: true,
    enumerationGrows: true,
    connectionNotifications: true,
    lacks: true,
    entrySize: true,
    missingBook: true,
    missingEntryDeleted: true,
    incompleteEntries: true,
    dialogs: true,
    legacy: true,
    faults: true,
    seed: true,
    ledgerFile: true,
    stateFile: true,
    after: true,
    clock: true,
  });
  const path: Field = (name, value) => resolve(folder, fields.path(name, value));
  const stateFile =
    given.stateFile === undefined ? undefined : path('scenario.stateFile', given.stateFile);
  const salt = saltOf(stateFile);
  const config = new ConfigText(salt);

  config.section('Service');
  config.line('Salt', salt);
  config.optional('StateFile', path, 'scenario.stateFile', stateFile);
  config.optional('Seed', fields.seed, 'scenario.seed', given.seed);
  config.optional('Faults', fields.probability, 'scenario.faults', given.faults);
  config.optional('Administrator', fields.flag, 'scenario.administrator', given.administrator);
  config.optional(
    'EnumerationGrows',
    fields.flag,
    'scenario.enumerationGrows',
    given.enumerationGrows,
  );
  config.optional('Lacks', functionNames, 'scenario.lacks', given.lacks);
  writeBookRules(config, given);
  config.optional('LedgerFile', path, 'scenario.ledgerFile', given.ledgerFile);
  config.optional(
    'PasswordHandle',
    fields.oneOf('asterisks', 'opaque'),
    'scenario.passwordHandle',
    given.passwordHandle,
  );
  if (given.devices !== undefined) config.line('UsualDevices', '0');
  writeRasMan(config, 'scenario.rasMan', given.rasMan);
  writeNotifications(config, 'scenario.connectionNotifications', given.connectionNotifications);
  writeBehavior(config, 'scenario.behavior', given.behavior);

  const books = writePhoneBooks(config, path, given.phoneBooks);
  const { replay } = given;
  const isDefault = given.entries === undefined && replay === undefined && books === 0;
  const entries = named('scenario.entries', isDefault ? defaultEntries : given.entries);
  for (const { key, value, name } of entries) writeEntry(config, key, name, value, books > 0);
  if (replay !== undefined) writeReplay(config, replayedEntry, 'scenario', { replay });

  const servers = named('scenario.servers', given.servers);
  if (isDefault && !servers.some(({ key }) => sameName(key, defaultServer))) {
    writeServer(config, defaultServer, 'scenario.servers', {});
  }
  for (const { key, value, name } of servers) writeServer(config, key, name, value);

  for (const { value, name } of items('scenario.devices', given.devices)) {
    const device = part<SimulatedDevice>(name, value, { type: true, name: true });
    config.section('Device');
    config.required('Type', fields.deviceType, `${name}.type`, device.type);
    config.required('Name', fields.deviceName, `${name}.name`, device.name);
  }

  const made = replay === undefined ? [] : [replayedEntry];
  const known = books > 0 ? undefined : [...entries.map(({ key }) => key), ...made];
  for (const { key, value, name } of named('scenario.stored', given.stored)) {
    config.section('Stored');
    config.required('Entry', entryOf(known), name, key);
    writeCredentials(config, 'UserName', name, value);
  }
  if (given.loggedOnUser !== undefined) {
    config.section('LoggedOn');
    writeCredentials(config, 'Name', 'scenario.loggedOnUser', given.loggedOnUser);
  }
  for (const { value, name } of items('scenario.connections', given.connections)) {
    config.section('Connection');
    config.required('Entry', entryOf(known), name, value);
  }
  writeLater(config, 'scenario.after', given.after, entryOf(known));
  writeDialogs(config, 'scenario.dialogs', given.dialogs);
  writeLegacy(config, 'scenario.legacy', given.legacy);
  return config.toString();
}

/** Gives a salt in hexadecimal digits. */
export function newSalt(): string {
  return randomBytes(16).toString('hex');
}

/** Checks the name of one of these entries, or any name where phone books may have more entries. */
function entryOf(known: readonly string[] | undefined): Field {
  return (name, value) => {
    const entry = fields.entryName(name, value);
    if (known !== undefined && !known.some((other) => sameName(other, entry))) {
      throw invalidValue(name, entry, 'must name one of scenario.entries');
    }
    return entry;
  };
}

function writeRasMan(config: ConfigText, name: string, value: unknown): void {
  if (value === undefined || value === 'running') return;
  if (typeof value === 'string')
    throw invalidValue(name, value, 'must be "running" or an object with a state');
  const rasMan = part<SimulatedRasMan>(name, value, {
    state: true,
    startsAfter: true,
    blocks: true,
  });
  config.required('RasMan', fields.oneOf('starting', 'stopped'), `${name}.state`, rasMan.state);
  if (rasMan.startsAfter !== undefined && rasMan.state === 'stopped') {
    throw invalidValue(
      `${name}.startsAfter`,
      rasMan.startsAfter,
      'is only for the state "starting"',
    );
  }
  config.optional(
    'RasManStartsAfter',
    fields.milliseconds,
    `${name}.startsAfter`,
    rasMan.startsAfter,
  );
  config.optional('RasManBlocks', fields.milliseconds, `${name}.blocks`, rasMan.blocks);
}

function writeCredentials(
  config: ConfigText,
  nameKey: 'UserName' | 'Name',
  name: string,
  value: unknown,
): void {
  const given = part<SimulatedCredentials>(name, value, {
    userName: true,
    password: true,
    domain: true,
  });
  config.required(nameKey, fields.userName, `${name}.userName`, given.userName);
  config.optional('Domain', fields.domain, `${name}.domain`, given.domain);
  config.passwordHash(`${name}.password`, given.password);
}
