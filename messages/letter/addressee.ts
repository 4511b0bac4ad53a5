import type { Language, Text } from '../../domain/language/text.ts';

/** To whom a letter goes: the holder of a post, and of others when the letter is for those too. */
export type Addressee = { readonly post: Text; readonly also?: readonly { readonly post: Text }[] };

/** The addressee's posts in one language, each named once. */
export function postsOf({ post, also = [] }: Addressee, language: Language): string[] {
  return [...new Set([post, ...also.map((other) => other.post)].map((text) => text[language]))];
}
