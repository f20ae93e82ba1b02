/** What is up, and what goes through it. */

import { expect, test } from '@jest/globals';
import { onTerminal } from './support/terminal.js';
import { linesOf, scenarioFile, winras } from './support/winras.js';

// Windows' own terminals are others, and Python has none of them.
const whereThereAreTerminals = process.platform === 'win32' ? test.skip : test;

const traffic = { received: 123_456, transmitted: 3_000 };
const up = scenarioFile({
  entries: {
    Office: { type: 'vpn', server: 'host', strategy: ['IKEv2'], traffic },
    事務所: { type: 'modem', server: '555' },
  },
  servers: {
    host: { ipv4: { address: '192.0.2.2' }, ipv6: { address: 'fe80::1234:5678:9abc:def0' } },
    '555': {},
  },
  connections: ['Office', '事務所'],
});
const status = ['status', '--lang', 'en', `--simulate=${up}`];

/** How long, and how much, differ from run to run. */
function withoutAmounts(text: string): string[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => line.replace(/ +\d\S* k?B +\d\S* k?B$/, ' … …'));
}

test('a row for each line, in columns', async () => {
  const { code, stdout } = await winras(status);
  expect(code).toBe(0);
  expect(withoutAmounts(stdout.replaceAll(/\d+ s /g, '0 s '))).toEqual([
    'Entry   State      Duration  Device                    Address                    Received  Sent',
    'Office  Connected  0 s       IKEv2                     192.0.2.2 … …',
    '                                                       fe80::1234:5678:9abc:def0',
    '事務所  Connected  0 s       Standard 56000 bps Modem  192.0.2.2 … …',
  ]);
});

whereThereAreTerminals('what is too wide for the terminal stands beneath each other', async () => {
  const { screen } = await onTerminal(status);
  expect(screen.split('\r\n').slice(1, 8)).toEqual([
    'Office',
    expect.stringMatching(/State.* {2}Connected$/),
    expect.stringMatching(/Duration.* {2}\d+ s$/),
    expect.stringMatching(/Device.* {2}IKEv2$/),
    expect.stringMatching(/Address.* {2}192\.0\.2\.2$/),
    expect.stringMatching(/^.{2,20} {2}fe80::1234:5678:9abc:def0$/),
    expect.stringMatching(/Received.* {2}\S+ k?B$/),
  ]);
});

whereThereAreTerminals.each(['80', '120'])(
  '--live at %s columns redraws in place what it has drawn before',
  async (columns) => {
    const looks = [
      ['B/s', ''],
      ['B/s', ''],
      ['B/s', '\x03'],
    ] as const;
    const { code, screen } = await onTerminal([...status, '--live', 'office'], looks, {
      WIDTH: columns,
    });
    expect(code).toBe(130);
    // Back to the beginning of the first row, and what follows is gone.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what a terminal is told.
    const drawings = screen.slice(screen.indexOf('\n') + 1).split(/\x1b\[(\d+)F\x1b\[J/);
    expect(drawings.length).toBeGreaterThan(4);
    for (let index = 1; index < drawings.length; index += 2)
      expect(drawings[index - 1]?.match(/\n/g)).toHaveLength(Number(drawings[index]));
    expect(drawings.at(-1)).toMatch(/ \d+\.\d kB\/s/);
  },
);

test('with --json each line has its addresses and counters', async () => {
  const ended = await winras([...status, '--json']);
  expect(linesOf(ended)).toMatchObject([
    {
      type: 'status',
      connection: { entryName: 'Office' },
      status: { state: 'Connected' },
      statistics: { bytesReceived: expect.any(Number), connectDuration: expect.any(Number) },
      addresses: ['192.0.2.2', 'fe80::1234:5678:9abc:def0'],
    },
    { type: 'status', connection: { entryName: '事務所' }, addresses: ['192.0.2.2'] },
    { type: 'result', ok: true, lines: 2 },
  ]);
});

test('an entry that is not connected: exit code 2', async () => {
  const { code, stdout, stderr } = await winras(['status', 'Nothing', '--simulate']);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain('winras: "Nothing" is not connected.\n');
});

test('where nothing is up, that is said', async () => {
  const { code, stdout } = await winras(['status', `--simulate=${scenarioFile({})}`]);
  expect({ code, stdout }).toEqual({ code: 0, stdout: 'Nothing is connected.\n' });
});
