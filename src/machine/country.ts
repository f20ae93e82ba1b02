/**
 * A country as TAPI lists it.
 * See [RASCTRYINFO](https://learn.microsoft.com/en-us/previous-versions/windows/desktop/legacy/aa376731%28v=vs.85%29).
 */
export interface Country {
  /** The number by which TAPI identifies the country. */
  readonly id: number;
  /** The number to dial from abroad, which several countries may share. */
  readonly code: number;
  readonly name: string;
}
