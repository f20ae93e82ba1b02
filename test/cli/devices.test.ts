import { expect, test } from '@jest/globals';
import { linesOf, scenarioFile, winras } from './support/winras.js';

const devices = [
  { type: 'vpn', name: 'WAN Miniport (IKEv2)' },
  { type: 'modem', name: 'Bürger’s modem 電話' },
];

test('the devices are listed, a line each', async () => {
  const { code, stdout } = await winras(['devices', `--simulate=${scenarioFile({ devices })}`]);
  expect(code).toBe(0);
  expect(stdout).toBe('vpn    WAN Miniport (IKEv2)\nmodem  Bürger’s modem 電話\n');
});

test('with --json each is a line, the last one the result', async () => {
  const ended = await winras(['devices', `--simulate=${scenarioFile({ devices })}`, '--json']);
  expect(linesOf(ended)).toEqual([
    ...devices.map((device) => ({ v: 1, type: 'device', time: expect.any(String), device })),
    { v: 1, type: 'result', time: expect.any(String), ok: true, exitCode: 0, devices: 2 },
  ]);
});

test('a machine without devices is no failure, and it is told where to look', async () => {
  const { code, stdout, stderr } = await winras([
    'devices',
    `--simulate=${scenarioFile({ devices: [] })}`,
  ]);
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
  expect(stderr).toMatch(/winras doctor/);
});

test('RAS that does not run exits with 2', async () => {
  const file = scenarioFile({ rasMan: { state: 'stopped' } });
  const ended = await winras(['devices', `--simulate=${file}`, '--json']);
  expect(ended.code).toBe(2);
  expect(linesOf(ended)).toMatchObject([{ type: 'result', ok: false, error: { errno: 711 } }]);
});
