/** Writes the text that native/simulator/config.h describes. Passwords are written as salted hashes. */

import { createHash } from 'node:crypto';
import { type Field, password } from './fields.js';

export class ConfigText {
  readonly #lines: string[] = [];
  readonly #salt: Buffer;

  /** `salt` is that of the passwords, in hexadecimal digits. */
  constructor(salt: string) {
    this.#salt = Buffer.from(salt, 'hex');
  }

  section(name: string): void {
    this.#lines.push(`[${name}]`);
  }

  line(key: string, value: string): void {
    this.#lines.push(`${key}=${escaped(value)}`);
  }

  /** `name` names the value in an error. */
  required(key: string, field: Field, name: string, value: unknown): void {
    this.line(key, field(name, value));
  }

  /** Writes nothing for undefined, so that the simulator's default stands. */
  optional(key: string, field: Field, name: string, value: unknown): void {
    if (value !== undefined) this.required(key, field, name, value);
  }

  passwordHash(name: string, value: unknown): void {
    const hash = createHash('sha256').update(this.#salt).update(password(name, value), 'utf16le');
    this.line('PasswordHash', hash.digest('hex'));
  }

  toString(): string {
    return `${this.#lines.join('\n')}\n`;
  }
}

/** Writes everything but printable ASCII, and the backslash, as UTF-16 units. */
function escaped(value: string): string {
  return value.replace(
    /[^ -[\]-~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
