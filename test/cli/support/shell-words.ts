/** Command lines of the documents. */

/** As a shell takes them apart. */
export function shellWords(line: string): string[] {
  return [...line.matchAll(/(?:[^\s"]|"[^"]*")+/g)].map(([word]) => word.replaceAll('"', ''));
}
