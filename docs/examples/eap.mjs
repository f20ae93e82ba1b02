import { readFile } from 'node:fs/promises';
import { isRasError, ras } from 'winras';

const eap = ras.eap('Campus');
try {
  // Where the method knows its user, the dial needs nobody.
  await (await ras.dial('Campus')).hangUp();
} catch (error) {
  if (!isRasError(error, 'ERR_RAS_EAP_UI')) throw error;
  console.log('The method would show a window.');
  // What EapHostPeerCredentialsXml2Blob has made of the user's credentials, for one.
  await eap.setUserData(await readFile(process.env.EAP_USER_DATA));
}

const connection = await ras.dial('Campus');
console.log(`${connection.entryName} is connected`);
await connection.hangUp();
