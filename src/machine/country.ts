/**
 * [Microsoft's page "RASCTRYINFO
 * structure"](https://learn.microsoft.com/en-us/previous-versions/windows/desktop/legacy/aa376731%28v=vs.85%29).
 */
export interface Country {
  /** What TAPI names the country by. */
  readonly id: number;
  /** The number to dial from abroad. Several countries may have the same. */
  readonly code: number;
  readonly name: string;
}
