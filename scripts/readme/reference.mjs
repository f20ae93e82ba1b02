/** `src/REFERENCE.md`: what the package exports, in the words of its docstrings. */

import { Document } from './reference/document.mjs';
import { exportsOf } from './reference/exports.mjs';

/** Which part of the reference tells of what a file or folder of `src` declares. */
const parts = [
  ['Dial', ['index.ts', 'ras.ts', 'dial/', 'dial-server/']],
  ['Connections', ['connection/', 'provider/']],
  ['Watch', ['watch/']],
  ['Keep a line up', ['keep/']],
  ['Phone books', ['phone-book/']],
  ['Stored credentials', ['credentials/']],
  ['EAP data', ['eap/']],
  ["Windows' dialogs", ['dialogs/']],
  ['The machine', ['machine/']],
  ['States', ['states/']],
  ['Errors', ['errors/']],
  ['Transcripts', ['transcript/']],
  ['Tracing', ['tracing/']],
  ['Leftovers', ['legacy/']],
];

const introduction = `# winras: reference

Written by \`node scripts/readme.mjs\` from the docstrings of the sources. The [README](../README.md) shows how it is used.

\`winras\` exports \`ras\`, the RAS of this machine, and what its calls take, give and throw. \`winras/simulator\` exports
\`simulate\`, which makes another \`ras\`, over a simulated RAS. \`winras/simulator/register\` exports nothing: it puts the
simulator in the place of \`ras\` for a script as it is, with \`WINRAS_SIMULATE=scenario.json node --import
winras/simulator/register script.mjs\`.

Times are in milliseconds. Bad arguments throw at once, with the code \`ERR_INVALID_ARG_TYPE\` or
\`ERR_INVALID_ARG_VALUE\` and the argument's name and limit. Whatever RAS says rejects with a [\`RasError\`](#raserror).
`;

export function reference() {
  const [main, simulator] = exportsOf(['index.ts', 'simulator.ts']);
  const silent = [...main, ...simulator].filter(({ documentation }) => documentation === '');
  if (silent.length > 0)
    throw new Error(`without a docstring: ${silent.map(({ name }) => name).join(', ')}`);
  const chapters = parts.map(([title]) => ({ title, entries: [] }));
  for (const entry of main) {
    const index = parts.findIndex(([, places]) =>
      places.some((place) => entry.file.startsWith(place)),
    );
    if (index < 0) throw new Error(`no part of the reference is for ${entry.file}`);
    chapters[index].entries.push(entry);
  }
  chapters.push({ title: 'winras/simulator', entries: simulator });
  return introduction + new Document(chapters).text();
}
