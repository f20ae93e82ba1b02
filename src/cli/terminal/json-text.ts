/**
 * JSON that every reader on Windows takes for what it is. PowerShell and cmd decode what a program writes into a pipe by the
 * console's code page, which seldom is UTF-8. All code pages of Windows' consoles agree on ASCII, so that all else is written
 * as JSON's own escapes. A terminal is written to in UTF-16, whatever its code page.
 */

/** The stream that the text is written to. */
export interface Destination {
  readonly platform: NodeJS.Platform;
  readonly isTTY: boolean;
}

export function encodeJson({ platform, isTTY }: Destination, json: string): string {
  return platform === 'win32' && !isTTY ? json.replace(/[^\0-\x7f]/g, escaped) : json;
}

/** Escapes one half of a surrogate pair at a time, as JSON wants it. */
function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
