/**
 * Gives the milliseconds from one time of a clock to another, to the microsecond. Further digits come from
 * subtracting floating-point numbers, and nobody has measured them.
 */
export function elapsedBetween(began: number, now: number): number {
  return Math.round((now - began) * 1_000) / 1_000;
}
