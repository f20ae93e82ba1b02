/** Colours, where standard error is a terminal and its user has not forbidden them (NO_COLOR). */

const codes = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33 } as const;

type Paint = { readonly [Color in keyof typeof codes]: (text: string) => string };

const isColored = process.stderr.isTTY === true && !process.env['NO_COLOR'];

export const paint = Object.fromEntries(
  Object.entries(codes).map(([name, code]) => [
    name,
    (text: string) => (isColored ? `\x1b[${code}m${text}\x1b[0m` : text),
  ]),
) as Paint;
