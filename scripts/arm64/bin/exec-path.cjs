/** Loaded by every Node.js in the emulator: whoever starts process.execPath starts the script beside this file. */

const { join } = require('node:path');

process.execPath = join(__dirname, 'node');
process.argv[0] = process.execPath;
