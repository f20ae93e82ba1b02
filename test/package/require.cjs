const { ras } = require('winras');
const { simulate } = require('winras/simulator');

console.log(typeof ras.dial, typeof simulate({ entries: {} }).dial);
