/** What the probe reads of Windows' own programs and files, by what they print and write. */

import { expect, test } from '@jest/globals';
import { evaluate } from './support/probe.js';

const guid = '0A1B2C3D-0001-0002-0003-000000000004';

/** As `wevtutil qe Application /f:xml` prints it: the records one after the other, without a root. */
function event(id: number, time: string, data: readonly string[], quote = "'"): string {
  const q = quote;
  return `<Event xmlns=${q}http://schemas.microsoft.com/win/2004/08/events/event${q}><System><Provider Name=${q}RasClient${q}/><EventID Qualifiers=${q}0${q}>${id}</EventID><Level>4</Level><TimeCreated SystemTime=${q}${time}${q}/><EventRecordID>77</EventRecordID><Channel>Application</Channel><Computer>PC-OF-ALICE</Computer><Security/></System><EventData>${data.map((text) => (text === '' ? '<Data/>' : `<Data>${text}</Data>`)).join('')}</EventData></Event>`;
}

const log = [
  event(20227, '2026-01-02T03:04:06.1234567Z', [`{${guid}}`, 'PC\\alice', 'B\uFFFDro', '868']),
  event(20222, '2026-01-02T03:04:05.500Z', [
    `{${guid}}`,
    'PC\\alice',
    'a &amp; b',
    'Port = &lt;1>\r\nx',
  ]),
  event(20221, '2026-01-02T03:04:05.123456789Z', [`{${guid}}`, 'PC\\alice', '', 'per-user'], '"'),
  event(20227, '2026-01-02T03:04:05.9Z', [
    '{FFFFFFFF-0001-0002-0003-000000000004}',
    'x',
    'y',
    '691',
  ]),
].join('\r\n');

const records = { 'windows/rasclient-records.mjs': 'recordsOf, queryOf' };

test('records of the log are read, with their strings', async () => {
  const read = await evaluate(records, `recordsOf(${JSON.stringify(log)})`);
  expect(read).toMatchObject([
    { id: 20227, time: Date.parse('2026-01-02T03:04:06.123Z'), strings: { 3: '868' } },
    { id: 20222, strings: { 2: 'a & b', 3: 'Port = <1>\r\nx' } },
    {
      id: 20221,
      time: Date.parse('2026-01-02T03:04:05.123Z'),
      strings: [`{${guid}}`, 'PC\\alice', '', 'per-user'],
    },
    { id: 20227 },
  ]);
  expect(await evaluate(records, `recordsOf('')`)).toEqual([]);
});

test('only the newest of one provider are asked for', async () => {
  expect(await evaluate(records, 'queryOf(1234.5)')).toEqual([
    'qe',
    'Application',
    "/q:*[System[Provider[@Name='RasClient'] and TimeCreated[timediff(@SystemTime) <= 1235]]]",
    '/f:xml',
    '/rd:true',
    '/c:200',
  ]);
});

/** `describeRecords` of the log, for a dial that has begun at :05 and failed at :06. */
function described(id: string | undefined): Promise<unknown> {
  return evaluate(
    { ...records, 'rows/correlation.mjs': 'describeRecords' },
    `describeRecords(recordsOf(${JSON.stringify(log)}), ${JSON.stringify(id)}, {
      called: Date.parse('2026-01-02T03:04:05Z'), ended: Date.parse('2026-01-02T03:04:06Z') })`,
  );
}

test('those of a dial are found by its GUID, and told without names', async () => {
  expect(await described(guid.toLowerCase())).toEqual([
    { id: 20221, position: 1, strings: 4, writtenAfter: 123 },
    { id: 20222, position: 1, strings: 4, writtenAfter: 500 },
    { id: 20227, position: 1, strings: 4, writtenAfter: 123 },
  ]);
});

test('where a dial has no GUID, those since it began are told, and whether theirs is one', async () => {
  const all = await described(undefined);
  expect(all).toHaveLength(4);
  expect(all).toContainEqual({
    ...{ id: 20221, position: 0, strings: 4, writtenAfter: 123 },
    firstIsGuid: true,
  });
});

test('where no record has its GUID, those since it began are told, too', async () => {
  const all = await described('ffffffff-0000-0000-0000-00000000000f');
  expect(all).toHaveLength(4);
  expect(all).toContainEqual({
    ...{ id: 20227, position: 0, strings: 4, writtenAfter: 123 },
    firstIsGuid: true,
  });
});

/** What the row says of a dial that had one GUID whenever it was listed. */
async function verdict(log: object, guid = { listed: 5, set: 5, different: 1 }): Promise<unknown> {
  const call = `isAsAssumed(${JSON.stringify(guid)}, ${JSON.stringify(log)})`;
  return evaluate({ 'rows/correlation.mjs': 'isAsAssumed' }, `${call} ?? 'unknown'`);
}

const row = (id: number, position: number, writtenAfter = 10): object => ({
  ...{ id, position, writtenAfter, strings: 4 },
});

test.each<[string, object, unknown]>([
  ['both records begin with it', { records: [row(20221, 1), row(20227, 1)] }, true],
  ['no record has it', { records: [row(20221, 0), row(20227, 0)] }, false],
  ['there are no records', { records: [] }, false],
  ['the record of the failure lacks it', { records: [row(20221, 1)] }, false],
  ['that of the failure comes late', { records: [row(20221, 1), row(20227, 1, 4_000)] }, false],
  ['it is another string', { records: [row(20221, 2), row(20227, 2)] }, false],
  ['the log may not be read', { error: 5 }, 'unknown'],
])('a GUID is the one of the log, where %s: %j', async (_, log, expected) => {
  expect(await verdict(log)).toBe(expected);
});

test('a dial that was never listed tells nothing of its GUID', async () => {
  expect(await verdict({ records: [] }, { listed: 0, set: 0, different: 0 })).toBe('unknown');
});

test('how late a record comes is looked for until it is there', async () => {
  const answer = await evaluate(
    { ...records, 'rows/correlation.mjs': 'logOf' },
    `(() => {
      let now = 0;
      const native = {
        now: () => now,
        setTimer: (delay, done) => { now += delay; queueMicrotask(done); },
      };
      const times = [[], [], recordsOf(${JSON.stringify(log)})];
      const tools = { rasClientRecords: async () => ({ records: times.shift() }) };
      const dial = { called: { time: 0 }, looks: [{ id: ${JSON.stringify(guid.toLowerCase())} }] };
      const wallClock = Date.parse('2026-01-02T03:04:05Z');
      return logOf(dial, { native, tools, wallClock, end: 0 });
    })()`,
  );
  expect(answer).toMatchObject({ failureVisibleAfter: 100, records: { length: 3 } });
});

test('a log that may not be read is told with its error', async () => {
  const answer = await evaluate(
    { 'rows/correlation.mjs': 'logOf' },
    `logOf({ called: { time: 0 }, looks: [] }, {
      native: { now: () => 1 }, wallClock: 0, end: 1,
      tools: { rasClientRecords: async () => ({ error: 5 }) },
    })`,
  );
  expect(answer).toEqual({ error: 5 });
});

test.each([
  ['English', 'STATE', 'RUNNING'],
  ['German', 'STATUS', 'RUNNING'],
])('the state of a service is read in %s', async (_, label, word) => {
  const output = `\r\nSERVICE_NAME: RasMan \r\n        TYPE               : 30  WIN32  \r\n        ${label}              : 4  ${word} \r\n                                (STOPPABLE, NOT_PAUSABLE)\r\n        WIN32_EXIT_CODE    : 0  (0x0)\r\n`;
  const read = `serviceStateOf(${JSON.stringify(output)})`;
  expect(await evaluate({ 'rows/services.mjs': 'serviceStateOf' }, read)).toBe('running');
});

test('the steps of a PowerShell script are found in whatever else it prints', async () => {
  const json = (output: string): Promise<unknown> =>
    evaluate(
      { 'windows/powershell.mjs': 'jsonOf' },
      `[jsonOf(${JSON.stringify(output)})].map((value) => value ?? 'none')[0]`,
    );
  const steps = { add: 'ok', ipsec: 'VPN 87,Set-VpnConnectionIPsecConfiguration' };
  const line = `winras-probe:${JSON.stringify(steps)}`;
  expect(await json(`\uFEFFWARNING: x\r\n${line}\r\n`)).toEqual(steps);
  expect(await json(`\uFEFF${line}`)).toEqual(steps);
  expect(await json('Add-VpnConnection : not recognized')).toBe('none');
  expect(await json('winras-probe:{"add":')).toBe('none');
});

const encoding = { 'rows/vpn-profile.mjs': 'policyOf, routesOf, isAsAssumed' };

test('the six numbers of an IPsec policy are read', async () => {
  // As captured on Windows 11 of SHA256, AES256, Group14, AES256, SHA256128, None.
  const hex = '020000000400000003000000050000000200000000000000';
  expect(await evaluate(encoding, `policyOf(['${hex}'])`)).toEqual({
    policies: 1,
    numbers: [2, 4, 3, 5, 2, 0],
    named: {
      ...{ integrity: 2, encryption: 4, dhGroup: 3, cipher: 5, authentication: 2, pfsGroup: 0 },
    },
  });
});

const routes = [
  `0a0000000200000018000000c0000200${'0'.repeat(40)}`,
  `070000001700000020000000${'20010db8'.padEnd(32, '0')}${'0'.repeat(16)}`,
  `010000000200000019000000c6336480${'0'.repeat(40)}`,
].join('');

test('routes are read from lines that are cut anywhere', async () => {
  const lines = [routes.slice(0, 128), routes.slice(128)];
  expect(await evaluate(encoding, `routesOf(${JSON.stringify(lines)})`)).toMatchObject({
    lines: [128, 88],
    left: 0,
    routes: [
      { metric: 10, family: 2, prefixLength: 24, address: 'c0000200'.padEnd(32, '0') },
      { metric: 7, family: 23, prefixLength: 32, tail: '0'.repeat(16) },
      { metric: 1, family: 2, prefixLength: 25 },
    ],
  });
});

test.each([
  ['as assumed', '020000000600000003000000050000000100000004000000', true],
  ['in another order', '020000000600000005000000010000000400000003000000', false],
])('a profile %s is told from another', async (_, policy, expected) => {
  const call = `isAsAssumed(policyOf(['${policy}']), routesOf(['${routes}']))`;
  expect(await evaluate(encoding, call)).toBe(expected);
});

const text = { 'book-text.mjs': 'sectionOf, valuesOf, keysOf, bookOf, fatesOf' };
const book = '[one]\r\nA=1\r\n\r\nMEDIA=rastapi\r\nPort=x\r\n\r\n[two]\r\nA=2\r\nR=1\r\nR=2\r\n';

test('lines of a phone book are added and compared one by one', async () => {
  const book1 = JSON.stringify(book);
  const answers = await evaluate(
    text,
    `[
      sectionOf(${book1}, 'one'),
      sectionOf(${book1}, 'three') ?? 'none',
      valuesOf(sectionOf(${book1}, 'two'), 'R'),
      keysOf(sectionOf(${book1}, 'two')),
      bookOf('one', sectionOf(${book1}, 'one'), ['A=9', 'B=1']),
      fatesOf(['A=2', 'R=1', 'R=2', 'X=1'], ['A=3', 'R=1', 'R=2']),
    ]`,
  );
  expect(answers).toEqual([
    ['A=1', 'MEDIA=rastapi', 'Port=x'],
    'none',
    ['1', '2'],
    ['A', 'R'],
    '[one]\r\nA=9\r\nB=1\r\nMEDIA=rastapi\r\nPort=x\r\n',
    { A: 'changed', R: 'kept', X: 'lost' },
  ]);
});

test('a trial tells odd sizes around those that are known', async () => {
  const module = { 'destructive/structures.mjs': 'dialParameters, oddOf, sizes' };
  expect(await evaluate(module, 'oddOf([296])')).toEqual([0, 4, 292, 295, 297, 300, 0xffff_ffff]);
  // szUserName stands after the name and two numbers.
  const offset = `dialParameters(2112, 'x').indexOf(Buffer.from('nobody', 'utf16le'))`;
  expect(await evaluate(module, offset)).toBe(1034);
});

test('each size that is tried is in the first member of what RAS is given', async () => {
  const answer = await evaluate(
    { 'destructive/odd-sizes.mjs': 'oddSizesOf' },
    `(async () => {
      const answers = {};
      const refuse = (buffer) => (buffer.readUInt32LE(0) === 296 ? 0 : 632);
      const raw = { functions: { RasEnumDevicesW: refuse } };
      const call = async (what, ask) => { answers[what] = await ask(); };
      await oddSizesOf.RasEnumDevices({ places: [{}], raw, call });
      return answers;
    })()`,
  );
  expect(answer).toMatchObject({ 'known: 296': 0, 'odd: 0': 632, 'odd: 297': 632 });
});

test('what a window is told of a dial is read of its messages', async () => {
  const answer = await evaluate(
    { 'destructive/window-notifier.mjs': 'windowNotifier' },
    `(async () => {
      const answers = {};
      // MSG of number, state and error; the second one is another's.
      const waiting = [[0xc123, 0, 0], [0x113, 1, 1], [0xc123, 2, 678]];
      const windows = {
        CreateWindowExW: () => 77,
        RegisterWindowMessageW: () => 0xc123,
        PeekMessageW(message) {
          const next = waiting.shift();
          if (next === undefined) return 0;
          [8, 16, 24].forEach((offset, at) => message.writeUInt32LE(next[at], offset));
          return 1;
        },
        DestroyWindow: () => 1,
      };
      const functions = {
        RasDialW(_, book, parameters, type, window, handle) {
          handle.writeBigUInt64LE(5n);
          return type === 0xffffffff && window === 77 ? 0 : 87;
        },
        RasHangUpW: (line) => (line === 5n ? 0 : 6),
      };
      const call = async (what, ask) => { answers[what] = await ask(); };
      const native = { now: () => 0, setTimer: (_, done) => setImmediate(done) };
      const places = [{ phoneBook: 'book', entryName: 'one' }];
      await windowNotifier({ native, places, raw: { functions, windows }, call });
      return answers;
    })()`,
  );
  expect(answer).toEqual({
    'RasDial with a window': 0,
    RasHangUp: 0,
    message: 'registered',
    messages: 2,
    states: [
      [0, 0],
      [2, 678],
    ],
  });
});
