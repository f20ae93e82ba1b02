/** The behavior of RasConnectionNotification in a scenario is written as configuration text. */

import type { ConfigText } from './config-text.js';
import type { Field } from './fields.js';
import * as fields from './fields.js';
import { writeNamedFields } from './named-fields.js';
import type { SimulatedConnectionNotifications } from './scenario.js';

const notifications: { readonly [Key in keyof SimulatedConnectionNotifications]-?: Field } = {
  registrations: fields.oneOf('persistent', 'oneShot'),
  signalsAtOnce: fields.flag,
  ownLinesSignaled: fields.oneOf('always', 'oncePerKind'),
  signalsLost: fields.flag,
  registrationsDeniedUntil: fields.milliseconds,
  bandwidthSignaled: fields.oneOf('lineWatchers', 'all'),
  notificationFlags: fields.oneOf('all', 'documented'),
};

export function writeNotifications(config: ConfigText, name: string, value: unknown): void {
  writeNamedFields(config, name, value, notifications);
}
