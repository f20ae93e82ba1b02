/** The signals of whoever has some, Node.js or a browser. */

import { ras } from 'winras';

export async function aborted(): Promise<void> {
  const { signal } = new AbortController();
  const connection = await ras.dial('Office VPN', { signal });
  await connection.waitForClose({ signal: AbortSignal.timeout(5_000) });
  ras.watch({ signal: AbortSignal.abort() });
  await ras.dialogs.dial('Office VPN', { signal });
}
