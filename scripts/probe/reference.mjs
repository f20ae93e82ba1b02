/** The states of a dial by VPN, as the simulator has them where it is told nothing: what is missing is lost. */

import { simulate } from 'winras/simulator';

/** `answered`: by a server that accepts everybody. */
export async function referenceStates(answered) {
  const simulator = simulate({
    entries: { Reference: { server: 'host', strategy: ['SSTP'] } },
    servers: { host: { noAnswer: !answered } },
    clock: 'virtual',
  });
  const states = [];
  const dialed = (async () => {
    try {
      for await (const { state } of simulator.dial('Reference')) states.push(state);
    } catch {
      // Nobody was there, as it should be.
    }
  })();
  await simulator.clock.advance(60_000);
  await dialed;
  return [...new Set(states)];
}
