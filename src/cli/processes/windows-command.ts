/**
 * Finds the command that a user of Windows means: `npm` is the file npm.cmd, which Node.js does not start. A batch file is
 * run by cmd.exe, which reads its whole command line as a language, and the batch file reads its arguments once more.
 */

import { statSync } from 'node:fs';
import { delimiter, extname, isAbsolute, join, resolve } from 'node:path';

/** The arguments of child_process.spawn(). */
export interface SpawnArguments {
  readonly file: string;
  readonly args: readonly string[];
  /** The arguments stand as cmd.exe is to read them. */
  readonly windowsVerbatimArguments?: true;
}

/** There is a batch file, and no way to hand it one of its arguments. */
export class NoBatchArgument extends Error {
  override readonly name = 'NoBatchArgument';
}

/**
 * Windows can be told to run others, such as .js, by what is registered for them; Node.js cannot. They are letters of
 * ASCII: lower case finds them, and is how they are added to a name.
 */
const startable: ReadonlySet<string> = new Set(['.com', '.exe', '.bat', '.cmd']);
const batch: ReadonlySet<string> = new Set(['.bat', '.cmd']);
/** The length at which cmd.exe cuts a command line. */
const maxLineLength = 8191;
/** Text that has no meaning to cmd.exe, whose own delimiters are blanks, commas, semicolons and equals signs. */
const plain = /^[\w#$*+\-./:?@\\]*[\w#$*+\-./:?@]$/;

/** Looks the command up as cmd.exe does. What is not found stays as it is: who starts it tells that. */
export function windowsCommand([word = '', ...args]: readonly string[]): SpawnArguments {
  const file = findOnPath(word);
  if (file === undefined) return { file: word, args };
  if (!batch.has(extname(file).toLowerCase())) return { file, args };
  return {
    file: join(systemFolder(), 'cmd.exe'),
    args: batchArguments(file, args),
    windowsVerbatimArguments: true,
  };
}

/** The folder of Windows' own programs, whatever PATH says. */
export function systemFolder(): string {
  return join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32');
}

/** In the folders of PATH, with the extensions of PATHEXT where the word has none of its own. */
function findOnPath(word: string): string | undefined {
  const extensions = (process.env['PATHEXT'] ?? '.COM;.EXE;.BAT;.CMD')
    .toLowerCase()
    .split(';')
    .filter((extension) => startable.has(extension));
  const names = [
    ...(startable.has(extname(word).toLowerCase()) ? [word] : []),
    ...extensions.map((extension) => word + extension),
  ];
  for (const folder of foldersFor(word)) {
    const found = names.map((name) => resolve(folder, name)).find(isFile);
    if (found !== undefined) return found;
  }
  return undefined;
}

function foldersFor(word: string): string[] {
  if (isAbsolute(word) || /[\\/:]/.test(word)) return [''];
  // As cmd.exe does: Windows' own name for the wish to leave the current folder out.
  const here = process.env['NoDefaultCurrentDirectoryInExePath'] === undefined ? [''] : [];
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  // A folder with a semicolon in its name stands in quotes.
  return [...here, ...folders.map((folder) => folder.replace(/^"(.*)"$/, '$1'))];
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    // The file is not there, or it is one of Windows' aliases of apps, which can only be started.
    return false;
  }
}

/** Exported for its tests. Throws NoBatchArgument. */
export function batchArguments(file: string, args: readonly string[]): string[] {
  // With /s cmd.exe takes the outer quotes away, and nothing else.
  const line = `"${[`"${withoutVariables(file)}"`, ...args.map(quoted)].join(' ')}"`;
  if (line.length > maxLineLength)
    throw new NoBatchArgument(
      `the command line is longer than the ${maxLineLength} characters that cmd.exe takes`,
    );
  // /d: what the registry has cmd.exe run at its start; /e:on: what withoutVariables() needs; /v:off: "!" is a letter.
  return ['/d', '/e:on', '/v:off', '/s', '/c', line];
}

/**
 * Inside quotes cmd.exe leaves all but `%` and the quote itself alone, and so does a batch file that hands its
 * arguments on. A quote is therefore doubled, never escaped by a backslash: both cmd.exe and the program at the end
 * take two for one that does not end the quotation, where after `\"` all that follows would be commands.
 */
function quoted(argument: string): string {
  if (/[\r\n]/.test(argument))
    throw new NoBatchArgument('a batch file cannot take an argument of several lines');
  if (plain.test(argument)) return argument;
  const text = argument
    // The program takes backslashes before a quote in pairs.
    .replace(/(\\*)"/g, '$1$1""')
    .replace(/(\\+)$/, '$1$1');
  return `"${withoutVariables(text)}"`;
}

/** Nothing escapes a `%`. Behind each stands a variable that is nothing, and keeps it from beginning another. */
function withoutVariables(text: string): string {
  return text.replaceAll('%', '%%cd:~,%');
}
