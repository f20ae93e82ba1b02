/**
 * Phone books as text. Keys are repeated in them, and a section has groups: lines are looked at and added one by one, never
 * read into an object and written again.
 */

const header = /^\[(.*)\]$/;

/** The lines of the entry's section, without its header and empty ones; undefined where there is none. */
export function sectionOf(text, name) {
  const lines = text.split(/\r?\n/);
  const start = lines.findIndex((line) => header.exec(line)?.[1] === name);
  if (start === -1) return undefined;
  const length = lines.slice(start + 1).findIndex((line) => header.test(line));
  const section = lines.slice(start + 1, length === -1 ? undefined : start + 1 + length);
  return section.filter((line) => line !== '');
}

/** The values of a key, in their order. */
export function valuesOf(section, key) {
  return section.filter((line) => keyOf(line) === key).map((line) => line.slice(key.length + 1));
}

/** The keys of a section, each once; none holds what a user has written. */
export function keysOf(section) {
  return [...new Set(section.filter((line) => line.includes('=')).map(keyOf))];
}

function keyOf(line) {
  return line.slice(0, line.indexOf('='));
}

/** A book with this entry alone, and these lines in it, in the place of those that the section has of their keys. */
export function bookOf(name, section, lines) {
  const keys = new Set(lines.map(keyOf));
  const kept = section.filter((line) => !line.includes('=') || !keys.has(keyOf(line)));
  // A group begins with its name, as a key: the lines are the entry's own only before it.
  return `${[`[${name}]`, ...lines, ...kept].join('\r\n')}\r\n`;
}

/** What has become of lines that an entry had: `kept`, `changed` (another value) or `lost`, by key. */
export function fatesOf(before, after) {
  const fates = {};
  for (const key of keysOf(before)) {
    const [was, is] = [valuesOf(before, key), valuesOf(after, key)];
    if (is.length === 0) fates[key] = 'lost';
    else fates[key] = was.join('\n') === is.join('\n') ? 'kept' : 'changed';
  }
  return fates;
}
