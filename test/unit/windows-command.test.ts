/** How cmd.exe is told to run a batch file with arguments that it must not take for commands. */

import { expect, test } from '@jest/globals';
import { batchArguments } from '../../src/cli/processes/windows-command.js';

const file = 'C:\\Program Files\\nodejs\\npm.cmd';

function lineOf(...args: string[]): string | undefined {
  return batchArguments(file, args).at(-1);
}

test.each([
  ['run', 'run'],
  ['--prefix=.\\sub', '"--prefix=.\\sub"'],
  ['', '""'],
  ['a b', '"a b"'],
  ['a&b|c>d<e^f', '"a&b|c>d<e^f"'],
  ['a,b;c=d', '"a,b;c=d"'],
  ['hey!', '"hey!"'],
  ['ends\\', '"ends\\\\"'],
  ['a"b', '"a""b"'],
  // cmd.exe would be out of the quotes behind \", and run calc.
  ['x" & calc & "', '"x"" & calc & """'],
  ['a\\"b', '"a\\\\""b"'],
  ['100%', '"100%%cd:~,%"'],
  ['%PATH:a=b%', '"%%cd:~,%PATH:a=b%%cd:~,%"'],
])('%j is written as %s', (argument, written) => {
  expect(lineOf(argument, 'end')).toBe(`""${file}" ${written} end"`);
});

test('the path of the file may have a percent sign, too', () => {
  expect(batchArguments('C:\\100%\\npm.cmd', []).at(-1)).toBe('""C:\\100%%cd:~,%\\npm.cmd""');
});

test.each([
  ['a line break', 'a\nb'],
  ['a carriage return', 'a\r'],
  ['more than cmd.exe takes', 'a'.repeat(8191)],
])('%s cannot be handed over, and is refused', (_, argument) => {
  expect(() => lineOf(argument)).toThrow(/batch file|cmd\.exe/);
});
