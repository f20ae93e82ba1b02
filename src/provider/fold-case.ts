/** Windows takes names of entries, devices and files for the same when they differ only in case. */

/**
 * Gives one spelling for all that Windows takes for the same. Windows compares unit by unit, so ß is not SS, and ſ is
 * not S.
 */
export function foldCase(text: string): string {
  return text.replace(/[^]/g, (unit) => {
    const capital = unit.toUpperCase();
    return capital.toLowerCase() === unit ? capital : unit;
  });
}

/** Tells whether Windows takes one name for the other. */
export function sameName(one: string, other: string): boolean {
  return foldCase(one) === foldCase(other);
}
