/**
 * `.github/dial.svg`: the dial as a terminal shows it. Each row fades in when its state came, three times slower;
 * without animations all of them are there from the start.
 */

import { picturedDial } from './pictured-dial.mjs';

const width = 760;
const rowHeight = 21;
const dotRadius = 4;
const firstRow = 70;
const slowness = 3;
const columns = { time: 96, rail: 116, phase: 136, state: 222, details: 416 };
const colors = { running: '#8b98a9', paused: '#f2b84b', answered: '#f2b84b', terminal: '#5fd38d' };

const style = `
text{font:13.5px ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace;fill:#dde3ec;white-space:pre}
.dim{fill:#8b98a9}.b{font-weight:600}
${Object.entries(colors)
  .map(([phase, color]) => `.${phase}{fill:${color}}`)
  .join('')}
.row{animation:come .3s ease-out both}
@keyframes come{from{opacity:0}}
@media (prefers-reduced-motion:reduce){.row{animation:none}}`;

export async function picture() {
  const dial = await picturedDial();
  const number = `${dial.number}. `;
  const place = (index) => firstRow + index * rowHeight;
  const heading = [
    text(24, place(0), 'dim', '$ '),
    text(41, place(0), '', 'npm run demo'),
    text(24, place(1.5), 'b', number + dial.title),
    text(width - 24, place(1.5), 'dim', dial.entryName, 'end'),
  ];
  const rows = dial.rows.map((row, index) => drawnRow(row, place(index + 3), index === 0));
  const end = place(dial.rows.length + 3.6);
  const last = appearing(dial.rows.at(-1).at + 200, text(24, end, 'terminal', `✓ ${dial.ended}`));
  const height = end + 28;
  const spoken = `A dial of ${dial.entryName} in the terminal, state by state: ${dial.title}.`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(spoken)}">
<style>${style}
</style>
${frame(height)}
${[...heading, ...rows, last].join('\n')}
</svg>
`;
}

function frame(height) {
  const buttons = ['#ff6159', '#ffbd2e', '#29c941'].map(
    (color, index) => `<circle cx="${24 + index * 20}" cy="19" r="6" fill="${color}"/>`,
  );
  return `<rect x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="10" fill="#12161d" stroke="#39414d"/>
<path d="M1 38V10a9 9 0 0 1 9-9h${width - 20}a9 9 0 0 1 9 9v28z" fill="#1c222c"/>
${buttons.join('')}
${text(width / 2, 24, 'dim', 'winras, on its simulator', 'middle')}`;
}

/** `isFirst`: there is no rail above it. */
function drawnRow({ at, time, phase, state, details }, y, isFirst) {
  const middle = y - 5;
  const parts = [
    phase === 'paused' ? glow(y, colors.paused, 2) : '',
    phase === 'terminal' ? glow(y, colors.terminal, 1) : '',
    isFirst ? '' : rail(middle),
    dot(middle, phase),
    time === undefined ? '' : text(columns.time, y, 'dim', time, 'end'),
    text(columns.phase, y, phase, phase),
    text(columns.state, y, phase === 'running' || phase === 'answered' ? '' : `${phase} b`, state),
    details ? text(columns.details, y, phase === 'paused' ? 'paused' : 'dim', details) : '',
  ];
  return appearing(at, parts.join(''));
}

/** Behind as many rows. */
function glow(y, color, rows) {
  return `<rect x="12" y="${y - 16}" width="${width - 24}" height="${rows * rowHeight + 1}" rx="5" fill="${color}" opacity=".1"/>`;
}

function rail(middle) {
  const gap = dotRadius + 2;
  return `<path d="M${columns.rail} ${middle - rowHeight + gap}V${middle - gap}" stroke="#39414d" stroke-width="2"/>`;
}

function dot(middle, phase) {
  return `<circle cx="${columns.rail}" cy="${middle}" r="${dotRadius}" class="${phase}"/>`;
}

function appearing(at, content) {
  const delay = (0.5 + (at * slowness) / 1000).toFixed(2);
  return `<g class="row" style="animation-delay:${delay}s">${content}</g>`;
}

function text(x, y, classes, content, anchor) {
  const attributes = [
    `x="${x}" y="${y}"`,
    classes ? `class="${classes}"` : '',
    anchor ? `text-anchor="${anchor}"` : '',
  ];
  return `<text ${attributes.filter(Boolean).join(' ')}>${escaped(content)}</text>`;
}

function escaped(content) {
  return content.replace(/[&<>"]/g, (character) => `&#${character.codePointAt(0)};`);
}
