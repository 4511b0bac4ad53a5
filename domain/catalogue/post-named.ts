import type { Text } from '../language/text.ts';

/**
 * A post in both languages, by its Vietnamese name, which is what is stored of who asked or decided. As it is stored, in both, where the
 * catalogue no longer has it, or has several of that name that differ in English.
 */
export function postNamed(posts: readonly { readonly post: Text }[], stored: string): Text {
  const english = new Set(posts.flatMap(({ post }) => (post.vi === stored ? [post.en] : [])));
  const [en = stored] = english.size === 1 ? english : [];
  return { vi: stored, en };
}
