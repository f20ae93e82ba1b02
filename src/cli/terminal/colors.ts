/**
 * Colors, where what is written to is a terminal. FORCE_COLOR asks for them elsewhere, too, or forbids them (0), and is
 * stronger than NO_COLOR, as in Node.js itself.
 */

const codes = { dim: 2, red: 31, green: 32, yellow: 33 } as const;

type Paint = { readonly [Color in keyof typeof codes]: (text: string) => string };

/** Paints results, on standard output. */
export const paintOutput = paintOf(process.stdout);
/** Paints progress and complaints, on standard error. */
export const paintError = paintOf(process.stderr);

function paintOf({ isTTY }: { readonly isTTY?: boolean }): Paint {
  const isColored = wantsColors(process.env, isTTY === true);
  const paint =
    (code: number) =>
    (text: string): string =>
      isColored ? `\x1b[${code}m${text}\x1b[0m` : text;
  return {
    dim: paint(codes.dim),
    red: paint(codes.red),
    green: paint(codes.green),
    yellow: paint(codes.yellow),
  };
}

/** An empty FORCE_COLOR forces them; an empty NO_COLOR forbids nothing. */
function wantsColors(env: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  const { FORCE_COLOR: forced, NO_COLOR: forbidden, TERM: terminal } = env;
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return isTerminal && !forbidden && terminal !== 'dumb';
}
