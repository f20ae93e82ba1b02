/** A guard needs this to open the simulated RAS of the process that it guards. */

/** A simulated RAS lives in a state file, so that other processes can open it, too. */
export interface SharedSimulation {
  /** The scenario as the user has written it; each process that opens it checks it again. */
  readonly scenario: object;
  /** The folder in which relative paths of the scenario start. */
  readonly folder: string;
}
