/** Makes the events that loops over dials, watches and kept lines see. */

/** What every event can do beside what it tells. */
export interface PlainDataSource {
  toJSON(): Record<string, unknown>;
}

/**
 * An event with these members, `head` first, that nobody can change. Its `toJSON()` gives them as plain data, and does not
 * count as one of them.
 */
export function frozenEvent<const Head extends object, Members extends object>(
  head: Head,
  members: Members,
): Readonly<Head & Members> & PlainDataSource {
  const event = { ...head, ...members };
  addToJSON(event);
  return Object.freeze(event);
}

/** An attribute that changes later would cost V8 its fast objects, so the property is made as it stays. */
function addToJSON<Event extends object>(event: Event): asserts event is Event & PlainDataSource {
  Object.defineProperty(event, 'toJSON', { value: toJSON });
}

/** One for all events: with one each, an event would cost seven times as much. */
function toJSON(this: { readonly error?: Error }): Record<string, unknown> {
  const members = Object.entries(this).filter(([, member]) => typeof member !== 'function');
  const data: Record<string, unknown> = Object.fromEntries(members);
  const { error } = this;
  // An error that is not of this package would be shown as an empty object.
  if (error === undefined || 'toJSON' in error) return data;
  return { ...data, error: { name: error.name, message: error.message } };
}
