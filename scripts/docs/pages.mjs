/** Microsoft's pages on RAS: pages.json has all but those of the functions, whose addresses follow from their names. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/run.mjs';

const others = JSON.parse(readFileSync(new URL('pages.json', import.meta.url), 'utf8'));
const functions = functionPages();

/** The address of the page about a function, a structure or a subject; undefined where Microsoft has none. */
export function pageOf(name) {
  const page = functions.get(name) ?? others[name];
  if (page === undefined && name !== 'RasGetPCscf')
    throw new Error(`pages.json has no page for ${name}`);
  // Parentheses would end a link in Markdown.
  return (
    page && `https://learn.microsoft.com/en-us/${page.replace('(', '%28').replace(')', '%29')}`
  );
}

/** The name as a link to its page. */
export function pageLink(name, text = name) {
  const page = pageOf(name);
  return page === undefined ? text : `[${text}](${page})`;
}

function functionPages() {
  const text = readFileSync(join(root, 'native', 'abi', 'ras_functions.inc'), 'utf8');
  const exported = [...text.matchAll(/^WINRAS_FUNCTION\((\w+),/gm)].map(([, name]) => name);
  return new Map(
    exported
      .filter((name) => name !== 'RasGetPCscf')
      .map((name) => {
        const header = name.endsWith('DlgW') ? 'rasdlg' : 'ras';
        const page = `windows/win32/api/${header}/nf-${header}-${name.toLowerCase()}`;
        return [name.replace(/W$/, ''), page];
      }),
  );
}
