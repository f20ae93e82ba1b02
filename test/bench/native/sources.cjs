/** Prints the addon's sources for binding.gyp, without its module and without what provides a RAS. */

const { readdirSync } = require('node:fs');
const { join } = require('node:path');

const native = '../../../native';
const otherPlatforms = process.platform === 'win32' ? /_posix\.cc$/ : /_windows\.cc$/;
const leftOut =
  /^(addon\.cc|objects\/addon_|abi\/|glibc\/|mingw\/|simulator\/|stand_in\/|.*\/(simulator|system)_|marshal\/simulator\.cc)/;

for (const name of readdirSync(join(__dirname, native), { recursive: true }).sort()) {
  const file = name.replaceAll('\\', '/');
  if (file.endsWith('.cc') && !otherPlatforms.test(file) && !leftOut.test(file))
    console.log(`${native}/${file}`);
}
