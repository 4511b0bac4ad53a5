/**
 * A DynamoDB expression, with its values separate from its text. In the text, `#name` refers to the attribute `name`,
 * where DynamoDB reserves the word.
 */
export type Expression = { readonly parts: readonly string[]; readonly values: readonly unknown[] };

/** An expression written as a template literal; a list in it becomes `(a, b, …)`. */
export function expression(texts: TemplateStringsArray, ...inserted: unknown[]): Expression {
  const parts = [texts[0] ?? ''];
  const values: unknown[] = [];
  for (const [index, value] of inserted.entries()) {
    const after = texts[index + 1] ?? '';
    if (Array.isArray(value)) {
      parts.push(`${parts.pop()}(`, ...value.slice(1).map(() => ', '), `)${after}`);
      values.push(...value);
    } else {
      parts.push(after);
      values.push(value);
    }
  }
  return { parts, values };
}

/** An update that sets the given attributes, ignoring undefined ones, and removes others. */
export function setting(set: Readonly<Record<string, unknown>>, remove: readonly string[] = []): Expression {
  const entries = Object.entries(set).filter(([, value]) => value !== undefined);
  const removals = remove.map((name) => `#${name}`).join(', ');
  const assigned = entries.map(([name], index) => `${index === 0 ? 'SET ' : ', '}#${name} = `);
  return {
    parts: [...assigned, removals === '' ? '' : ` REMOVE ${removals}`],
    values: entries.map(([, value]) => value),
  };
}

/** An update that adds a text to a set of texts, creating the set if there is none. */
export function adding(name: string, text: string): Expression {
  return { parts: [`ADD #${name} `, ''], values: [new Set([text])] };
}

/**
 * An expression as command input.
 * @param prefix a prefix for the names of its values, to distinguish them from another's
 */
export function render({ parts, values }: Expression, prefix: string) {
  const text = parts.reduce((before, part, index) => `${before}:${prefix}${index - 1}${part}`);
  return {
    text,
    names: Object.fromEntries((text.match(/#\w+/g) ?? []).map((alias) => [alias, alias.slice(1)])),
    values: Object.fromEntries(values.map((value, index) => [`:${prefix}${index}`, value])),
  };
}
