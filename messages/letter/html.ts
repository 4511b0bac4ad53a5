class Fragment {
  readonly #markup: string;

  constructor(markup: string) {
    this.#markup = markup;
  }

  toString(): string {
    return this.#markup;
  }
}

/** A piece of HTML in which everything not written as markup is escaped. Only {@link html} creates one. */
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

/**
 * Creates a fragment from a template: html`<p title="${title}">${items}</p>`. Values are safe as text and inside quoted
 * attributes, and nowhere else. The template's own indentation is removed.
 */
export function html(literals: TemplateStringsArray, ...values: readonly HtmlContent[]): Html {
  const markup = literals.map((literal, index) => {
    const value = values[index];
    return literal.replace(/\n\s+/g, '\n') + (value === undefined ? '' : markupOf(value));
  });
  return new Fragment(markup.join(''));
}

function markupOf(content: HtmlContent): string {
  if (content instanceof Fragment) return content.toString();
  if (typeof content === 'string') return content.replace(/[&<>"']/g, (sign) => entities[sign] ?? '');
  if (typeof content === 'number') return String(content);
  return content.map(markupOf).join('');
}
