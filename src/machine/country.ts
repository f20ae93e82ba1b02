/** Microsoft's page "RASCTRYINFO structure". */
export interface Country {
  /** What TAPI names the country by. */
  readonly id: number;
  /** The number to dial from abroad. Several countries may have the same. */
  readonly code: number;
  readonly name: string;
}
