/** Files and pipes have text in the encodings that shells write. */

/**
 * Decodes UTF-8 with or without a byte order mark, and UTF-16 with one, as Windows PowerShell 5.1 writes it. The mark
 * is no part of the text. Returns undefined for bytes that are neither.
 */
export function decodedText(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  const isLittleEndian = first === 0xff && second === 0xfe;
  const isBigEndian = first === 0xfe && second === 0xff;
  const encoding = isLittleEndian ? 'utf-16le' : isBigEndian ? 'utf-16be' : 'utf-8';
  try {
    // The decoder removes the mark by itself.
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
