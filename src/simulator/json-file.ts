/** People write JSON files in an editor, or with the `>` of whichever shell they have. */

import { readFileSync } from 'node:fs';
import { jsonFault } from '../transcript/json-fault.js';
import { decodedText } from './decoded-text.js';

/**
 * Reads UTF-8 with or without a byte order mark, or UTF-16 with one. Throws an Error that names the file, and where
 * it is not JSON the line and the column. The error quotes nothing of the file, since passwords may stand there.
 */
export function readJsonFile(file: string): unknown {
  const text = decodedText(read(file));
  if (text === undefined) {
    throw new Error(`${file} is neither UTF-8 nor UTF-16 with a byte order mark`);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${file} is not JSON: ${jsonFault(text)}`);
  }
}

function read(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new Error(`The file cannot be read: ${(error as Error).message}`);
  }
}
