/** For install.ps1: stores the server's user with an entry, so that it is dialed as `rasdial` dials. */

import { ras } from 'winras';

const { WINRAS_SERVER_USER: userName, WINRAS_SERVER_PASSWORD: password } = process.env;
await ras.credentials(process.argv[2]).set({ userName, password });
