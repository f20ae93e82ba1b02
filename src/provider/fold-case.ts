/** Names of entries, devices and files: Windows takes for one what differs only in case. */

/**
 * The spelling of a name that stands for all of them, as Windows compares: unit by unit, so that ß is not SS,
 * nor is ſ an S.
 */
export function foldCase(text: string): string {
  return text.replace(/[^]/g, (unit) => {
    const capital = unit.toUpperCase();
    return capital.toLowerCase() === unit ? capital : unit;
  });
}

/** Whether Windows takes one name for the other. */
export function sameName(one: string, other: string): boolean {
  return foldCase(one) === foldCase(other);
}
