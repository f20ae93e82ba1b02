import { describe, expect, test } from '@jest/globals';
import { parseTranscript, type Transcript } from '../../src/index.js';

const transcript: Transcript = {
  v: 1,
  winras: '0.1.0',
  node: 'v22.12.0',
  platform: 'win32-x64',
  windows: { release: '10.0.22631', version: 'Windows 11 Pro' },
  ras: 'system',
  structureSizes: { RASDIALPARAMSW: 2120 },
  entry: { type: 'vpn', deviceType: 'vpn', vpnStrategy: 7, dialMode: 'all', subentryCount: 1 },
  pausedStates: true,
  events: [
    {
      phase: 'running',
      state: 'ConnectDevice',
      stateCode: 2,
      subentry: 1,
      elapsed: 12.5,
      device: { type: 'vpn', protocol: 'IKEv2' },
    },
    {
      phase: 'paused',
      state: 'RetryAuthentication',
      stateCode: 4097,
      subentry: 1,
      elapsed: 80,
      errno: 691,
      answered: 95,
    },
    { phase: 'failed', state: 'AuthNotify', stateCode: 6, subentry: 1, elapsed: 99, errno: 691 },
  ],
  result: {
    connected: false,
    elapsed: 99,
    by: 'notification',
    code: 'ERROR_AUTHENTICATION_FAILURE',
    errno: 691,
    operation: 'RasDial',
    state: 'AuthNotify',
  },
  hangUp: { elapsed: 99, duration: 40, outcome: 'failed', errno: 753 },
};
const [first] = transcript.events;

describe('a transcript', () => {
  test('is read from its text, and from an object, of which it is a copy', () => {
    expect(parseTranscript(JSON.stringify(transcript))).toEqual(transcript);
    // As readFile leaves it of what Windows PowerShell 5.1 has written.
    expect(parseTranscript(`\ufeff${JSON.stringify(transcript)}\r\n`)).toEqual(transcript);
    const copy = parseTranscript(transcript);
    expect(copy).toEqual(transcript);
    expect(copy.events).not.toBe(transcript.events);
  });

  test.each<[string, object]>([
    ['transcript.v', { v: 2, what: 'is new' }],
    ['transcript.v', { v: undefined }],
    ['"password" is not known in "transcript"', { password: 'secret' }],
    ['transcript.winras', { winras: '' }],
    ['transcript.ras', { ras: 'mine' }],
    ['transcript.structureSizes.RASCONNW', { structureSizes: { RASCONNW: -1 } }],
    ['transcript.structureSizes', { structureSizes: 'none' }],
    ['transcript.entry.type', { entry: { ...transcript.entry, type: 'fax' } }],
    ['transcript.entry.subentryCount', { entry: { ...transcript.entry, subentryCount: 1e9 } }],
    ['transcript.pausedStates', { pausedStates: 1 }],
    ['transcript.events', { events: {} }],
    ['transcript.events', { events: Array.from({ length: 10_002 }, () => first) }],
    ['transcript.events[0]', { events: [null] }],
    ['transcript.events[1].elapsed', { events: [first, { ...first, elapsed: -1 }] }],
    [
      'transcript.events[0].device.protocol',
      { events: [{ ...first, device: { type: 'vpn', protocol: 'GRE' } }] },
    ],
    ['transcript.events[0].answered', { events: [{ ...first, answered: 'soon' }] }],
    ['transcript.result.connected', { result: {} }],
    ['transcript.result', { result: null }],
    ['transcript.result.by', { result: { connected: false, elapsed: 1 } }],
    ['transcript.hangUp.outcome', { hangUp: { elapsed: 1, duration: 1, outcome: 'well' } }],
  ])('with a wrong %s is refused', (place, wrong) => {
    const given = { ...transcript, ...wrong };
    expect(() => parseTranscript(given)).toThrow(place);
    expect(() => parseTranscript(JSON.stringify(given))).toThrow(
      expect.objectContaining({ code: expect.stringMatching(/^ERR_INVALID_ARG_(TYPE|VALUE)$/) }),
    );
  });

  test.each([['{ "password": "secret" '], ['secret'], ['"secret"'], ['[]'], ['']])(
    'is not %p, which no message repeats',
    (text) => {
      expect(() => parseTranscript(text)).toThrow(/^The "transcript" argument must be/);
      expect(() => parseTranscript(text)).not.toThrow('secret');
    },
  );
});
