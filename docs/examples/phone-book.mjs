import { ras, vpnEntry } from 'winras';

const book = ras.phoneBook();
await book.create(
  vpnEntry({
    name: 'Branch VPN',
    server: 'branch.example.com',
    strategy: 'IKEv2',
    splitTunnel: true,
    device: 'WAN Miniport (IKEv2)',
  }),
);
await book.update('Branch VPN', { dnsSuffix: 'example.com', redialCount: 5 });

const { properties } = await book.get('Branch VPN');
console.log(`${properties.phoneNumber}, ${properties.vpnStrategy}, ${properties.dnsSuffix}`);

await book.rename('Branch VPN', 'Branch');
console.log((await book.entries()).map(({ name }) => name).includes('Branch'));
await book.delete('Branch');
