/** The timeline of a dial as a picture: an SVG document with a title, an axis, a row for each state, and the whole. */

import type { Transcript } from '../../index.js';
import { formatDuration, formatTimestamp } from '../terminal/format.js';
import { widthOf } from '../terminal/terminal-text.js';
import { type DrawingOptions, rowsOf, type TimelineRow, timelineOf } from './timeline.js';

export interface Picture extends DrawingOptions {
  /** A transcript does not tell it. */
  readonly entryName: string;
  readonly began: Date;
}

/** Pixels. */
const [margin, headHeight, rowHeight, barHeight, timesWidth, barsWidth] = [20, 76, 26, 14, 64, 560];
/** The widest letter of the fonts that viewers choose. */
const letterWidth = 7.2;
const ink = { text: '#1f2328', faint: '#6e7781', grid: '#e4e7eb' } as const;
const colors: Readonly<Record<TimelineRow['phase'], string>> = {
  call: '#afb8c1',
  running: '#3b7dd8',
  paused: '#d9a514',
  linkFailed: '#c43d3d',
  failed: '#c43d3d',
  terminal: '#2e9d5b',
};

export function timelineSvg(transcript: Transcript, picture: Picture): string {
  const timeline = timelineOf(transcript);
  const rows = rowsOf(timeline, picture.locale);
  const labelsWidth = Math.ceil(
    letterWidth * Math.max(...rows.map(({ label }) => widthOf(label)), 'Total'.length),
  );
  const left = margin + labelsWidth + 16;
  const right = left + barsWidth;
  const width = right + timesWidth + margin;
  const bottom = headHeight + rows.length * rowHeight;
  const height = bottom + rowHeight + margin / 2;
  const x = (time: number): number =>
    rounded(left + (timeline.duration && (time / timeline.duration) * barsWidth));
  const title = `${picture.entryName}: ${endOf(transcript)}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="system-ui, 'Segoe UI', sans-serif" font-size="12" fill="${ink.text}" role="img">
<title>${escaped(title)}</title>
<rect width="${width}" height="${height}" fill="#ffffff"/>
<text x="${margin}" y="${margin + 12}" font-size="16" font-weight="600">${escaped(title)}</text>
<text x="${margin}" y="${margin + 32}" fill="${ink.faint}">${formatTimestamp(picture.began)}</text>
${axis(timeline.duration, x, bottom)}
${rows.map((row, index) => drawn(row, headHeight + index * rowHeight, x, { right, width })).join('\n')}
<line x1="${margin}" x2="${width - margin}" y1="${bottom}" y2="${bottom}" stroke="${ink.faint}"/>
<g font-weight="600">${text(margin, bottom, 'Total')}${text(width - margin, bottom, formatDuration(timeline.duration), 'end')}</g>
</svg>
`;
}

/** A row from the pixel `top` on: its label, its bar or its mark, and its time. */
function drawn(
  { label, phase, start, duration, time }: TimelineRow,
  top: number,
  x: (time: number) => number,
  { right, width }: { readonly right: number; readonly width: number },
): string {
  const color = colors[phase];
  const middle = top + rowHeight / 2;
  const isFailure = phase === 'failed' || phase === 'linkFailed';
  if (isFailure) {
    const at = Math.min(x(start), right - 6);
    return `<rect x="${margin / 2}" y="${top}" width="${width - margin}" height="${rowHeight}" rx="4" fill="#fdecec"/>
<g fill="${color}" font-weight="600">${text(margin, top, label)}</g>
<path d="M${at - 6} ${middle - 6}l12 12m0-12l-12 12" stroke="${color}" stroke-width="3" stroke-linecap="round"/>`;
  }
  if (phase === 'terminal') {
    return `<g fill="${color}" font-weight="600">${text(margin, top, label)}</g>
<circle cx="${Math.min(x(start), right - 6)}" cy="${middle}" r="6" fill="${color}"/>`;
  }
  const length = Math.max(rounded(x(start + duration) - x(start)), 2);
  return `${text(margin, top, label)}
<rect x="${x(start)}" y="${middle - barHeight / 2}" width="${length}" height="${barHeight}" rx="2" fill="${color}"/>
${text(width - margin, top, time, 'end')}`;
}

/** Lines at round times, with the times above them. */
function axis(duration: number, x: (time: number) => number, bottom: number): string {
  const step = roundStep(duration / 5);
  const count = duration === 0 ? 0 : Math.floor(duration / step + 1e-9);
  return Array.from({ length: count + 1 }, (_, index) => index * step)
    .map(
      (
        time,
      ) => `<line x1="${x(time)}" x2="${x(time)}" y1="${headHeight - 4}" y2="${bottom}" stroke="${ink.grid}"/>
<text x="${x(time)}" y="${headHeight - 8}" text-anchor="middle" fill="${ink.faint}">${tick(time, step)}</text>`,
    )
    .join('\n');
}

/** The next of 1, 2, 5, 10, 20, … milliseconds. */
function roundStep(least: number): number {
  const power = 10 ** Math.max(Math.floor(Math.log10(Math.max(least, 1))), 0);
  return ([1, 2, 5].find((step) => step * power >= least) ?? 10) * power;
}

function tick(time: number, step: number): string {
  if (time === 0) return '0';
  return step < 1000 && time < 1000 ? `${time} ms` : `${time / 1000} s`;
}

function endOf({ result }: Transcript): string {
  const time = formatDuration(result.elapsed);
  if (result.connected) return `connected in ${time}`;
  const { errno, code, by } = result;
  const what = by === 'caller' ? 'given up' : 'failed';
  return `${what} after ${time} (${errno === undefined ? code : `${errno} ${code}`})`;
}

function text(x: number, top: number, content: string, anchor = 'start'): string {
  return `<text x="${x}" y="${top + rowHeight / 2 + 4}" text-anchor="${anchor}">${escaped(content)}</text>`;
}

function rounded(number: number): number {
  return Math.round(number * 10) / 10;
}

function escaped(content: string): string {
  return content.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
