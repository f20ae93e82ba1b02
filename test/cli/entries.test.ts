/** The phone book, in a file that each command of its own reads and writes. */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { newFolder } from '../contract/support/folder.js';
import { encodings } from '../unit/support/encodings.js';
import { newBook, shown } from './support/book.js';
import { linesOf, program, scenarioFile, winras } from './support/winras.js';

test('a VPN is made of what a person knows, and is in the book for the next command', async () => {
  const book = newBook();
  const name = `Bob's office 事務所 & Söhne`;
  const options = ['--strategy', 'IKEv2', '--split-tunnel', '--dns-suffix', 'corp.example.com'];
  const made = await book.entries(['create', name, '--server', 'vpn.example.com', ...options]);
  expect(made).toMatchObject({ code: 0, stdout: `${name} was created.\n` });
  expect((await book.entries(['list'])).stdout).toBe(`${name}\n`);
  expect(await shown(book, name)).toMatchObject({
    name,
    properties: {
      type: 'vpn',
      phoneNumber: 'vpn.example.com',
      vpnStrategy: 'ikev2Only',
      dnsSuffix: 'corp.example.com',
      device: { type: 'vpn', name: 'WAN Miniport (IKEv2)' },
      options: { remoteDefaultGateway: false },
    },
  });
});

test('a modem and PPPoE are made, too', async () => {
  const book = newBook();
  const numbers = ['--number', '555 0100', '--alternate-number', '555 0101'];
  await book.entries(['create', 'Modem', ...numbers, '--alternate-number', '555 0102']);
  await book.entries(['create', 'DSL', '--pppoe']);
  await book.entries(['create', 'Fiber', '--pppoe', 'provider', '--remember-credentials']);
  const modem = { type: 'phone', phoneNumber: '555 0100' };
  expect(await shown(book, 'Modem')).toMatchObject({
    properties: { ...modem, alternateNumbers: ['555 0101', '555 0102'] },
  });
  expect(await shown(book, 'DSL')).toMatchObject({
    properties: { type: 'broadband', phoneNumber: '', device: { type: 'PPPoE' } },
  });
  expect(await shown(book, 'Fiber')).toMatchObject({
    properties: { phoneNumber: 'provider', options: { cacheCredentials: true } },
  });
});

test('show leaves out what is empty or off', async () => {
  const book = newBook();
  await book.entries(['create', 'DSL', '--pppoe', 'provider']);
  const { code, stdout } = await book.entries(['show', 'dsl']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^name {2,}DSL\n/);
  expect(stdout).toMatch(/\ndevice {2,}WAN Miniport \(PPPOE\) \(PPPoE\)\n/);
  expect(stdout).toMatch(/\nnetworkProtocols {2,}ip, ipv6\n/);
  expect(stdout).not.toMatch(/dnsSuffix|areaCode|ipAddress|initiatorIdType|cacheCredentials/);
});

describe('set', () => {
  test('changes what is said by the options of create, and nothing else', async () => {
    const book = newBook();
    await book.entries(['create', 'Office', '--server', 'host', '--dns-suffix', 'corp.example']);
    const before = (await shown(book, 'Office')).properties;
    const options = ['--server', 'other', '--strategy', 'IKEv2', '--auth', 'machine-certificate'];
    const ended = await book.entries(['set', 'office', ...options, '--split-tunnel']);
    expect(ended).toMatchObject({ code: 0, stdout: 'Office was changed.\n' });
    expect((await shown(book, 'Office')).properties).toEqual({
      ...before,
      phoneNumber: 'other',
      vpnStrategy: 'ikev2Only',
      customAuthKey: 0,
      options: {
        ...(before['options'] as object),
        requireMsCHAP2: false,
        requireMachineCertificates: true,
        remoteDefaultGateway: false,
        ipv6RemoteDefaultGateway: false,
      },
    });
    await book.entries(['set', 'Office', '--no-split-tunnel', '--remember-credentials']);
    const on = { remoteDefaultGateway: true, cacheCredentials: true };
    expect(await shown(book, 'Office')).toMatchObject({ properties: { options: on } });
  });

  test('changes every property by its name', async () => {
    const book = newBook();
    await book.entries(['create', 'Modem', '--number', '555 0100']);
    const values = [
      'redialCount=7',
      'options.showDialingProgress=true',
      'networkProtocols.ipv6=false',
    ];
    const texts = ['phoneNumber=5550199', 'alternateNumbers=5550101, 5550102', 'areaCode=030'];
    const names = ['idleDisconnectSeconds=600', 'encryption=none', 'device.name=Another'];
    await book.entries(['set', 'Modem', ...values, ...texts, ...names]);
    expect(await shown(book, 'Modem')).toMatchObject({
      properties: {
        redialCount: 7,
        options: { showDialingProgress: true },
        networkProtocols: { ip: true, ipv6: false },
        phoneNumber: '5550199',
        alternateNumbers: ['5550101', '5550102'],
        areaCode: '030',
        idleDisconnectSeconds: 600,
        encryption: 'none',
        device: { type: 'modem', name: 'Another' },
      },
    });
  });

  test('keeps commas: in a text, and in the items of a list that is JSON', async () => {
    const book = newBook();
    const pause = '0,5551234';
    await book.entries(['create', 'Modem', '--number', pause, '--alternate-number', pause]);
    const made = { phoneNumber: pause, alternateNumbers: [pause] };
    expect(await shown(book, 'Modem')).toMatchObject({ properties: made });
    expect((await book.entries(['show', 'Modem'])).stdout).toMatch(
      /^alternateNumbers +\["0,5551234"\]$/m,
    );
    const changes = ['phoneNumber=9,,1', 'alternateNumbers=["0,1", "2"]', 'device.name=A, B'];
    expect(await book.entries(['set', 'Modem', ...changes])).toMatchObject({ code: 0 });
    expect(await shown(book, 'Modem')).toMatchObject({
      properties: { phoneNumber: '9,,1', alternateNumbers: ['0,1', '2'], device: { name: 'A, B' } },
    });
    await book.entries(['set', 'Modem', 'alternateNumbers=[]']);
    expect(await shown(book, 'Modem')).toMatchObject({ properties: { alternateNumbers: [] } });
  });

  test.each<[string, string[], RegExp, string?]>([
    ['nothing', [], /Give what to change/],
    ['an option of another kind', ['--number', '555'], /--number is for entries of type phone/],
    ['a property that there is not', ['redialCuont=1'], /Did you mean redialCount\?/],
    ['a part that there is not', ['options.x=true'], /"options.x=true" is no property=value/],
    ['a whole without its part', ['options=true'], /options\.<name>=true/],
    ['a part of what has none', ['areaCode.x=1'], /areaCode has no parts/],
    ['a number that is none', ['redialCount=often'], /redialCount must be a whole number/],
    [
      'what is neither true nor false',
      ['options.custom=yes'],
      /options\.custom must be true or false/,
    ],
    // Windows PowerShell 5.1 takes the quotes away.
    ['a list of numbers', ['alternateNumbers=[0,5]'], /texts in double quotes/, 'modem'],
    ['half a list', ['alternateNumbers=["0,5"'], /texts in double quotes/, 'modem'],
    ['a value that RAS does not have', ['vpnStrategy=fastest'], /"changes\.vpnStrategy"/],
    ['a word', ['faster'], /"faster" is no property=value/],
  ])('%s: exit code 1, and the entry is as it was', async (_, args, step, kind = 'vpn') => {
    const book = newBook();
    const dials = kind === 'modem' ? '--number' : '--server';
    await book.entries(['create', 'Office', dials, 'host']);
    const before = readFileSync(book.book, 'utf8');
    const { code, stderr } = await book.entries(['set', 'Office', ...args]);
    expect(code).toBe(1);
    expect(stderr).toMatch(step);
    expect(readFileSync(book.book, 'utf8')).toBe(before);
  });
});

test('delete and rename change the book', async () => {
  const book = newBook();
  await book.entries(['create', 'One', '--pppoe']);
  await book.entries(['create', 'Two', '--pppoe']);
  const renamed = await book.entries(['rename', 'One', 'Büro ☎', '--json']);
  expect(linesOf(renamed)).toMatchObject([
    { v: 1, type: 'renamed', name: 'One', newName: 'Büro ☎' },
    { v: 1, type: 'result', ok: true, name: 'Büro ☎' },
  ]);
  expect((await book.entries(['delete', 'Two'])).stdout).toBe('Two was deleted.\n');
  const list = linesOf(await book.entries(['list', '--json']));
  expect(list).toMatchObject([
    { v: 1, type: 'entry', entry: { name: 'Büro ☎', allUsers: false } },
    { v: 1, type: 'result', ok: true, exitCode: 0, entries: 1 },
  ]);
  // In Windows' own form.
  expect(readFileSync(book.book, 'utf8')).toContain('[Büro ☎]');
});

test('what is exported can be imported, and is the same but for its secrets', async () => {
  const [from, to] = [newBook(), newBook()];
  const key = 'tr0ub4dor';
  const options = ['--server', 'host', '--strategy', 'L2TP', '--pre-shared-key-env', 'KEY'];
  await from.entries(['create', 'Branch', ...options], { env: { KEY: key } });
  const file = join(to.folder, 'branch office.json');
  const exported = await from.entries(['export', 'Branch', file]);
  expect(exported).toMatchObject({ code: 0, stdout: `Branch was exported to ${file}.\n` });
  expect(exported.stderr).toMatch(/The pre-shared key was not exported\. .*\n$/);
  expect(readFileSync(file, 'utf8')).not.toContain(key);
  expect((await to.entries(['import', file])).stdout).toBe('Branch was created.\n');
  const { properties } = await shown(from, 'Branch');
  expect((await shown(to, 'Branch')).properties).toEqual(properties);
  await to.entries(['import', file, '--name', 'Second']);
  expect((await to.entries(['list'])).stdout).toBe('Branch\nSecond\n');
});

test.each(encodings)('a file in %s is imported', async (_, encoded) => {
  const book = newBook();
  const exported = await winras(['entries', 'export', 'Office VPN', '--simulate']);
  const file = join(book.folder, 'entry.json');
  writeFileSync(file, encoded(exported.stdout));
  expect(await book.entries(['import', file])).toMatchObject({
    code: 0,
    stdout: 'Office VPN was created.\n',
  });
  expect((await book.entries(['list'])).stdout).toBe('Office VPN\n');
});

test('links of a multilink entry come along', async () => {
  const links = [{}, { device: 'Second' }, { server: '2', device: 'Third' }];
  const entries = { Multi: { type: 'modem', server: '1', device: 'First', links } };
  const from = `--simulate=${scenarioFile({ entries, servers: { 1: {}, 2: {} } })}`;
  const to = newBook();
  const { stdout } = await winras(['entries', 'export', 'Multi', from]);
  const file = join(to.folder, 'multi.json');
  writeFileSync(file, stdout);
  await to.entries(['import', file]);
  const again = await to.entries(['export', 'Multi']);
  expect(JSON.parse(again.stdout)).toEqual(JSON.parse(stdout));
  expect(JSON.parse(stdout).moreLinks).toMatchObject([
    { device: { name: 'Second' }, phoneNumber: '1' },
    { device: { name: 'Third' }, phoneNumber: '2' },
  ]);
});

test('with --json an export is a line like the others', async () => {
  const ended = await winras(['entries', 'export', 'Office VPN', '--simulate', '--json']);
  expect(linesOf(ended)).toMatchObject([
    { v: 1, type: 'exported', entry: { winrasEntry: 1, name: 'Office VPN' } },
    { v: 1, type: 'result', ok: true, exitCode: 0, name: 'Office VPN' },
  ]);
});

test('a book of --phone-book is made where there is none', async () => {
  const folder = newFolder();
  const book = ['--phone-book', join(folder, 'new book.pbk'), '--simulate'];
  await winras(['entries', 'create', 'DSL', '--pppoe', ...book]);
  expect((await winras(['entries', 'list', ...book])).stdout).toBe('DSL\n');
});

test('an empty book is no failure, and the next step is told', async () => {
  const { code, stdout, stderr } = await newBook().entries(['list']);
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
  expect(stderr).toMatch(/entries create --help/);
});

test.each([
  ['an entry that there is not', ['show', 'Nothing'], 623, /Check the name/],
  ['a name that is taken', ['create', 'Office', '--pppoe'], 183, /another name/],
  ['a name that no entry can have', ['rename', 'Office', 'a/b'], 123, /name/],
  ['an entry that is connected', ['delete', 'Office'], undefined, /Hang it up first/],
])('%s: exit code 2, and the next step', async (_, args, errno, step) => {
  const file = scenarioFile({
    entries: { Office: { type: 'vpn', server: 'host' } },
    ...(args[0] === 'delete' ? { connections: ['Office'] } : {}),
  });
  const ended = await winras(['entries', ...args, `--simulate=${file}`, '--json']);
  expect(ended.code).toBe(2);
  expect(ended.stderr).toMatch(step);
  expect(linesOf(ended)).toMatchObject([
    { type: 'result', ok: false, exitCode: 2, error: errno === undefined ? {} : { errno } },
  ]);
});

const server = ['--server', 'host'];

test.each([
  ['nothing that is dialed', ['create', 'New'], /--server <host>, --number/],
  ['two things that are dialed', ['create', 'New', '--pppoe', 'x', ...server], /--server <host>/],
  [
    'what is of another kind',
    ['create', 'New', '--isdn', ...server],
    /--isdn can be used with --number/,
  ],
  ['a protocol that there is not', ['create', 'New', ...server, '--strategy', 'X'], /IKEv2/],
  ['a key that is missing', ['create', 'New', ...server, '--auth', 'pre-shared-key'], /-stdin/],
  ['no file', ['import', join('no', 'such', 'file.json')], /cannot be read/],
  [
    'a file that is no JSON',
    ['import', program],
    /is not JSON: line 1, column 1\. winras entries export/,
  ],
  ['a file that is no entry', ['import', 'package.json'], /entries export/],
  [
    'a folder that is not there',
    ['export', 'Office VPN', join('no', 'such')],
    /could not be written/,
  ],
])('%s: exit code 1, and the next step', async (_, args, step) => {
  const { code, stdout, stderr } = await winras(['entries', ...args, '--simulate']);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(step);
});

test('a file with a property that there is not is refused whole', async () => {
  const book = newBook();
  const file = join(book.folder, 'odd.json');
  const properties = { type: 'vpn', phoneNumber: 'host', device: { type: 'vpn' }, odd: 'secret' };
  writeFileSync(file, JSON.stringify({ winrasEntry: 1, name: 'Odd', properties }));
  const { code, stderr } = await book.entries(['import', file]);
  expect(code).toBe(1);
  expect(stderr).toMatch(/"odd" is not known/);
  expect(stderr).not.toContain('secret');
  expect((await book.entries(['list'])).stdout).toBe('');
});

test('an entry whose book names no device is exported and imported', async () => {
  const from = newBook();
  writeFileSync(from.book, ['[A]', 'Type=2', 'DEVICE=vpn', 'PhoneNumber=v'].join('\r\n'));
  const file = join(from.folder, 'a.json');
  await from.entries(['export', 'A', file]);
  const to = newBook();
  expect(await to.entries(['import', file])).toMatchObject({
    code: 0,
    stderr: expect.not.stringContaining('no device'),
  });
  expect(await shown(to, 'A')).toMatchObject({
    properties: { device: { type: 'vpn', name: 'WAN Miniport (SSTP)' } },
  });
});

test('an import says which device this machine does not have', async () => {
  const device = 'WAN 微型端口(PPPOE)';
  const from = newBook();
  const lines = ['[DSL]', 'Type=5', 'MEDIA=rastapi', `Device=${device}`, 'DEVICE=PPPoE'];
  writeFileSync(from.book, lines.join('\r\n'));
  const file = join(from.folder, 'dsl.json');
  await from.entries(['export', 'DSL', file]);
  const to = newBook();
  const imported = await to.entries(['import', file]);
  expect(imported).toMatchObject({ code: 0, stdout: 'DSL was created.\n' });
  expect(imported.stderr).toContain(`This machine has no device "${device}"`);
  expect(imported.stderr).toContain('winras devices');
});
