/** What this package tells to who traces it. */

import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { afterEach } from '@jest/globals';

export interface Told {
  readonly channel: string;
  /** As it was then: a message is added to. */
  readonly message: Record<string, unknown>;
}

const steps = ['start', 'end', 'error', 'asyncStart', 'asyncEnd'] as const;
export const channelNames = [
  ...['dial', 'hangUp', 'call'].flatMap((name) => steps.map((s) => `tracing:winras:${name}:${s}`)),
  'winras:dial:event',
  'winras:watch:change',
];

const subscribed: (() => void)[] = [];

/** From now on until the test is done. A message that is more than data fails it. */
export function traced(names: readonly string[] = channelNames): Told[] {
  const told: Told[] = [];
  for (const name of names) {
    const hear = (message: unknown): void => {
      told.push({ channel: name, message: JSON.parse(JSON.stringify(structuredClone(message))) });
    };
    subscribe(name, hear);
    subscribed.push(() => unsubscribe(name, hear));
  }
  return told;
}

afterEach(() => {
  for (const end of subscribed.splice(0)) end();
});

/** The messages of a channel, of which only the end of the name counts. */
export function messagesOf(told: readonly Told[], channel: string): Told['message'][] {
  return told.filter((each) => each.channel.endsWith(channel)).map(({ message }) => message);
}
