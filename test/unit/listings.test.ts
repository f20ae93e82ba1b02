/** Many who want RAS' lists at once share one, and nobody gets one from before he asked. */

import { describe, expect, test } from '@jest/globals';
import type { NativeAnswer } from '../../src/addon/answer.js';
import type { NativeConnection } from '../../src/addon/connections.js';
import type { NativeEntryName } from '../../src/addon/phone-books.js';
import type { NativeProvider } from '../../src/addon/provider.js';
import { BookKeys } from '../../src/provider/book-keys.js';
import { Enumerations } from '../../src/provider/enumerations.js';
import { line } from './support/fake-ras.js';

const bookKeys = BookKeys.atOnce();

type Answer<Row> = NativeAnswer<readonly Row[]>;

/** Enumerations that answer when the test says so, with what there was when they began. */
class SlowEnumeration<Row> {
  rows: readonly Row[] = [];
  began = 0;
  readonly #underWay: (() => void)[] = [];

  readonly begin = (): Promise<Answer<Row>> => {
    this.began += 1;
    const answer = { error: 0 as const, operation: 'RasEnum', value: this.rows };
    return new Promise((resolve) => this.#underWay.push(() => resolve(answer)));
  };

  readonly beginAndFail = (): Promise<Answer<Row>> => {
    this.began += 1;
    const answer = { error: 711, operation: 'RasEnum' };
    return new Promise((resolve) => this.#underWay.push(() => resolve(answer)));
  };

  /** The one that began first. */
  async answer(): Promise<void> {
    const [first] = this.#underWay.splice(0, 1);
    if (first === undefined) throw new Error('no enumeration is under way');
    first();
    await turn();
  }
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function slowLines() {
  const slow = new SlowEnumeration<NativeConnection>();
  const enumerations = new Enumerations(
    { connections: slow.begin } as unknown as NativeProvider,
    bookKeys,
  );
  const handles = async (): Promise<bigint[]> => {
    const answer = await enumerations.lines();
    if (!('value' in answer)) throw new Error(`failed with ${answer.error}`);
    return [...answer.value.byHandle.keys()];
  };
  return { slow, enumerations, handles };
}

const other: NativeConnection = { ...line, handle: 8n, id: '00000000-0000-0000-0000-000000000008' };

describe('lines', () => {
  test('are enumerated once for a hundred who ask at once', async () => {
    const { slow, handles } = slowLines();
    slow.rows = [line];
    const asked = Promise.all(Array.from({ length: 100 }, handles));
    await turn();
    expect(slow.began).toBe(1);
    await slow.answer();
    expect(await asked).toEqual(Array.from({ length: 100 }, () => [7n]));
    expect(slow.began).toBe(1);
  });

  test('asked for during an enumeration come from the next, which those who ask share', async () => {
    const { slow, handles } = slowLines();
    const early = handles();
    await turn();
    slow.rows = [line];
    const late = Promise.all(Array.from({ length: 100 }, handles));
    await turn();
    expect(slow.began).toBe(1);
    await slow.answer();
    expect(await early).toEqual([]);
    expect(slow.began).toBe(2);

    slow.rows = [line, other];
    const latest = handles();
    await slow.answer();
    expect(await late).toEqual(Array.from({ length: 100 }, () => [7n]));
    await slow.answer();
    expect(await latest).toEqual([8n, 7n]);
    expect(slow.began).toBe(3);
  });

  test('asked for after an enumeration come from a new one', async () => {
    const { slow, handles } = slowLines();
    const before = handles();
    await turn();
    await slow.answer();
    expect(await before).toEqual([]);
    slow.rows = [line];
    const after = handles();
    await turn();
    await slow.answer();
    expect(await after).toEqual([7n]);
  });

  test('are known by handle and line', async () => {
    const { slow, enumerations } = slowLines();
    slow.rows = [line, other];
    const asked = enumerations.lines();
    await turn();
    await slow.answer();
    const answer = await asked;
    if (!('value' in answer)) throw new Error(`failed with ${answer.error}`);
    const { rows, byHandle, byLineKey } = answer.value;
    const bookKey = await bookKeys.keyOf(line.phoneBook);
    const [first, second] = [line, other].map((row) => ({
      ...row,
      lineKey: row.id,
      bookKey,
    }));
    expect(rows).toEqual([first, second]);
    expect([byHandle.get(7n), byHandle.get(8n), byHandle.get(9n)]).toEqual([
      first,
      second,
      undefined,
    ]);
    expect([byLineKey.get(line.id as string), byLineKey.get(other.id as string)]).toEqual([
      first,
      second,
    ]);
  });

  test('that RAS refuses are refused to all who asked, and asked for again by the next', async () => {
    const slow = new SlowEnumeration<NativeConnection>();
    const enumerations = new Enumerations(
      { connections: slow.beginAndFail } as unknown as NativeProvider,
      bookKeys,
    );
    const asked = Promise.all([enumerations.lines(), enumerations.lines()]);
    await turn();
    await slow.answer();
    expect(await asked).toEqual(
      Array.from({ length: 2 }, () => expect.objectContaining({ error: 711 })),
    );
    const again = enumerations.lines();
    await turn();
    await slow.answer();
    expect(await again).toMatchObject({ error: 711 });
    expect(slow.began).toBe(2);
  });

  test('that cannot be asked for keep nobody from asking again', async () => {
    let broken = true;
    const connections = async (): Promise<Answer<NativeConnection>> => {
      if (broken) throw new Error('no memory');
      return { error: 0, operation: 'RasEnum', value: [line] };
    };
    const enumerations = new Enumerations({ connections } as unknown as NativeProvider, bookKeys);
    const [first, second] = await Promise.allSettled([enumerations.lines(), enumerations.lines()]);
    expect([first?.status, second?.status]).toEqual(['rejected', 'rejected']);
    broken = false;
    expect(await enumerations.lines()).toMatchObject({ error: 0, value: { rows: [line] } });
  });
});

describe('entries', () => {
  test('of a book are enumerated once for a hundred who ask at once, and by their own book', async () => {
    const books = new Map([
      ['a.pbk', new SlowEnumeration<NativeEntryName>()],
      ['b.pbk', new SlowEnumeration<NativeEntryName>()],
    ]);
    const book = (path: string) => books.get(path) as SlowEnumeration<NativeEntryName>;
    const entries = (path: string) => book(path).begin();
    const enumerations = new Enumerations({ entries } as unknown as NativeProvider, bookKeys);
    for (const [phoneBook, slow] of books)
      slow.rows = [{ name: `Of ${phoneBook}`, allUsers: false, phoneBook }];
    const ask = (path: string) =>
      Promise.all(Array.from({ length: 100 }, () => enumerations.entries(path)));
    const [ofA, ofB] = [ask('a.pbk'), ask('b.pbk')];
    await turn();
    // A book that does not answer, as on a lost share, holds up no other.
    await book('b.pbk').answer();
    for (const answer of await ofB) {
      if (!('value' in answer)) throw new Error(`failed with ${answer.error}`);
      expect(answer.value.named('OF B.PBK')).toMatchObject([{ name: 'Of b.pbk' }]);
      expect(answer.value.named('Of a.pbk')).toEqual([]);
    }
    await book('a.pbk').answer();
    await ofA;
    expect([...books.values()].map(({ began }) => began)).toEqual([1, 1]);
  });
});
