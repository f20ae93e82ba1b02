/** `docs/reference`: what the package exports, in the words of its docstrings, a page for each group. */

import { Document } from './reference/document.mjs';
import { exportsOf } from './reference/exports.mjs';

/** The pages, and which of them tells of what a file or folder of `src` declares: the most exact of these counts. */
const chapters = [
  {
    file: 'dial.md',
    title: 'Dial',
    says: 'Dialing an entry, a number or a server, and the events of a dial.',
    places: ['index.ts', 'ras.ts', 'dial/', 'dial-server/', 'arguments/', 'provider/device.ts'],
  },
  {
    file: 'connections.md',
    title: 'Connections',
    says: 'What is connected: its status, its counters, its links, its addresses, and its end.',
    places: ['connection/', 'provider/', 'addon/hang-up.ts'],
  },
  {
    file: 'watch.md',
    title: 'Watch',
    says: 'Which connections there are, and what happens to them, whichever program dials.',
    places: ['watch/'],
  },
  {
    file: 'keep.md',
    title: 'Keep a connection',
    says: 'A connection that is dialed again whenever it is lost.',
    places: ['keep/'],
  },
  {
    file: 'phone-books.md',
    title: 'Phone books',
    says: 'The entries of phone books: read, made, changed, renamed and deleted.',
    places: ['phone-book/'],
  },
  {
    file: 'credentials.md',
    title: 'Stored credentials',
    says: 'What Windows stores with an entry to dial it with.',
    places: ['credentials/'],
  },
  {
    file: 'eap.md',
    title: 'EAP data',
    says: 'What Windows keeps for the EAP method of an entry.',
    places: ['eap/'],
  },
  {
    file: 'dialogs.md',
    title: "Windows' dialogs",
    says: "Windows' own windows for dialing, for entries and for the phone book.",
    places: ['dialogs/'],
  },
  {
    file: 'machine.md',
    title: 'The machine',
    says: 'What the machine has to dial with.',
    places: ['machine/'],
  },
  {
    file: 'states.md',
    title: 'States',
    says: 'The states of a dial: their names, their phases, and texts for those who wait.',
    places: ['states/'],
  },
  {
    file: 'errors.md',
    title: 'Errors',
    says: 'What calls reject with, and what an error means.',
    places: ['errors/'],
  },
  {
    file: 'transcripts.md',
    title: 'Transcripts',
    says: 'A dial as it happened, as plain JSON without names and secrets.',
    places: ['transcript/'],
  },
  {
    file: 'tracing.md',
    title: 'Tracing',
    says: "The channels of Node.js' diagnostics_channel that this package publishes to.",
    places: ['tracing/'],
  },
  {
    file: 'legacy.md',
    title: 'Deprecated functions',
    says: 'AutoDial, and the other functions of RAS that Microsoft has deprecated or never documented.',
    places: ['legacy/', 'connection/nap-status.ts'],
  },
];
const simulatorChapter = {
  file: 'simulator.md',
  title: 'winras/simulator',
  says: 'A simulated RAS, for tests and for machines without Windows.',
};

const introduction = `# Reference

\`npm run docs\` writes these pages from the docstrings of the sources. The [README](../../README.md) shows how the package
is used.

\`winras\` exports \`ras\`, the RAS of this machine, and what its calls take, return and throw. \`winras/simulator\` exports
\`simulate\`, which makes another \`ras\`, over a simulated RAS. \`winras/simulator/register\` exports nothing: it puts the
simulator in the place of \`ras\` for a script as it is, with \`WINRAS_SIMULATE=scenario.json node --import
winras/simulator/register script.mjs\`.

Times are in milliseconds. Bad arguments throw at once, with the code \`ERR_INVALID_ARG_TYPE\` or
\`ERR_INVALID_ARG_VALUE\` and the argument's name and limit. Whatever RAS says rejects with a
[\`RasError\`](errors.md#raserror).
`;

/** The pages by their files. */
export function reference() {
  const [main, simulator] = exportsOf(['index.ts', 'simulator.ts']);
  const silent = [...main, ...simulator].filter(({ documentation }) => documentation === '');
  if (silent.length > 0)
    throw new Error(`without a docstring: ${silent.map(({ name }) => name).join(', ')}`);
  const filled = [
    ...chapters.map((chapter) => ({ ...chapter, entries: [] })),
    { ...simulatorChapter, entries: simulator },
  ];
  for (const entry of main) chapterOf(filled, entry).entries.push(entry);
  const pages = Object.entries(new Document(filled).pages(introduction));
  for (const [file, text] of pages) {
    const [mention] = /(?<!\[)Microsoft's pages? "[^"]*"/.exec(text) ?? [];
    if (mention !== undefined) throw new Error(`${file}: ${mention} is no link`);
  }
  return Object.fromEntries(pages.map(([file, text]) => [`docs/reference/${file}`, text]));
}

function chapterOf(filled, { file }) {
  const places = filled.flatMap((chapter) =>
    (chapter.places ?? []).map((place) => ({ chapter, place })),
  );
  const [nearest] = places
    .filter(({ place }) => file.startsWith(place))
    .toSorted((one, other) => other.place.length - one.place.length);
  if (nearest === undefined) throw new Error(`no page of the reference is for ${file}`);
  return nearest.chapter;
}
