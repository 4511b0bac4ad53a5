import { type Passages, PassageWriter, SharedPassage, wholeOf } from './passages.ts';
import { type Replacement, TextRows } from './text-rows.ts';

class Fragment {
  readonly passages: Passages;

  constructor(passages: Passages) {
    this.passages = passages;
  }

  toString(): string {
    return wholeOf(this.passages);
  }
}

/**
 * A piece of HTML in which everything not written as markup is escaped. Only {@link html}, {@link shared}
 * and {@link HtmlRows} create one.
 */
export type Html = Fragment;

/** What a template may contain: text and numbers, which are escaped; fragments, which are kept; lists of these, joined. */
export type HtmlContent = Html | string | number | readonly HtmlContent[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const special = /[&<>"']/;
const specials = /[&<>"']/g;

/**
 * Creates a fragment from a template: html`<p title="${title}">${items}</p>`. Values are safe as text and inside quoted
 * attributes, and nowhere else. The template's own indentation is removed.
 */
export function html(literals: TemplateStringsArray, ...values: readonly HtmlContent[]): Html {
  const writer = new PassageWriter();
  for (const [index, literal] of unindented(literals).entries()) {
    writer.write(literal);
    const value = values[index];
    if (value !== undefined) write(value, writer);
  }
  return new Fragment(writer.end());
}

/** A fragment that many letters have alike. */
export function shared(fragment: Html): Html {
  return new Fragment([new SharedPassage(String(fragment))]);
}

/** The literals of each template without its indentation, which is removed once. */
const templates = new WeakMap<TemplateStringsArray, readonly string[]>();

function unindented(literals: TemplateStringsArray): readonly string[] {
  const known = templates.get(literals);
  if (known !== undefined) return known;
  const made = literals.map((literal) => literal.replace(/\n\s+/g, '\n'));
  templates.set(literals, made);
  return made;
}

function write(content: HtmlContent, writer: PassageWriter): void {
  if (content instanceof Fragment) writer.write(content.passages);
  else if (typeof content === 'string') writer.write(escaped(content));
  else if (typeof content === 'number') writer.write(String(content));
  else for (const one of content) write(one, writer);
}

function escaped(text: string): string {
  return special.test(text) ? text.replaceAll(specials, (sign) => entities[sign] ?? '') : text;
}

/** Fragments that are the same for every reader, but for a few; like {@link TextRows}. */
export class HtmlRows {
  readonly #rows: TextRows;

  constructor(rows: readonly Html[]) {
    this.#rows = new TextRows(rows.map(String));
  }

  /** All rows in one fragment. @param instead the rows that differ, by ascending index */
  with(instead: readonly Replacement<Html>[]): Html {
    return new Fragment(this.#rows.with(instead.map(({ index, row }) => ({ index, row: String(row) }))));
  }
}
