import { ras } from 'winras';

for (const connection of await ras.connections()) {
  const { bytesReceived, connectDuration } = await connection.statistics();
  const seconds = Math.round(connectDuration / 1000);
  console.log(`${connection.entryName}: ${bytesReceived} bytes received in ${seconds} s`);
  const { protocol } = await connection.projection();
  const { length } = await connection.links();
  console.log(`${protocol} through ${length} ${length === 1 ? 'link' : 'links'}`);
}
