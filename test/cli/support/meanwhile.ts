/** What happens to the command while it runs. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder } from '../../contract/support/folder.js';

interface Occasion {
  /** A file; when it is there and not empty, it is time. */
  readonly mark: string;
  /** JavaScript; `simulator` is what the addon has opened, if it has. */
  readonly script: string;
}

/** A module that is to be loaded before the command. `atOnce` is JavaScript, too. */
export function meanwhile(occasions: readonly Occasion[], atOnce = ''): string {
  const file = join(newFolder(), 'meanwhile.js');
  const dist = (...path: string[]): string => JSON.stringify(join(process.cwd(), 'dist', ...path));
  writeFileSync(
    file,
    `const { readFileSync, writeFileSync } = require('node:fs');
     const { loadAddon } = require(${dist('provider', 'load.js')});
     const open = require(${dist('simulator', 'open.js')});
     const { openSimulator } = open;
     let simulator;
     open.openSimulator = (...args) => {
       const opened = openSimulator(...args);
       simulator = opened.native;
       return opened;
     };
     const textOf = (file) => { try { return readFileSync(file, 'utf8'); } catch { return ''; } };
     const at = (mark, happen) => {
       const timer = setInterval(() => {
         if (textOf(mark) === '') return;
         clearInterval(timer);
         happen();
       }, 20).unref();
     };
     ${atOnce}
     ${occasions.map(({ mark, script }) => `at(${JSON.stringify(mark)}, () => { ${script} });`).join('\n')}`,
  );
  return file;
}

/** The line of this entry is lost. */
export function loses(mark: string, entryName: string): Occasion {
  return { mark, script: `simulator.dropLine(${JSON.stringify(entryName)}, 629);` };
}

/** As if the system had sent it. Windows' tests cannot have it sent. */
export function hears(mark: string, signal: NodeJS.Signals, then = ''): Occasion {
  return { mark, script: `process.emit('${signal}', '${signal}'); ${then}` };
}
