import { describeState, isRasError, ras } from 'winras';
import { simulate } from 'winras/simulator';

const simulated = simulate({
  entries: { Office: { type: 'vpn', server: 'vpn.example.com' } },
  servers: { 'vpn.example.com': {} },
  clock: 'virtual',
});
const dialing = simulated.dial('Office');
await simulated.clock.advance(60_000);
for await (const { state } of dialing)
  console.log(`${state}: ${describeState(state, { locale: 'it' }).title}`);
const closed = (await dialing).hangUp();
await simulated.clock.advance(60_000);
console.log(await closed);

await ras.connections().catch((error) => console.log(isRasError(error) && error.code));
