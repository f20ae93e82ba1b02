import { subscribe, tracingChannel } from 'node:diagnostics_channel';
import { ras } from 'winras';

// In a file of their own, these trace any program: `node --import ./tracing.mjs program.mjs`.
tracingChannel('winras:call').subscribe({
  asyncEnd: ({ operation, result }) => console.log(operation, result),
});
subscribe('winras:dial:event', ({ entryName, state }) => console.log(`${entryName}: ${state}`));
tracingChannel('winras:hangUp').subscribe({
  asyncEnd: ({ entryName, result, error }) =>
    console.log(`${entryName} is ${result ?? error.code}`),
});

const connection = await ras.dial('Office VPN');
await connection.hangUp();
