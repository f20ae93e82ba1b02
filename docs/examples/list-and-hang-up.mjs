import { ras } from 'winras';

for (const connection of await ras.connections()) {
  const { state, device } = await connection.status();
  console.log(`${connection.entryName}: ${state} (${device.name})`);
  if (connection.entryName === 'Forgotten line') console.log(await connection.hangUp());
}
