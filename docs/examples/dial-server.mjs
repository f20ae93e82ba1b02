import { ras } from 'winras';

// Through an entry that is there as long as the line.
const connection = await ras.dialServer({
  server: 'vpn.example.com',
  strategy: 'IKEv2',
  credentials: { userName: 'alice', password: process.env.VPN_PASSWORD },
});
console.log(`${connection.entryName} is connected through ${connection.device.name}`);
await connection.hangUp();
