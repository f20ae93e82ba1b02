/** What the parts of one dial share. */

import type { Provider } from '../provider/provider.js';
import type { DialErrors } from './dial-failure.js';
import type { DialPlan } from './dial-options.js';
import type { DialRecord } from './dial-record.js';

export interface DialContext {
  readonly provider: Provider;
  /** How the dial was asked for. */
  readonly plan: DialPlan;
  /** What has happened so far. */
  readonly record: DialRecord;
  readonly errors: DialErrors;
}
