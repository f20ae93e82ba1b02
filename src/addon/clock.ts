/** The clock of a RAS: the machine's, or one that a test moves on. */

/** A scale of 1 is real time. */
export type NativeClockMode = 'virtual' | number;

export interface NativeClock {
  /** The provider's clock, in milliseconds. */
  now(): number;
  /** `holds`: whether the process is kept alive; it is, by default. */
  setTimer(delay: number, callback: () => void, holds?: boolean): number;
  clearTimer(timer: number): void;
}
