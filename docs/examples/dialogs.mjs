import { ras } from 'winras';

const enough = AbortSignal.timeout(60_000);

// In Electron: { owner: win.getNativeWindowHandle() }
const name = await ras.dialogs.newEntry({ kind: 'vpn', signal: enough });
console.log(name === undefined ? 'No entry was made.' : `The user has made ${name}.`);

const outcome = await ras.dialogs.dial('Office VPN', { signal: enough });
console.log(outcome); // 'connected', or 'cancelled'
