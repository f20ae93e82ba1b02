/** Draws a dial over time, with a bar for each state, from its transcript alone. */

import { describeState, type Transcript, type TranscriptEvent } from '../../index.js';
import { omitUndefined } from '../arguments/omit-undefined.js';
import { localeOption } from '../session.js';
import { formatDuration } from '../terminal/format.js';
import { cut, padded, widthOf } from '../terminal/terminal-text.js';

/** A state of a dial. Times are milliseconds since the dial began. */
export interface Span {
  readonly state: string;
  readonly phase: TranscriptEvent['phase'];
  readonly subentry: number;
  /** The VPN protocol that was tried. */
  readonly protocol?: string;
  /** RAS' error: why it asked, or what failed. */
  readonly errno?: number;
  readonly start: number;
  /** Zero for a state that ends a dial or one of its links. */
  readonly duration: number;
}

export interface Timeline {
  /** In the order in which RAS told them. */
  readonly states: readonly Span[];
  /** The duration of the whole dial. */
  readonly duration: number;
}

/** The language of the labels. Undefined means that of the system. */
export interface DrawingOptions {
  readonly locale: string | undefined;
}

/** The phases that end a dial or one of its links. */
const endings: ReadonlySet<TimelineRow['phase']> = new Set(['terminal', 'failed', 'linkFailed']);

/** Each link of a dial goes through states of its own: one lasts until the link's next. */
export function timelineOf({ events, result }: Transcript): Timeline {
  const states = events.map((event, index): Span => {
    const { state, phase, subentry, device, errno, elapsed } = event;
    const next = events.slice(index + 1).find((later) => later.subentry === subentry);
    const end = endings.has(phase) ? elapsed : (next?.elapsed ?? result.elapsed);
    return {
      state,
      phase,
      subentry,
      ...omitUndefined({ protocol: device?.protocol, errno }),
      start: elapsed,
      duration: Math.max(end - elapsed, 0),
    };
  });
  const ends = states.map(({ start, duration }) => start + duration);
  return { states, duration: Math.max(result.elapsed, ...ends) };
}

/** A row of the drawing. */
export interface TimelineRow {
  readonly label: string;
  readonly phase: Span['phase'] | 'call';
  readonly start: number;
  readonly duration: number;
  /** How long it took; empty for an end, which has a moment and no length. */
  readonly time: string;
}

/** Before RAS tells the first state, the call of RasDial itself takes its time. */
export function rowsOf({ states, duration }: Timeline, locale: string | undefined): TimelineRow[] {
  const [first] = states;
  const calling = first?.start ?? duration;
  const call = { label: 'RasDial', phase: 'call', start: 0, duration: calling } as const;
  return [
    ...(calling < 0.5 ? [] : [{ ...call, time: formatDuration(calling) }]),
    ...states.map((span) => ({
      label: labelOf(span, states, locale),
      phase: span.phase,
      start: span.start,
      duration: span.duration,
      time: endings.has(span.phase) ? '' : formatDuration(span.duration),
    })),
  ];
}

const shortestBar = 10;
const bars: Readonly<Record<TimelineRow['phase'], string>> = {
  call: '▒',
  running: '█',
  paused: '░',
  terminal: '|',
  linkFailed: '×',
  failed: '×',
};

/** A line for each state and one for the whole, none wider than `width`, unless that is too narrow for any bar. */
export function timelineText(
  transcript: Transcript,
  { width, locale }: DrawingOptions & { readonly width: number },
): string {
  const timeline = timelineOf(transcript);
  const rows = rowsOf(timeline, locale);
  if (rows.length === 0) return '';
  const total = formatDuration(timeline.duration);
  const timeWidth = Math.max(total.length, ...rows.map(({ time }) => time.length));
  const longest = Math.max(...rows.map(({ label }) => widthOf(label)));
  // Blanks separate the three columns.
  const labelWidth = Math.min(longest, Math.max(width - timeWidth - shortestBar - 4, shortestBar));
  const barWidth = Math.max(width - timeWidth - labelWidth - 4, shortestBar);
  const line = (label: string, time: string): string =>
    `${padded(cut(label, labelWidth), labelWidth)}  ${time.padStart(timeWidth)}`;
  return [
    ...rows.map(
      (row) => `${line(row.label, row.time)}  ${barOf(row, timeline.duration, barWidth)}`,
    ),
    line('Total', total),
  ].join('\n');
}

function barOf({ start, duration, phase }: TimelineRow, whole: number, width: number): string {
  const column = (time: number): number => (whole === 0 ? 0 : Math.round((time / whole) * width));
  // A state that is too short for a column still gets one, and one at the very end stays within the width.
  const first = Math.min(column(start), width - 1);
  const length = Math.max(column(start + duration) - first, 1);
  return ' '.repeat(first) + bars[phase].repeat(endings.has(phase) ? 1 : length);
}

function labelOf(
  { state, phase, subentry, protocol, errno }: Span,
  all: readonly Span[],
  locale: string | undefined,
): string {
  const { title } = describeState(
    state as Parameters<typeof describeState>[0],
    localeOption(locale),
  );
  const details = [
    ...(all.some((span) => span.subentry !== subentry) ? [`#${subentry}`] : []),
    ...(protocol === undefined ? [] : [protocol]),
    ...(errno === undefined ? [] : [String(errno)]),
  ];
  const isFailure = phase === 'failed' || phase === 'linkFailed';
  const text = details.length === 0 ? title : `${title} (${details.join(', ')})`;
  return isFailure ? `× ${text}` : text;
}
