/** A RAS has a clock: the machine's, or one that a test moves on. */

/** A number is a scale, and 1 is real time. */
export type NativeClockMode = 'virtual' | number;

export interface NativeClock {
  /** Reads the provider's clock, in milliseconds. */
  now(): number;
  /** `holds` says whether the timer keeps the process alive, which it does by default. */
  setTimer(delay: number, callback: () => void, holds?: boolean): number;
  clearTimer(timer: number): void;
}
