/** The chapters of the reference as Markdown: a page for each, with an entry for each export, and one with all names. */

/** Longer unions are told by their first members. */
const longestUnion = 40;

export class Document {
  #chapters;
  /** Where the heading of each export is, by its name: the page and the anchor. */
  #places = new Map();
  /** The page that is being written. */
  #page = '';

  /** Each chapter has the name of its `file`, a title, a sentence about it and entries. */
  constructor(chapters) {
    this.#chapters = chapters.map(({ entries, ...chapter }) => ({
      ...chapter,
      entries: entries.toSorted((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1)),
    }));
    for (const { file, title, entries } of this.#chapters) {
      const anchors = new Anchors();
      anchors.of(title);
      for (const { name, members = [] } of entries) {
        this.#places.set(name, { file, anchor: anchors.of(name) });
        for (const { name: member } of members.filter(hasHeading)) anchors.of(name + member);
      }
    }
  }

  /** Each page by the name of its file; `introduction` begins the one with all names. */
  pages(introduction) {
    const pages = this.#chapters.map(({ file, title, says, entries }) => {
      this.#page = file;
      const parts = entries.map((entry) => this.#entry(entry)).join('');
      const text = `# ${title}\n\n${says}\n${this.#contents(entries)}\n${parts}`;
      return [file, text];
    });
    return { 'README.md': this.#index(introduction), ...Object.fromEntries(pages) };
  }

  #index(introduction) {
    this.#page = 'README.md';
    const lines = this.#chapters.map(
      ({ file, title, entries }) => `- **[${title}](${file})**: ${this.#linksTo(entries)}`,
    );
    return `${introduction}\n${lines.join('\n')}\n`;
  }

  /** The way back, and what stands on the page. */
  #contents(entries) {
    return `\n${this.#linksTo(entries)} · [all pages](README.md)`;
  }

  #linksTo(entries) {
    return entries.map(({ name }) => this.#link(name)).join(', ');
  }

  #entry(entry) {
    const { name, kind, documentation, type, names, each, bases = [], members = [] } = entry;
    const parts = [`## ${name}`, this.#kindOf(kind, bases), documentation];
    if (type !== undefined) parts.push(this.#code(shortened(type)));
    if (names !== undefined)
      parts.push(`Each \`${each}\`: ${names.map((each) => `\`${each}\``).join(', ')}.`);
    const rows = members.filter((member) => !hasHeading(member));
    if (rows.length > 0) parts.push(this.#table(rows));
    for (const member of members.filter(hasHeading)) {
      const signature = this.#code(member.type);
      parts.push(`### ${name}.${member.name}()`, signature, member.documentation);
    }
    return `\n${parts.filter((part) => part !== '').join('\n\n')}\n`;
  }

  #kindOf(kind, bases) {
    if (bases.length === 0) return kind === 'interface' ? '' : `*${kind}*`;
    return `*${kind}*, extends ${bases.map((base) => this.#code(base)).join(', ')}`;
  }

  #table(members) {
    const rows = members.map(({ name, kind, type, documentation }) => {
      const shown = kind === 'method' ? type : name;
      const cells = [inBackticks(shown), kind === 'method' ? '' : this.#code(type), documentation];
      return `| ${cells.map(inCell).join(' | ')} |`;
    });
    return ['| member | type | |', '|---|---|---|', ...rows].join('\n');
  }

  /** Code in which the names of exports are links. */
  #code(text) {
    const pieces = text.split(/('[^']*'|\b[A-Za-z]\w*\b)/).filter((piece) => piece !== '');
    let code = '';
    let plain = '';
    const flush = () => {
      if (plain !== '') code += inBackticks(plain);
      plain = '';
    };
    for (const piece of pieces) {
      if (!/^[A-Z]/.test(piece) || !this.#places.has(piece)) plain += piece;
      else {
        flush();
        code += this.#link(piece);
      }
    }
    flush();
    return code;
  }

  #link(name) {
    const { file, anchor } = this.#places.get(name);
    return `[\`${name}\`](${file === this.#page ? '' : file}#${anchor})`;
  }
}

/** As GitHub, npm and editors make them of the headings of one page. */
class Anchors {
  #uses = new Map();

  of(heading) {
    const anchor = heading
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-');
    const uses = this.#uses.get(anchor) ?? 0;
    this.#uses.set(anchor, uses + 1);
    return uses === 0 ? anchor : `${anchor}-${uses}`;
  }
}

/** First what is called. */
function rank({ kind, members = [] }) {
  if (kind === 'const' || kind === 'function') return 0;
  return members.some(hasHeading) && kind !== 'type' ? 1 : 2;
}

/** Other members are rows of a table. */
function hasHeading({ kind, name, documentation }) {
  return kind === 'method' && documentation !== '' && name !== 'toJSON';
}

function shortened(type) {
  const members = type.split(' | ');
  if (members.length <= longestUnion) return type;
  return `${members.slice(0, 3).join(' | ')} | … ${members.length} in all`;
}

/** Spaces at the ends of code would be lost. */
function inBackticks(text) {
  const [, before, code, after] = /^(\s*)(.*?)(\s*)$/s.exec(text);
  if (code === '') return text;
  return code.includes('`') ? `${before}\`\` ${code} \`\`${after}` : `${before}\`${code}\`${after}`;
}

function inCell(text) {
  return text.replaceAll('\n', '<br>').replaceAll('|', '\\|');
}
