import { ras } from 'winras';

for (const { type, name } of await ras.devices()) console.log(`${type}: ${name}`);

const countries = await ras.countries();
console.log(`${countries[0].name} is dialed with +${countries[0].code}`);

// Also codes of Windows' own, such as those of IKEv2, and HRESULTs.
console.log(await ras.errorMessage(13801));
