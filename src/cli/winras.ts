#!/usr/bin/env node
/** The command `winras`. */

import { main } from './main.js';

void main(process.argv.slice(2));
