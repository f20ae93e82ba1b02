/** What tracing costs those who do not trace: nothing is built, and nothing is wrapped. */

import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { expect, test } from '@jest/globals';
import type { NativeSession } from '../../src/addon/dial.js';
import type { NativeProvider } from '../../src/addon/provider.js';
import type { DialEvent } from '../../src/index.js';
import { tracedCalls } from '../../src/tracing/traced-calls.js';
import { DialTracer, traceChange, traceHangUp } from '../../src/tracing/tracing.js';
import type { ChangeDetails } from '../../src/watch/connection-change.js';

/** Whoever looks at it is found out. */
function untouchable<T extends object>(): T {
  const looked = (): never => {
    throw new Error('it was looked at');
  };
  return new Proxy({}, { get: looked, has: looked, ownKeys: looked }) as T;
}

const never = new Promise<never>(() => undefined);

function heard(channel: string, call: () => unknown): unknown {
  const hear = (): void => undefined;
  subscribe(channel, hear);
  try {
    return call();
  } finally {
    unsubscribe(channel, hear);
  }
}

test('an event is not looked at unless somebody listens', () => {
  const tracer = new DialTracer('Office');
  const tell = () => tracer.event(untouchable<DialEvent>());
  expect(tell).not.toThrow();
  expect(() => heard('winras:dial:event', tell)).toThrow('it was looked at');
  expect(() => heard('tracing:winras:dial:start', tell)).not.toThrow();
});

test('a change is not looked at unless somebody listens', () => {
  const tell = () => traceChange(untouchable<ChangeDetails>());
  expect(tell).not.toThrow();
  expect(() => heard('winras:watch:change', tell)).toThrow('it was looked at');
});

test('what is traced is given on as it is, whether or not somebody listens', () => {
  const owed = { key: 'office', name: 'Office', lineKey: '1', id: '1' };
  const dial = () => new DialTracer('Office').dial(() => never);
  const hangUp = () => traceHangUp(owed, () => never);
  const native = { devices: () => never } as Partial<NativeProvider> as NativeProvider;
  const call = () => tracedCalls(native, 0).devices();
  expect([dial(), hangUp(), call()]).toEqual([never, never, never]);
  for (const [name, begin] of Object.entries({ dial, hangUp, call })) {
    expect(begin()).toBe(never);
    expect(heard(`tracing:winras:${name}:asyncEnd`, begin)).toBe(never);
  }
});

test('the session of a dial is its own unless somebody listens to calls', () => {
  const session = { handle: 7n, settle: () => undefined } as Partial<NativeSession>;
  const native = { dial: () => session } as Partial<NativeProvider> as NativeProvider;
  const traced = tracedCalls(native, 0);
  const dial = () => traced.dial({} as never, () => undefined);
  expect(dial()).toBe(session);
  const wrapped = heard('tracing:winras:call:start', dial);
  expect(wrapped).not.toBe(session);
  expect(wrapped).toHaveProperty('handle', 7n);
});
