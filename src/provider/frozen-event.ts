/** Loops over dials, watches and kept entries see events that are made here. */

/** Every event gives its members as plain data. */
export interface PlainDataSource {
  toJSON(): Record<string, unknown>;
}

/**
 * Makes an event with these members, `head` first, which nobody can change. Its `toJSON()` gives them as plain data,
 * and does not count as one of them.
 */
export function frozenEvent<const Head extends object, Members extends object>(
  head: Head,
  members: Members,
): Readonly<Head & Members> & PlainDataSource {
  const event = { ...head, ...members };
  addToJSON(event);
  return Object.freeze(event);
}

/** Defines the property as it stays, since an attribute that changes later would cost V8 its fast objects. */
function addToJSON<Event extends object>(event: Event): asserts event is Event & PlainDataSource {
  Object.defineProperty(event, 'toJSON', { value: toJSON });
}

/** All events share one function: with one each, an event would cost seven times as much. */
function toJSON(this: { readonly error?: Error }): Record<string, unknown> {
  const members = Object.entries(this).filter(([, member]) => typeof member !== 'function');
  const data: Record<string, unknown> = Object.fromEntries(members);
  const { error } = this;
  // JSON would show an error of another kind as an empty object.
  if (error === undefined || 'toJSON' in error) return data;
  return { ...data, error: { name: error.name, message: error.message } };
}
