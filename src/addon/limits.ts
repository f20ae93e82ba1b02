/** RAS' structures limit what they can hold. */

/** The limits are characters without the closing NUL: the capacities of RASDIALPARAMS, and of a path. */
export const limits = {
  entryName: 256,
  number: 128,
  userName: 256,
  password: 256,
  domain: 15,
  /** MAX_PATH without the closing NUL. */
  phoneBook: 259,
} as const;

/** An entry is taken to have at most this many links. */
export const mostSubentries = 1_000;

/** At most this many bytes are set at once. EAP methods need some hundred, with certificates a few thousand. */
export const mostEapBytes = 1024 * 1024;
