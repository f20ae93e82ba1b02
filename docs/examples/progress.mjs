import { describeState, ras } from 'winras';

const dialing = ras.dial('Office VPN');
for await (const { state } of dialing) {
  const { title, text } = describeState(state, { locale: 'it' });
  console.log(`${title}: ${text}`);
}

const connection = await dialing;
await connection.hangUp();
