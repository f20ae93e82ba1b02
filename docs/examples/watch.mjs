import { ras } from 'winras';

// Which lines are up, and then what happens to them, whichever program dials.
for await (const change of ras.watch()) {
  if (change.type === 'snapshot') {
    console.log('up:', change.connections.map(({ entryName }) => entryName).join(', '));
    ras.dial('Office VPN').then((connection) => connection.hangUp());
    continue;
  }
  console.log(change.type, change.connection.entryName);
  if (change.type === 'disconnected') break;
}
