import { runInNewContext } from 'node:vm';
import { describe, expect, test } from '@jest/globals';
import {
  checkBoolean,
  checkDuration,
  checkInteger,
  checkKeys,
  checkSignal,
  checkText,
} from '../../src/arguments/validation.js';

const wrongType = (message: string) => ({
  name: 'TypeError',
  code: 'ERR_INVALID_ARG_TYPE',
  message,
});
const wrongValue = (message: string) => ({
  name: 'RangeError',
  code: 'ERR_INVALID_ARG_VALUE',
  message,
});

function thrownBy(check: () => void): unknown {
  try {
    check();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

describe('a text', () => {
  const limits = { longest: 5 };

  test.each(['a', 'abcde', '用户', '\ud800'])('may be %j', (text) => {
    expect(() => checkText('name', text, limits)).not.toThrow();
  });

  test('may be empty only where that is said', () => {
    expect(() => checkText('name', '', { longest: 5, mayBeEmpty: true })).not.toThrow();
    expect(thrownBy(() => checkText('name', '', limits))).toMatchObject(
      wrongValue('The "name" argument must not be empty. Received the string \'\''),
    );
  });

  test('is counted as RAS counts', () => {
    const reason = 'must have at most 5 characters, and has 6';
    expect(thrownBy(() => checkText('name', '😀😀😀', limits))).toMatchObject(
      wrongValue(`The "name" argument ${reason}. Received the string '😀😀😀'`),
    );
  });

  test('has no NUL', () => {
    const { message } = thrownBy(() => checkText('name', 'a\0b', limits)) as Error;
    expect(message).toContain('must not contain a NUL character');
  });

  test.each([
    [5, 'the number 5'],
    [undefined, 'undefined'],
    [null, 'null'],
    [{ password: 'hidden' }, 'an object'],
    [['hidden'], 'an array'],
    [() => 'hidden', 'a function'],
    [5n, 'the bigint 5n'],
  ])('is not %p', (value, received) => {
    expect(thrownBy(() => checkText('name', value, limits))).toMatchObject(
      wrongType(`The "name" argument must be a string. Received ${received}`),
    );
  });

  test.each(['much too long', 'a\0b'])('that is a secret is not shown: %j', (secret) => {
    const { message } = thrownBy(() =>
      checkText('key', secret, { longest: 5, secret: true }),
    ) as Error;
    expect(message).toMatch(/^The "key" argument must [^']*\.$/);
    expect(message).not.toContain(secret);
  });

  test('that is a secret of a wrong type is not shown either', () => {
    expect(thrownBy(() => checkText('key', 1234, { longest: 5, secret: true }))).toMatchObject(
      wrongType('The "key" argument must be a string. Received a number'),
    );
  });
});

test.each([0, 7, 10])('an integer from 0 to 10 may be %p', (value) => {
  expect(() => checkInteger('count', value, 0, 10)).not.toThrow();
});

test.each([-1, 11, 1.5, Number.NaN, Infinity])('an integer from 0 to 10 is not %p', (value) => {
  expect(thrownBy(() => checkInteger('count', value, 0, 10))).toMatchObject(
    wrongValue(
      `The "count" argument must be an integer from 0 to 10. Received the number ${value}`,
    ),
  );
});

test.each([0, 0.5, 2 ** 31 - 1])('a duration may be %p', (value) => {
  expect(() => checkDuration('timeout', value)).not.toThrow();
});

test.each([-1, 2 ** 31, Number.NaN, Infinity])('a duration is not %p', (value) => {
  expect(thrownBy(() => checkDuration('timeout', value))).toMatchObject({
    code: 'ERR_INVALID_ARG_VALUE',
    message: expect.stringContaining('must be from 0 to 2147483647 milliseconds'),
  });
});

test('numbers and booleans are not taken from texts', () => {
  for (const check of [
    () => checkDuration('option', '5'),
    () => checkInteger('option', '5', 0, 10),
    () => checkBoolean('option', 'true'),
    () => checkBoolean('option', 1),
  ]) {
    expect(thrownBy(check)).toMatchObject({ code: 'ERR_INVALID_ARG_TYPE' });
  }
});

describe('an object of options', () => {
  test('may leave all out', () => {
    expect(() => checkKeys('options', {}, new Set(['timeout']))).not.toThrow();
  });

  test('has no key that is not known, and its value is not shown', () => {
    const options = { passwort: 'hidden' };
    expect(
      thrownBy(() => checkKeys('options', options, new Set(['timeout', 'signal']))),
    ).toMatchObject(wrongValue('"passwort" is not known in "options": there are signal, timeout.'));
  });

  test.each([
    ['timeOut', 'timeout'],
    ['singal', 'signal'],
  ])('may have %s, which was meant to be %s', (key, meant) => {
    const thrown = thrownBy(() =>
      checkKeys('options', { [key]: 1 }, new Set(['timeout', 'signal'])),
    );
    expect(thrown).toMatchObject(
      wrongValue(
        `"${key}" is not known in "options": there are signal, timeout. Did you mean "${meant}"?`,
      ),
    );
  });

  test.each([null, 5, 'timeout', ['timeout'], undefined])('is not %p', (value) => {
    expect(thrownBy(() => checkKeys('options', value, new Set()))).toMatchObject({
      code: 'ERR_INVALID_ARG_TYPE',
    });
  });
});

describe('a signal', () => {
  test('is known by its shape, so it may come from another realm', () => {
    const foreign = runInNewContext(
      '({ aborted: false, addEventListener() {}, removeEventListener() {} })',
    );
    expect(() => checkSignal('signal', foreign)).not.toThrow();
    expect(() => checkSignal('signal', new AbortController().signal)).not.toThrow();
  });

  test.each([null, {}, { aborted: true }, new AbortController(), 'signal'])(
    'is not %p',
    (value) => {
      expect(thrownBy(() => checkSignal('signal', value))).toMatchObject({
        code: 'ERR_INVALID_ARG_TYPE',
      });
    },
  );
});
