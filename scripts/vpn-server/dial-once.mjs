/** For install.ps1: dials the entry, hangs up, and says in words why that cannot be done on a machine that is its own server. */

import { isRasError, ras } from 'winras';

const notConfigured = 633;
/** Milliseconds. */
const timeout = 60_000;

try {
  const connection = await ras.dial(process.argv[2], { timeout });
  console.log('The server has been dialed.');
  await connection.hangUp();
} catch (error) {
  if (!isRasError(error)) throw error;
  console.error(error.message);
  if (isRasError(error, notConfigured)) {
    console.error(
      'The server (RRAS) may have taken all ports of WAN Miniport (SSTP) for calls that come in, so that none is left to dial out with: ' +
        '"netsh ras show wanports" lists them, and "netsh ras set wanports" with ddinout=enabled lets a device do both.',
    );
  }
  process.exitCode = 1;
}
