/** The phone books that dials of servers have made and not removed. */

import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';

/** Default: those of this process. */
export function temporaryBooks(folder = tmpdir(), pid = String(process.pid)): string[] {
  const files = readdirSync(folder);
  return files.filter((file) => file.startsWith(`winras-${pid}`) && file.endsWith('.pbk'));
}
