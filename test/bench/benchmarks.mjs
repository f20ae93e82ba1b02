/** All that is measured, in the order of the table. */

import { measureCallback } from './callback.mjs';
import { measureEvents } from './events.mjs';
import { measureFiles } from './files.mjs';
import { measureLoad } from './load.mjs';
import { measureManyDials } from './many-dials.mjs';
import { measureStatus } from './status.mjs';

export const benchmarks = {
  'how long RAS is held': measureCallback,
  events: measureEvents,
  'many dials': measureManyDials,
  'a status': measureStatus,
  loading: measureLoad,
  'reading files': measureFiles,
};
