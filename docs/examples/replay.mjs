import { parseTranscript, ras } from 'winras';
import { simulate } from 'winras/simulator';

// Recorded where it happens. There are no names and no secrets in it: a report can carry it.
const dialing = ras.dial('Office VPN', {
  credentials: { userName: 'alice', password: 'mistyped' },
});
await dialing.catch(() => undefined);
const text = JSON.stringify(await dialing.transcript());

// Played back where it is looked into, on any platform.
const simulator = simulate({ replay: parseTranscript(text), clock: 'virtual' });
const again = simulator.dial('Replayed');
again.catch(({ code, state }) => console.log(`${code} in ${state}`));
await simulator.clock.advance(60_000);
