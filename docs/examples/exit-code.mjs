import { ras } from 'winras';

// As rasdial's: 0, or the number of the error.
process.exitCode = await ras.dial('Office VPN').then(
  () => 0,
  (error) => error.errno ?? 1,
);
