/** `npm run format`: writes what `npm run lint` wants, as far as that needs no thought. */

import { formatCpp, formatTypeScript } from './lib/format.mjs';

const formatted = [await formatTypeScript(), await formatCpp()];
process.exitCode = formatted.every(Boolean) ? 0 : 1;
