/** The servers of a scenario and their users are written as configuration text. */

import type { ConfigText } from './config-text.js';
import type { Field } from './fields.js';
import * as fields from './fields.js';
import type {
  SimulatedAddresses,
  SimulatedNegotiation,
  SimulatedServer,
  SimulatedUser,
} from './scenario.js';
import { named, part } from './shape.js';

/** `name` names the server in errors. */
export function writeServer(
  config: ConfigText,
  number: string,
  name: string,
  value: unknown,
): void {
  const server = part<SimulatedServer>(name, value, {
    users: true,
    protocols: true,
    busy: true,
    noAnswer: true,
    fails: true,
    callback: true,
    interactive: true,
    eapUi: true,
    maxTries: true,
    ipv4: true,
    ipv6: true,
    negotiation: true,
  });
  config.section('Server');
  config.required('Number', fields.serviceName, name, number);
  config.line('Anyone', server.users === undefined ? '1' : '0');
  config.optional('Protocols', fields.protocols, `${name}.protocols`, server.protocols);
  config.optional('Busy', fields.flag, `${name}.busy`, server.busy);
  config.optional('NoAnswer', fields.flag, `${name}.noAnswer`, server.noAnswer);
  writeFailure(config, `${name}.fails`, server.fails);
  writeCallback(config, `${name}.callback`, server.callback);
  config.optional('Interactive', fields.flag, `${name}.interactive`, server.interactive);
  config.optional('EapUi', fields.flag, `${name}.eapUi`, server.eapUi);
  config.optional('MaxTries', fields.tries, `${name}.maxTries`, server.maxTries);
  writeAddresses(config, ['Address', 'ServerAddress'], fields.ipv4, `${name}.ipv4`, server.ipv4);
  writeAddresses(
    config,
    ['Ipv6Address', 'Ipv6ServerAddress'],
    fields.ipv6,
    `${name}.ipv6`,
    server.ipv6,
  );

  writeNegotiation(config, `${name}.negotiation`, server.negotiation);

  for (const user of named(`${name}.users`, server.users)) {
    const { password, domain, expired } = part<SimulatedUser>(user.name, user.value, {
      password: true,
      domain: true,
      expired: true,
    });
    config.section('User');
    config.line('Server', number);
    config.required('Name', fields.userName, user.name, user.key);
    config.optional('Domain', fields.domain, `${user.name}.domain`, domain);
    config.passwordHash(`${user.name}.password`, password);
    config.optional('Expired', fields.flag, `${user.name}.expired`, expired);
  }
}

function writeFailure(config: ConfigText, name: string, value: unknown): void {
  if (value === undefined) return;
  const { at, error } = part<NonNullable<SimulatedServer['fails']>>(name, value, {
    at: true,
    error: true,
  });
  config.required('FailState', fields.runningState, `${name}.at`, at);
  config.required('FailError', fields.errorCode, `${name}.error`, error);
}

function writeCallback(config: ConfigText, name: string, value: unknown): void {
  if (typeof value !== 'object') {
    config.optional('Callback', fields.oneOf('none', 'caller'), name, value);
    return;
  }
  const { number } = part<{ number: string }>(name, value, { number: true });
  config.line('Callback', 'fixed');
  config.required('CallbackNumber', fields.number, `${name}.number`, number);
}

/** Writes each member under its own name, with a capital. */
function writeNegotiation(config: ConfigText, name: string, value: unknown): void {
  if (value === undefined) return;
  const given = part<SimulatedNegotiation>(name, value, {
    ipv4Error: true,
    ipv6Error: true,
    compressionError: true,
    ipOptions: true,
    lcpOptions: true,
    authentication: true,
    authenticationData: true,
    eapType: true,
    compression: true,
    compressionOptions: true,
    ikev2Authentication: true,
    ikev2Flags: true,
    ikev2Encryption: true,
  });
  for (const [key, number] of Object.entries(given)) {
    const capital = `${key.charAt(0).toUpperCase()}${key.slice(1)}`;
    config.optional(capital, fields.dword, `${name}.${key}`, number);
  }
}

function writeAddresses(
  config: ConfigText,
  [key, serverKey]: readonly [string, string],
  field: Field,
  name: string,
  value: unknown,
): void {
  if (value === undefined) return;
  const given = part<SimulatedAddresses>(name, value, { address: true, serverAddress: true });
  config.required(key, field, `${name}.address`, given.address);
  config.optional(serverKey, field, `${name}.serverAddress`, given.serverAddress);
}
