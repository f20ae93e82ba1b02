/**
 * The stacks of this package's errors show where a program has called it, because RAS answers on stacks of its own,
 * in which nothing of the program is left. All of this runs on the JavaScript thread.
 */

type Method = (this: unknown, ...args: unknown[]) => unknown;

/**
 * This package has made these errors. Errors that a program's own handlers throw are not in it, and keep their
 * stacks.
 */
const ours = new WeakSet<Error>();

export function markAsOurs<Made extends Error>(error: Made): Made {
  ours.add(error);
  return error;
}

export function isOurs(error: unknown): boolean {
  return ours.has(error as Error);
}

/**
 * Remembers the place of one call. It costs a few microseconds, as each `Error` does: V8 keeps the frames, and makes
 * text of them only when a stack is read.
 */
export class Caller {
  /** It is undefined once a rejection has taken it. */
  #place: Error | undefined;

  /** `method` and everything that it has called are left out of the stack. */
  constructor(method: Method) {
    const { stackTraceLimit } = Error;
    // The frames are captured once, below. They are captured twice where a program has frozen Error.
    Reflect.set(Error, 'stackTraceLimit', 0);
    this.#place = new Error('The place of a call');
    Reflect.set(Error, 'stackTraceLimit', stackTraceLimit);
    Error.captureStackTrace(this.#place, method);
  }

  /**
   * Gives the error to reject the call with, which is the same in all but its stack. It becomes the object whose
   * frames V8 has kept, so that Node.js also shows the program's own line when nobody catches it. Only the first
   * error takes the place.
   */
  rejection(error: unknown): unknown {
    const place = this.#place;
    if (place === undefined || !isOurs(error)) return error;
    this.#place = undefined;
    const { stack, ...members } = Object.getOwnPropertyDescriptors(error as Error);
    Object.setPrototypeOf(place, Object.getPrototypeOf(error));
    return markAsOurs(Object.defineProperties(place, members));
  }
}

/** The place of the public method that is running now, until it returns. */
let running: Caller | undefined;

/** Gives the place to an object that outlives the call, and rejects later and by itself. */
export function currentCaller(): Caller | undefined {
  return running;
}

/**
 * Wraps a method such that its rejections show who has called it. Errors that it throws at once show that by
 * themselves.
 */
export function namingCaller<Wrapped extends Method>(method: Wrapped): Wrapped {
  const { name, length } = method;
  const wrapped = {
    [name](this: unknown, ...args: unknown[]): unknown {
      // Another public method calls this one; the stack is to show the caller of that one.
      if (running !== undefined) return method.apply(this, args);
      const caller = new Caller(wrapped);
      running = caller;
      try {
        const result = method.apply(this, args);
        if (!(result instanceof Promise)) return result;
        return result.catch((error: unknown) => Promise.reject(caller.rejection(error)));
      } finally {
        running = undefined;
      }
    },
  }[name] as Wrapped;
  return Object.defineProperty(wrapped, 'length', { value: length, configurable: true });
}

/**
 * Wraps all methods of an object, or of a class's prototype. Iterators and promises name the call that made them, so
 * their methods are left out.
 */
export function nameCallers<Methods extends object>(methods: Methods): Methods {
  for (const [key, property] of entriesOf(methods)) {
    if (typeof property.value !== 'function' || othersName.has(key)) continue;
    Object.defineProperty(methods, key, { ...property, value: namingCaller(property.value) });
  }
  return methods;
}

const othersName: ReadonlySet<string | symbol> = new Set([
  ...['constructor', 'then', 'catch', 'finally', 'next', 'toJSON'],
  Symbol.asyncIterator,
]);

function entriesOf(methods: object): [string | symbol, PropertyDescriptor][] {
  const all: Record<string | symbol, PropertyDescriptor> =
    Object.getOwnPropertyDescriptors(methods);
  return Reflect.ownKeys(all).map((key) => [key, all[key] as PropertyDescriptor]);
}
