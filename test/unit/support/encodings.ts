/** How shells and editors write a text into a file. */

const marked = (text: string, encoding: BufferEncoding) => Buffer.from(`\ufeff${text}`, encoding);

export const encodings: readonly (readonly [string, (text: string) => Buffer])[] = [
  ['UTF-8', (text) => Buffer.from(text)],
  ['UTF-8 with a byte order mark', (text) => marked(text, 'utf8')],
  ['UTF-16 of Windows PowerShell 5.1', (text) => marked(text, 'utf16le')],
  ['UTF-16 in network order', (text) => marked(text, 'utf16le').swap16()],
];
