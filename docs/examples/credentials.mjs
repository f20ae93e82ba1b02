import { ras } from 'winras';

const credentials = ras.credentials('Home office');
await credentials.set({ userName: 'alice', password: process.env.VPN_PASSWORD });

const { userName, hasPassword } = await credentials.get(); // the password itself is never told
console.log(`${userName} ${hasPassword ? 'has' : 'lacks'} a password`);

await credentials.clear(['password']);
console.log(await credentials.dialParameters());
