/** Windows' own dialogs, and the user before them. */

import { describe, expect, test } from '@jest/globals';
import type { PhoneBookDialogEvent } from '../../src/index.js';
import type { Scenario, Simulator } from '../../src/simulator.js';
import { callsOf, failureOf, hangUp, inTime, office, simulated } from './support/simulated.js';

const owner = 0x1_0042n;

/** `office`, its user doing as told. */
function dialogsOf(dialogs: Scenario['dialogs'], more: Partial<Scenario> = {}): Simulator {
  return simulated({ ...office, ...more, dialogs: { windows: [Number(owner)], ...dialogs } });
}

describe('the dialog that dials', () => {
  test('connects: the line is up when it closes', async () => {
    const ras = dialogsOf({});
    expect(await inTime(ras, ras.dialogs.dial('office', { owner }))).toBe('connected');
    const [line] = await ras.connections();
    expect(line).toMatchObject({ entryName: 'Office' });
  });

  test.each(['cancel', 'nothing'] as const)('whose user does %p', async (does) => {
    const ras = dialogsOf({ dial: { does } });
    const end = new AbortController();
    const dialog = ras.dialogs.dial('Office', { signal: end.signal });
    if (does === 'nothing') {
      dialog.catch(() => undefined);
      await ras.clock.advance(3_600_000);
      end.abort();
      expect(await inTime(ras, failureOf(dialog))).toMatchObject({ name: 'AbortError' });
    } else {
      expect(await inTime(ras, dialog)).toBe('cancelled');
    }
    expect(await ras.connections()).toEqual([]);
  });

  test('that fails says with what', async () => {
    const ras = dialogsOf({ dial: { error: 678 } });
    expect(await inTime(ras, failureOf(ras.dialogs.dial('Office')))).toMatchObject({
      errno: 678,
      operation: 'RasDialDlg',
    });
  });

  test('takes another number, a link, a place on the screen, and need not ask', async () => {
    const ras = dialogsOf({}, { servers: { 'backup.example.com': {} } });
    const dialog = ras.dialogs.dial('Office', {
      phoneNumber: 'backup.example.com',
      subentry: 1,
      position: { x: -100, y: 40 },
      noPrompt: true,
    });
    expect(await inTime(ras, dialog)).toBe('connected');
  });

  test('of an entry that is not there is not shown', async () => {
    const ras = dialogsOf({});
    expect(await failureOf(ras.dialogs.dial('Nowhere'))).toMatchObject({ errno: 623 });
    expect(callsOf(ras, 'RasDialDlg')).toBe(0);
  });

  test('leaves the event loop free, and other calls go on', async () => {
    const ras = dialogsOf({ dial: { does: 'nothing' } });
    const end = new AbortController();
    const dialogs = Array.from({ length: 9 }, () =>
      failureOf(ras.dialogs.dial('Office', { signal: end.signal })),
    );
    await ras.clock.advance(5_000);
    await hangUp(ras, await inTime(ras, ras.dial('Office')));
    end.abort();
    for (const failure of await inTime(ras, Promise.all(dialogs)))
      expect(failure).toMatchObject({ name: 'AbortError' });
  });
});

describe('the dialog of an entry', () => {
  test('saves changes', async () => {
    const ras = dialogsOf({});
    expect(await inTime(ras, ras.dialogs.editEntry('office', { noRename: true }))).toBe('Office');
  });

  test.each([
    [{ kind: 'vpn', entryName: 'Branch' }, 'Branch', 'vpn'],
    [{ kind: 'broadband' }, 'Broadband Connection', 'broadband'],
    [{ kind: 'phone' }, 'Dial-up Connection', 'phone'],
    [{}, 'VPN Connection', 'vpn'],
  ] as const)('makes a new one: %j', async (options, name, type) => {
    const ras = dialogsOf({});
    expect(await inTime(ras, ras.dialogs.newEntry(options))).toBe(name);
    expect((await ras.phoneBook().get(name)).properties.type).toBe(type);
  });

  test('whose user chooses another name', async () => {
    const ras = dialogsOf({ entry: { entryName: 'Büro ☎' } });
    expect(await inTime(ras, ras.dialogs.newEntry({ entryName: 'Branch' }))).toBe('Büro ☎');
  });

  test('whose user cancels', async () => {
    const ras = dialogsOf({ entry: { does: 'cancel' } });
    expect(await inTime(ras, ras.dialogs.newEntry())).toBeUndefined();
    expect(await inTime(ras, ras.dialogs.editEntry('Office'))).toBeUndefined();
    expect(await ras.phoneBook().entries()).toHaveLength(1);
  });
});

describe('the dialog of the phone book', () => {
  test('tells what its user does, and connects', async () => {
    const ras = dialogsOf({ phoneBook: { adds: 'Branch', entryName: 'Office' } });
    const events: PhoneBookDialogEvent[] = [];
    const onEvent = (event: PhoneBookDialogEvent): void => {
      events.push(event);
    };
    const dialog = ras.dialogs.phoneBook({ entryName: 'Branch', closeOnDial: true, onEvent });
    expect(await inTime(ras, dialog)).toBe('connected');
    expect(events).toEqual([
      { type: 'added', entryName: 'Branch' },
      { type: 'dialed', entryName: 'Office' },
    ]);
  });

  test('whose user closes it', async () => {
    const ras = dialogsOf({ phoneBook: { does: 'cancel' } });
    expect(await inTime(ras, ras.dialogs.phoneBook())).toBe('cancelled');
  });
});

describe('the entry of a dialog', () => {
  test('is not changed meanwhile', async () => {
    const ras = dialogsOf({ entry: { after: 60_000 }, dial: { after: 60_000 } });
    for (const show of [() => ras.dialogs.editEntry('Office'), () => ras.dialogs.dial('Office')]) {
      const dialog = show();
      await ras.clock.advance(1_000);
      expect(await failureOf(ras.phoneBook().delete('Office'))).toMatchObject({
        code: 'ERR_RAS_ENTRY_IN_USE',
      });
      await inTime(ras, dialog);
    }
  });

  test('is free again when the dialog is closed', async () => {
    const ras = dialogsOf({ dial: { does: 'cancel' } });
    expect(await inTime(ras, ras.dialogs.dial('Office'))).toBe('cancelled');
    await ras.phoneBook().update('Office', { redialCount: 1 });
  });

  test('is shown when its line has been hung up', async () => {
    const ras = dialogsOf({}, { behavior: { linger: 5_000 } });
    const connection = await inTime(ras, ras.dial('Office'));
    const hungUp = connection.hangUp();
    const dialog = ras.dialogs.dial('Office');
    await ras.clock.advance(4_000);
    expect(callsOf(ras, 'RasDialDlg')).toBe(0);
    await inTime(ras, hungUp);
    expect(await inTime(ras, dialog)).toBe('connected');
  });
});

test('a line that a dialog has dialed is told to a watch, also where RAS does not signal it', async () => {
  const ras = dialogsOf({}, { connectionNotifications: { signalsLost: true } });
  const told = (async () => {
    for await (const change of ras.watch()) if (change.type === 'connected') return change;
    return undefined;
  })();
  await ras.clock.advance(1_000);
  await inTime(ras, ras.dialogs.dial('Office'));
  expect(await inTime(ras, told)).toMatchObject({ connection: { entryName: 'Office' } });
  expect(ras.clock.now()).toBeLessThan(30_000);
});

describe('a window', () => {
  test('of Electron owns a dialog', async () => {
    const ras = dialogsOf({});
    const handle = Buffer.alloc(8);
    handle.writeBigUInt64LE(owner);
    expect(await inTime(ras, ras.dialogs.dial('Office', { owner: handle }))).toBe('connected');
  });

  test('that is not there is refused before RAS sees it', async () => {
    const ras = dialogsOf({});
    for (const show of [
      () => ras.dialogs.dial('Office', { owner: 7n }),
      () => ras.dialogs.newEntry({ owner: Buffer.from([7, 0, 0, 0]) }),
      () => ras.legacy.createEntryDialog({ owner: 7n }),
    ]) {
      const failure = await failureOf(show());
      expect(failure).toMatchObject({ code: 'ERR_INVALID_ARG_VALUE' });
      expect((failure as Error).message).toMatch(/must be a window that exists.*7n/);
    }
    expect(ras.calls().filter((call) => /Dlg|PhonebookEntry/.test(call.function))).toEqual([]);
  });
});

test('without a visible desktop no dialog is shown, which would wait for ever', async () => {
  const ras = dialogsOf({ visibleDesktop: false });
  for (const show of [
    () => ras.dialogs.dial('Office'),
    () => ras.dialogs.editEntry('Office'),
    () => ras.dialogs.newEntry(),
    () => ras.dialogs.phoneBook(),
    () => ras.legacy.createEntryDialog(),
    () => ras.legacy.editEntryDialog('Office'),
  ]) {
    const failure = await failureOf(show());
    expect(failure).toMatchObject({ code: 'ERR_RAS_NO_DESKTOP' });
    expect((failure as Error).message).toMatch(/service/);
  }
});

describe('an abort', () => {
  test('before the dialog shows none', async () => {
    const ras = dialogsOf({});
    const failure = await failureOf(ras.dialogs.newEntry({ signal: AbortSignal.abort('enough') }));
    expect(failure).toMatchObject({ name: 'AbortError', cause: 'enough' });
    expect(callsOf(ras, 'RasEntryDlg')).toBe(0);
  });

  test.each<[string, (ras: Simulator, signal: AbortSignal) => Promise<unknown>]>([
    ['editEntry()', (ras, signal) => ras.dialogs.editEntry('Office', { signal })],
    ['newEntry()', (ras, signal) => ras.dialogs.newEntry({ signal })],
    ['phoneBook()', (ras, signal) => ras.dialogs.phoneBook({ signal })],
    ['createEntryDialog()', (ras, signal) => ras.legacy.createEntryDialog({ signal })],
    ['editEntryDialog()', (ras, signal) => ras.legacy.editEntryDialog('Office', { signal })],
  ])('closes the window of %s', async (_, show) => {
    const waits = { does: 'nothing' } as const;
    const ras = dialogsOf({ entry: waits, phoneBook: waits });
    const end = new AbortController();
    const dialog = failureOf(show(ras, end.signal));
    await ras.clock.advance(5_000);
    end.abort();
    expect(await inTime(ras, dialog)).toMatchObject({ name: 'AbortError' });
  });

  test('that comes when the user is done changes nothing', async () => {
    const ras = dialogsOf({});
    const end = new AbortController();
    expect(await inTime(ras, ras.dialogs.dial('Office', { signal: end.signal }))).toBe('connected');
    end.abort();
    await ras.clock.advance(1_000);
  });
});

test.each<[string, (ras: Simulator) => unknown]>([
  ['entryName', (ras) => ras.dialogs.dial('')],
  ['entryName', (ras) => ras.dialogs.editEntry('x'.repeat(257))],
  ['options.owner', (ras) => ras.dialogs.dial('Office', { owner: 7 as never })],
  ['options.owner', (ras) => ras.dialogs.dial('Office', { owner: 0n })],
  ['options.owner', (ras) => ras.dialogs.dial('Office', { owner: new Uint8Array(3) })],
  ['options.position.x', (ras) => ras.dialogs.dial('Office', { position: { x: 0.5, y: 0 } })],
  ['options.signal', (ras) => ras.dialogs.newEntry({ signal: {} as never })],
  ['options.kind', (ras) => ras.dialogs.newEntry({ kind: 'pigeon' as never })],
  ['options.phoneNumber', (ras) => ras.dialogs.dial('Office', { phoneNumber: '' })],
  ['options.subentry', (ras) => ras.dialogs.dial('Office', { subentry: 0 })],
  ['options.onEvent', (ras) => ras.dialogs.phoneBook({ onEvent: 1 as never })],
  ['options.phoneBook', (ras) => ras.dialogs.phoneBook({ phoneBook: '' })],
  ['"position" is not known', (ras) => ras.legacy.createEntryDialog({ position: {} } as never)],
  ['"credentials" is not known', (ras) => ras.dialogs.dial('Office', { credentials: 1 } as never)],
])('a bad %s throws at once', (place, show) => {
  const ras = simulated();
  expect(() => show(ras)).toThrow(
    expect.objectContaining({
      code: expect.stringMatching(/^ERR_INVALID_ARG_(TYPE|VALUE)$/),
      message: expect.stringContaining(place),
    }),
  );
  expect(ras.calls()).toEqual([]);
});
