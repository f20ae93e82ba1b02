/** Dials drawn on their time. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { DOMParser } from '@xmldom/xmldom';
import { timelineOf, timelineText } from '../../src/cli/line/timeline.js';
import { timelineSvg } from '../../src/cli/line/timeline-svg.js';
import {
  parseTranscript,
  type Transcript,
  type TranscriptEvent,
  type TranscriptResult,
} from '../../src/index.js';
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

test('bars stand one under the other, on one time, and beneath them the whole', () => {
  // 26 characters are left for 2000 ms.
  expect(timelineText(connected, { width: 76, locale })).toBe(
    [
      'Preparing                                 250 ms  ███',
      'Calling the server (IKEv2)                750 ms     ██████████',
      'User name or password not accepted (691)  500 ms               ░░░░░░░',
      'Signing in                                500 ms                      ██████',
      'Connected                                                                  |',
      'Total                                      2.0 s',
    ].join('\n'),
  );
});

test('the call of RasDial is drawn where it took time before the first state', () => {
  const late = transcript([event('OpenPort', 300), event('Connected', 400, { phase: 'terminal' })]);
  expect(timelineText(late, { width: 40, locale }).split('\n')).toEqual([
    'RasDial    300 ms  ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒',
    'Preparing  100 ms                  █████',
    'Connected                              |',
    'Total      400 ms',
  ]);
});

test.each([40, 60, 80, 200])('no line is longer than %i characters', (width) => {
  const lines = timelineText(connected, { width, locale }).split('\n');
  expect(lines).toHaveLength(6);
  expect(Math.max(...lines.map((line) => line.length))).toBe(width);
});

test('a dial without events has no bars', () => {
  const nothing = transcript([]);
  expect(timelineText(nothing, { width: 80, locale })).toBe('');
  expect(timelineOf(nothing)).toEqual({ states: [], duration: 0 });
});

const picture = { locale, entryName: 'Office <VPN>', began: new Date(2026, 2, 9, 14, 5, 9) };

function svgOf(drawn: Transcript) {
  const document = new DOMParser().parseFromString(timelineSvg(drawn, picture), 'image/svg+xml');
  const all = (name: string) => [...document.getElementsByTagName(name)];
  const numbers = (name: string, ...attributes: string[]) =>
    all(name).map((one) => attributes.map((attribute) => Number(one.getAttribute(attribute))));
  return { texts: all('text').map(({ textContent }) => textContent), numbers, all };
}

test('an SVG tells what was dialed when, how it ended, and the time of each state and of the whole', () => {
  const { texts } = svgOf(connected);
  expect(texts).toEqual([
    ...['Office <VPN>: connected in 2.0 s', '2026-03-09 14:05:09'],
    ...['0', '500 ms', '1 s', '1.5 s', '2 s'],
    ...['Preparing', '250 ms', 'Calling the server (IKEv2)', '750 ms'],
    ...['User name or password not accepted (691)', '500 ms', 'Signing in', '500 ms', 'Connected'],
    ...['Total', '2.0 s'],
  ]);
});

test('an SVG has a bar for each state, on an axis that begins where the dial does', () => {
  const { numbers } = svgOf(connected);
  const [[from = 0, to = 0] = [], ...others] = numbers('line', 'x1', 'x2');
  expect(from).toBe(to);
  // 560 wide for 2000 ms, with lines each 500 ms and one above the whole.
  expect(others.slice(0, -1).map(([at = 0]) => at - from)).toEqual([140, 280, 420, 560]);
  const [, ...bars] = numbers('rect', 'x', 'width');
  expect(bars.map(([at = 0, width]) => [at - from, width])).toEqual([
    [0, 70],
    [70, 210],
    [280, 140],
    [420, 140],
  ]);
  expect(numbers('circle', 'r')).toEqual([[6]]);
});

test('a failure is a row of its own color with a cross, and in the title', () => {
  const failure = { connected: false, elapsed: 40, by: 'notification' } as const;
  const failed = transcript(
    [event('OpenPort', 0), event('Authenticate', 40, { phase: 'failed', errno: 691 })],
    { ...failure, errno: 691, code: 'ERROR_AUTHENTICATION_FAILURE' },
  );
  const { texts, all } = svgOf(failed);
  expect(texts[0]).toBe('Office <VPN>: failed after 40 ms (691 ERROR_AUTHENTICATION_FAILURE)');
  expect(texts).toContain('× Signing in (691)');
  expect(all('path')).toHaveLength(1);
  const rows = all('rect').filter((rect) => rect.getAttribute('fill') === '#fdecec');
  expect(rows.map((row) => Number(row.getAttribute('height')))).toEqual([26]);
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
  expect(lines[0]).toMatch(/^RasDial {2,}\d+ ms {2,}▒/);
  expect(lines[1]).toMatch(/^Preparing {2,}\d+ ms {2,}█/);
  expect(lines.at(-2)).toMatch(/^× Signing in \(812\) +×$/);
  expect(lines.at(-1)).toMatch(/^Total +\d+ ms$/);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  expect(readFileSync(svg, 'utf8')).toMatch(
    /<title>Office: failed after \d+ ms \(812 [^]*>× Signing in \(812\)<\/text>/,
  );
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
