/** Entries, dials and connections name the devices of RAS. */

/** A device that RAS dials with. */
export interface Device {
  /**
   * The kind, such as `'vpn'`, `'modem'` or `'PPPoE'`. Windows writes one kind in different cases, so compare without
   * case.
   */
  readonly type: string;
  readonly name: string;
}
