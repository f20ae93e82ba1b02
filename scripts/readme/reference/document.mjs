/** The chapters of the reference as Markdown: a table of contents, and an entry for each export. */

/** Longer unions are told by their first members. */
const longestUnion = 40;

export class Document {
  #chapters;
  /** By the name of an export. */
  #anchors = new Map();
  #usedAnchors = new Map();

  /** Each chapter has a title and entries. */
  constructor(chapters) {
    this.#chapters = chapters.map(({ title, entries }) => ({
      title,
      entries: entries.toSorted((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1)),
    }));
    for (const { title, entries } of this.#chapters) {
      this.#anchor(title);
      for (const { name, members = [] } of entries) {
        this.#anchors.set(name, this.#anchor(name));
        for (const { name: member } of members.filter(hasHeading)) this.#anchor(name + member);
      }
    }
  }

  text() {
    const contents = this.#chapters.map(({ title, entries }) => {
      const links = entries.map(({ name }) => this.#link(name));
      return `- **${title}**: ${links.join(', ')}`;
    });
    const chapters = this.#chapters.map(
      ({ title, entries }) =>
        `\n## ${title}\n${entries.map((entry) => this.#entry(entry)).join('')}`,
    );
    return `\n${contents.join('\n')}\n${chapters.join('')}`;
  }

  #entry(entry) {
    const { name, kind, documentation, type, names, each, bases = [], members = [] } = entry;
    const parts = [`### ${name}`, this.#kindOf(kind, bases), documentation];
    if (type !== undefined) parts.push(this.#code(shortened(type)));
    if (names !== undefined)
      parts.push(`Each \`${each}\`: ${names.map((each) => `\`${each}\``).join(', ')}.`);
    const rows = members.filter((member) => !hasHeading(member));
    if (rows.length > 0) parts.push(this.#table(rows));
    for (const member of members.filter(hasHeading)) {
      const signature = this.#code(member.type);
      parts.push(`#### ${name}.${member.name}()`, signature, member.documentation);
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
      if (!/^[A-Z]/.test(piece) || !this.#anchors.has(piece)) plain += piece;
      else {
        flush();
        code += this.#link(piece);
      }
    }
    flush();
    return code;
  }

  #link(name) {
    return `[\`${name}\`](#${this.#anchors.get(name)})`;
  }

  /** As GitHub, npm and editors make them of a heading. */
  #anchor(heading) {
    const anchor = heading
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-');
    const uses = this.#usedAnchors.get(anchor) ?? 0;
    this.#usedAnchors.set(anchor, uses + 1);
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
