/** What a guard needs to open the simulated RAS of the process that it guards. */

/** A simulated RAS that other processes can open, too: it lives in a state file. */
export interface SharedSimulation {
  /** As its user has written it: whoever opens it checks it again. */
  readonly scenario: object;
  /** Where relative paths in it start. */
  readonly folder: string;
}
