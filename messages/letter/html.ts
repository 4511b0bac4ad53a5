import { type Replacement, TextRows } from './text-rows.ts';

class Fragment {
  readonly #markup: string;

  constructor(markup: string) {
    this.#markup = markup;
  }

  toString(): string {
    return this.#markup;
  }
}

/** A piece of HTML in which everything not written as markup is escaped. Only {@link html} and {@link HtmlRows} create one. */
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
  let markup = '';
  for (const [index, literal] of unindented(literals).entries()) {
    const value = values[index];
    markup += value === undefined ? literal : literal + markupOf(value);
  }
  return new Fragment(markup);
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

function markupOf(content: HtmlContent): string {
  if (content instanceof Fragment) return content.toString();
  if (typeof content === 'string')
    return special.test(content) ? content.replaceAll(specials, (sign) => entities[sign] ?? '') : content;
  if (typeof content === 'number') return String(content);
  // Unlike a join this copies nothing: the text is put together once, when the letter is.
  let markup = '';
  for (const one of content) markup += markupOf(one);
  return markup;
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
