/** A dial drawn on its time: a bar for each state. Nothing but the transcript decides what is drawn. */

import { describeState, type Transcript, type TranscriptEvent } from '../index.js';
import { localeOption } from './session.js';

/** A state of a dial. Times are milliseconds since the dial began. */
export interface Span {
  readonly state: string;
  readonly phase: TranscriptEvent['phase'];
  readonly subentry: number;
  /** Of a VPN: what was tried. */
  readonly protocol?: string;
  /** RAS' error: why it asked, or what failed. */
  readonly errno?: number;
  readonly start: number;
  /** The same as `start` of what ends a dial or one of its links. */
  readonly duration: number;
}

export interface Timeline {
  /** In the order in which RAS told them. */
  readonly states: readonly Span[];
  /** Of the whole dial. */
  readonly duration: number;
}

/** In words of the user's language; undefined: his own. */
export interface Drawing {
  readonly locale: string | undefined;
}

const endings: ReadonlySet<TranscriptEvent['phase']> = new Set([
  'terminal',
  'failed',
  'linkFailed',
]);

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
      ...(device?.protocol === undefined ? {} : { protocol: device.protocol }),
      ...(errno === undefined ? {} : { errno }),
      start: elapsed,
      duration: Math.max(end - elapsed, 0),
    };
  });
  const ends = states.map(({ start, duration }) => start + duration);
  return { states, duration: Math.max(result.elapsed, ...ends) };
}

const shortestBar = 10;
const bars: Readonly<Partial<Record<Span['phase'], string>>> = { running: '█', paused: '░' };

/** A line for each state, none longer than `width` characters, unless that is too narrow for any bar. */
export function timelineText(
  transcript: Transcript,
  { width, locale }: Drawing & { readonly width: number },
): string {
  const { states, duration } = timelineOf(transcript);
  const times = states.map((span) => timeOf(span));
  const timeWidth = Math.max(0, ...times.map(({ length }) => length));
  const labels = states.map((span) => labelOf(span, states, locale));
  const longest = Math.max(0, ...labels.map(({ length }) => length));
  // Blanks stand between the three.
  const labelWidth = Math.min(longest, Math.max(width - timeWidth - shortestBar - 4, shortestBar));
  const barWidth = Math.max(width - timeWidth - labelWidth - 4, shortestBar);
  return states
    .map((span, index) => {
      const label = shortened(labels[index] ?? '', labelWidth).padEnd(labelWidth);
      return `${label}  ${(times[index] ?? '').padStart(timeWidth)}  ${barOf(span, duration, barWidth)}`;
    })
    .join('\n');
}

function barOf({ start, duration, phase }: Span, whole: number, width: number): string {
  const column = (time: number): number => (whole === 0 ? 0 : Math.round((time / whole) * width));
  // What is too short to be seen is shown all the same, and what comes at the very end within the width.
  const first = Math.min(column(start), width - 1);
  const length = Math.max(column(start + duration) - first, 1);
  return ' '.repeat(first) + (duration === 0 ? '|' : (bars[phase] ?? '█').repeat(length));
}

const [rowHeight, labelsWidth, barsWidth, timesWidth] = [22, 320, 520, 90];
const colors: Readonly<Record<Span['phase'], string>> = {
  running: '#3b7dd8',
  paused: '#d9a514',
  linkFailed: '#c43d3d',
  failed: '#c43d3d',
  terminal: '#2e9d5b',
};

/** An SVG document. */
export function timelineSvg(transcript: Transcript, { locale }: Drawing): string {
  const { states, duration } = timelineOf(transcript);
  const [width, height] = [labelsWidth + barsWidth + timesWidth, (states.length + 1) * rowHeight];
  const x = (time: number): number => labelsWidth + (duration && (time / duration) * barsWidth);
  const rows = states.map((span, index) => {
    const y = index * rowHeight + rowHeight / 2;
    const label = escaped(labelOf(span, states, locale));
    const [left, right] = [x(span.start), x(span.start + span.duration)];
    const bar = `x="${rounded(left)}" y="${y}" width="${rounded(Math.max(right - left, 2))}"`;
    return `<text x="${labelsWidth - 10}" y="${y + 12}" text-anchor="end">${label}</text>
<rect ${bar} height="${rowHeight - 6}" fill="${colors[span.phase]}"/>
<text x="${rounded(Math.max(right, left + 2) + 6)}" y="${y + 12}">${timeOf(span)}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12">
<rect width="${width}" height="${height}" fill="#ffffff"/>
${rows.join('\n')}
</svg>
`;
}

/** What ends something has a moment, not a length. */
function timeOf({ start, duration, phase }: Span): string {
  const shown = endings.has(phase) ? start : duration;
  return shown < 1000 ? `${Math.round(shown)} ms` : `${(shown / 1000).toFixed(1)} s`;
}

function labelOf(
  { state, phase, subentry, protocol, errno }: Span,
  all: readonly Span[],
  locale: string | undefined,
): string {
  const { title } = describeState(state as Parameters<typeof describeState>[0], {
    ...localeOption(locale),
  });
  const details = [
    ...(all.some((span) => span.subentry !== subentry) ? [`#${subentry}`] : []),
    ...(protocol === undefined ? [] : [protocol]),
    ...(errno === undefined ? [] : [String(errno)]),
  ];
  const isFailure = phase === 'failed' || phase === 'linkFailed';
  const text = details.length === 0 ? title : `${title} (${details.join(', ')})`;
  return isFailure ? `× ${text}` : text;
}

function shortened(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, width - 1)}…`;
}

function rounded(number: number): number {
  return Math.round(number * 10) / 10;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
