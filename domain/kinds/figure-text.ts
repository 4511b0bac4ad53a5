import type { Language } from '../language/text.ts';
import { type FigureKindName, figureKinds } from './kinds.ts';
import type { ValueAnswer } from './value-answer.ts';

const names = Object.keys(figureKinds).filter(isFigureKindName);

/**
 * Formats a figure returned by the API as people write it: `412/425`, `172.986`, `79,06 (4/63)`.
 * @throws RangeError when no kind of figure has its parts
 */
export function figureText(figure: ValueAnswer, language: Language): string {
  for (const name of names) {
    const text = textAs(name, figure, language);
    if (text !== null) return text;
  }
  throw new RangeError('figure of unknown kind');
}

/** Null when the figure is of another kind. */
function textAs<K extends FigureKindName>(name: K, figure: ValueAnswer, language: Language): string | null {
  const kind = figureKinds[name];
  const sent = kind.sent.safeParse(figure);
  return sent.success ? kind.textOf(kind.valueOf(sent.data), language) : null;
}

function isFigureKindName(name: string): name is FigureKindName {
  return Object.hasOwn(figureKinds, name);
}
