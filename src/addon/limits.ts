/** How much RAS' structures hold of what they are told. */

/** Characters, without the closing NUL: the capacities of RASDIALPARAMS, and of a path. */
export const limits = {
  entryName: 256,
  number: 128,
  userName: 256,
  password: 256,
  domain: 15,
  /** MAX_PATH. */
  phoneBook: 259,
} as const;

/** How many links an entry is taken to have at most. */
export const mostSubentries = 1_000;

/** Bytes that are set at once. EAP methods need some hundred, with certificates a few thousand. */
export const mostEapBytes = 1024 * 1024;
