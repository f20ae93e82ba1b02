/** Colours, where what is written to is a terminal and its user has not forbidden them (NO_COLOR). */

const codes = { dim: 2, red: 31, green: 32 } as const;

type Paint = { readonly [Color in keyof typeof codes]: (text: string) => string };

/** Of results. */
export const paintOutput = paintOf(process.stdout);
/** Of progress and complaints. */
export const paintError = paintOf(process.stderr);

function paintOf({ isTTY }: { readonly isTTY?: boolean }): Paint {
  const isColored = isTTY === true && !process.env['NO_COLOR'];
  const paint =
    (code: number) =>
    (text: string): string =>
      isColored ? `\x1b[${code}m${text}\x1b[0m` : text;
  return { dim: paint(codes.dim), red: paint(codes.red), green: paint(codes.green) };
}
