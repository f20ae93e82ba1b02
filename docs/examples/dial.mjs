import { isRasError, ras } from 'winras';

try {
  // With the credentials that Windows has stored, as rasdial does.
  const connection = await ras.dial('Office VPN');
  console.log(`${connection.entryName} is connected through ${connection.device.name}`);
  await connection.hangUp();
} catch (error) {
  if (!isRasError(error, 'ERROR_AUTHENTICATION_FAILURE')) throw error;
  console.error('The server wants another user name or password.');
}
