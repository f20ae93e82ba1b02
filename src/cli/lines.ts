/** Which of the lines that are up are meant. */

import { fold } from '../fold.js';
import type { ActiveConnection } from '../index.js';

/** As Windows compares names of entries. */
export function isNamed({ entryName }: ActiveConnection, names: readonly string[]): boolean {
  return names.some((name) => fold(name) === fold(entryName));
}
