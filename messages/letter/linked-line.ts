import { type Html, html } from './html.ts';

/** Words that lead to a page of ours; to none where the stage has no pages. */
export type LinkedWords = { readonly words: string; readonly url: string | null };

/** A sentence of which some words may lead to pages. */
export type LinkedLine = readonly (string | LinkedWords)[];

/** Words that lead to a page, in the colour of the text around them. */
export function linkedWords({ words, url }: LinkedWords): Html {
  return url === null ? html`${words}` : html`<a class="ink" href="${url}">${words}</a>`;
}

/** A sentence with its links. */
export function htmlLine(line: LinkedLine): Html {
  return html`${line.map((part) => (typeof part === 'string' ? part : linkedWords(part)))}`;
}

/** A sentence without its links: in plain text an address after every name would bury the sentence. */
export function plainLine(line: LinkedLine): string {
  return line.map((part) => (typeof part === 'string' ? part : part.words)).join('');
}

/** Things one after another, with a separator between them. */
export function separated(lines: readonly LinkedLine[], separator = '; '): LinkedLine {
  return lines.flatMap((line, index) => (index === 0 ? line : [separator, ...line]));
}
