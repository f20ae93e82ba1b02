import { ras } from 'winras';

const dialing = ras.dial('Office VPN');
for await (const event of dialing) {
  console.log(event.phase, event.state, event.device?.name ?? '');
  if (event.addresses) console.log('address', event.addresses.ipv4?.address);
}

const connection = await dialing;
await connection.hangUp();
