/** The things that all parts of one dial share. */

import type { Provider } from '../provider/provider.js';
import type { DialErrors } from './dial-failure.js';
import type { DialPlan } from './dial-plan.js';
import type { DialRecord } from './dial-record.js';

export interface DialContext {
  readonly provider: Provider;
  /** The dial as it was asked for. */
  readonly plan: DialPlan;
  /** The dial as it has gone so far. */
  readonly record: DialRecord;
  readonly errors: DialErrors;
}
