/** Dials drawn on their time. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { DOMParser } from '@xmldom/xmldom';
import { timelineOf, timelineSvg, timelineText } from '../../src/cli/timeline.js';
import { parseTranscript, type TranscriptEvent, type TranscriptResult } from '../../src/index.js';
import { newFolder } from '../contract/support/folder.js';
import { linesOf, scenarioFile, winras } from './support/winras.js';

const locale = 'en';

function transcript(
  events: readonly TranscriptEvent[],
  result: TranscriptResult = { connected: true, elapsed: events.at(-1)?.elapsed ?? 0 },
) {
  const how = { winras: '0', node: 'v0', platform: 'any', ras: 'simulator', pausedStates: false };
  return parseTranscript({ v: 1, ...how, events, result });
}

function event(state: string, elapsed: number, more: Partial<TranscriptEvent> = {}) {
  return { phase: 'running', state, stateCode: 0, subentry: 1, elapsed, ...more } as const;
}

const connected = transcript([
  event('OpenPort', 0),
  event('ConnectDevice', 250, { device: { type: 'vpn', protocol: 'IKEv2' } }),
  event('RetryAuthentication', 1000, { phase: 'paused', errno: 691 }),
  event('Authenticate', 1500),
  event('Connected', 2000, { phase: 'terminal' }),
]);

test('a state lasts until the next one', () => {
  const { states, duration } = timelineOf(connected);
  expect(duration).toBe(2000);
  expect(states.map(({ state, start, duration }) => [state, start, duration])).toEqual([
    ['OpenPort', 0, 250],
    ['ConnectDevice', 250, 750],
    ['RetryAuthentication', 1000, 500],
    ['Authenticate', 1500, 500],
    ['Connected', 2000, 0],
  ]);
});

test('of several links, until the next one of its link', () => {
  const { states } = timelineOf(
    transcript([
      event('OpenPort', 0),
      event('OpenPort', 10, { subentry: 2 }),
      event('Authenticate', 100),
      event('ConnectDevice', 150, { subentry: 2, phase: 'linkFailed', errno: 676 }),
      event('Connected', 400, { phase: 'terminal' }),
    ]),
  );
  expect(states.map(({ subentry, duration }) => [subentry, duration])).toEqual([
    [1, 100],
    [2, 140],
    [1, 300],
    [2, 0],
    [1, 0],
  ]);
});

test('a dial that hung up in a state ends with it', () => {
  const failed: TranscriptResult = {
    connected: false,
    elapsed: 900,
    by: 'caller',
    code: 'ERR_RAS_DIAL_TIMEOUT',
  };
  const { states, duration } = timelineOf(transcript([event('OpenPort', 100)], failed));
  expect(states).toMatchObject([{ start: 100, duration: 800 }]);
  expect(duration).toBe(900);
});

test('bars stand one under the other, on one time', () => {
  // 26 characters are left for 2000 ms.
  expect(timelineText(connected, { width: 76, locale })).toBe(
    [
      'Preparing                                 250 ms  ███',
      'Calling the server (IKEv2)                750 ms     ██████████',
      'User name or password not accepted (691)  500 ms               ░░░░░░░',
      'Signing in                                500 ms                      ██████',
      'Connected                                  2.0 s                           |',
    ].join('\n'),
  );
});

test.each([40, 60, 80, 200])('no line is longer than %i characters', (width) => {
  const lines = timelineText(connected, { width, locale }).split('\n');
  expect(lines).toHaveLength(5);
  expect(Math.max(...lines.map((line) => line.length))).toBe(width);
});

test('a dial without events has no bars', () => {
  const nothing = transcript([]);
  expect(timelineText(nothing, { width: 80, locale })).toBe('');
  expect(timelineOf(nothing)).toEqual({ states: [], duration: 0 });
});

test('an SVG has a bar for each state', () => {
  const document = new DOMParser().parseFromString(
    timelineSvg(connected, { locale }),
    'image/svg+xml',
  );
  const all = (name: string) => [...document.getElementsByTagName(name)];
  const [background, ...bars] = all('rect').map((rect) => ({
    x: Number(rect.getAttribute('x')),
    width: Number(rect.getAttribute('width')),
  }));
  expect(background).toEqual({ x: 0, width: 930 });
  // 520 wide for 2000 ms; what has no length is still seen.
  expect(bars).toEqual([
    { x: 320, width: 65 },
    { x: 385, width: 195 },
    { x: 580, width: 130 },
    { x: 710, width: 130 },
    { x: 840, width: 2 },
  ]);
  expect(all('text').map(({ textContent }) => textContent)).toContain('Calling the server (IKEv2)');
});

test('--timeline and --svg draw a dial that has failed, too', async () => {
  const svg = join(newFolder(), 'dial.svg');
  const scenario = {
    entries: { Office: { server: 'host' } },
    servers: { host: { fails: { at: 'Authenticate', error: 812 } } },
  };
  const dial = ['dial', 'Office', `--simulate=${scenarioFile(scenario)}`, '--lang', 'en'];
  const { code, stdout } = await winras([...dial, '--timeline', '--svg', svg]);
  expect(code).toBe(2);
  const lines = stdout.trimEnd().split('\n');
  expect(lines[0]).toMatch(/^Preparing {2,}\d+ ms {2,}█/);
  expect(lines.at(-1)).toMatch(/^× Signing in \(812\) +\d+ ms +\|$/);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  expect(readFileSync(svg, 'utf8')).toContain('× Signing in (812)</text>');
});

test('with --json the timeline is data', async () => {
  const dial = ['dial', 'Office VPN', '--simulate', '--json', '--timeline'];
  const lines = linesOf(await winras(dial));
  expect(lines.map(({ type }) => type).slice(-3)).toEqual(['connected', 'timeline', 'result']);
  const { states, duration } = lines.at(-2) as unknown as ReturnType<typeof timelineOf>;
  expect(states[0]).toMatchObject({ state: 'OpenPort', phase: 'running' });
  const last = states.at(-1);
  expect(last).toMatchObject({ state: 'Connected', phase: 'terminal', duration: 0 });
  // The dial ends when its caller has been told.
  expect(last?.start).toBeLessThanOrEqual(duration);
});
