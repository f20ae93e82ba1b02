/** The devices of RAS, as entries, dials and connections name them. */

/** What RAS dials with. */
export interface Device {
  /** `'vpn'`, `'modem'`, `'PPPoE'`, … Windows writes one kind in different cases: compare without. */
  readonly type: string;
  readonly name: string;
}
