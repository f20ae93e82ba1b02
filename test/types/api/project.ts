/** The project in which these files are compiled knows neither Node.js nor a browser. */

// @ts-expect-error: a type of Node.js'
export type NoBuffer = Buffer;
// @ts-expect-error: a type of browsers' and of Node.js'
export type NoAbortSignal = AbortSignal;
