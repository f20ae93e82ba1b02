/** The behavior of RAS in a scenario is written as configuration text. */

import { ERROR_AUTHENTICATION_FAILURE } from '../errors/error-numbers.js';
import type { SimulatedBehavior } from './behavior.js';
import type { ConfigText } from './config-text.js';
import type { Field } from './fields.js';
import * as fields from './fields.js';
import { writeNamedFields } from './named-fields.js';

const behavior: { readonly [Key in keyof SimulatedBehavior]-?: Field } = {
  delay: fields.milliseconds,
  rasDialReturns: fields.oneOf('before', 'between', 'after'),
  rasDialBlocks: fields.milliseconds,
  rasDialFails: fields.errorCode,
  rasDialRefuses: fields.errorCode,
  notificationThread: fields.oneOf('foreign', 'captured'),
  lost: fields.listOf(fields.anyState),
  silentAfter: fields.anyState,
  duplicated: fields.listOf(fields.anyState),
  merged: fields.flag,
  late: fields.milliseconds,
  afterTerminal: fields.flag,
  retryError: fields.oneOf(ERROR_AUTHENTICATION_FAILURE, 0),
  hangUp: fields.oneOf('immediate', 'waitsForHandler'),
  hangUpBlocks: fields.milliseconds,
  linger: fields.milliseconds,
  lingerState: fields.oneOf('Disconnected', 'Connected', 'current'),
  afterHangUp: fields.oneOf('silent', 'disconnected', 'userDisconnection'),
  hangUpError: fields.errorCode,
  spuriousGone: fields.flag,
  portFreeAfter: fields.milliseconds,
  redialsUnpaid: fields.milliseconds,
  redialConnected: fields.oneOf('connected', 'silent'),
  eapWindow: fields.milliseconds,
  eapWindowFails: fields.errorCode,
  resumeFails: fields.errorCode,
  lostLine: fields.oneOf('gone', 'disconnectedFirst', 'reconnect'),
  failedLink: fields.oneOf('state', 'disconnected'),
  listDialing: fields.flag,
  correlationId: fields.oneOf('always', 'connected', 'late', 'never'),
  correlationIdAfter: fields.milliseconds,
  statusError: fields.errorCode,
  dialingError: fields.oneOf('none', 'pending', 'earlierAttempt'),
};

export function writeBehavior(config: ConfigText, name: string, value: unknown): void {
  writeNamedFields(config, name, value, behavior);
}
