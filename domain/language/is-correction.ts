import { foldAccents, foldName, isUnaccented } from './fold-text.ts';
import { slipsBetween } from './nearest.ts';

/** In shorter words one letter makes another word: `km` and `m`, `male` and `female`. */
const fewestLetters = 4;

/**
 * Whether a text only corrects the spelling of another. Beside case, spaces and punctuation, each word may gain accents or
 * lose them, and a word of at least 4 letters may differ in one letter after its first (`milion` → `million`, but not
 * `million` → `billion`). Words come and go in no correction; digits and signs never change.
 */
export function isCorrection(was: string, now: string): boolean {
  const [before, after] = [foldName(was).split(' '), foldName(now).split(' ')];
  return before.length === after.length && before.every((word, at) => isSameWord(word, after[at] ?? ''));
}

function isSameWord(was: string, now: string): boolean {
  if (was === now) return true;
  if (![was, now].every((word) => /^\p{L}+$/u.test(word))) return false;
  const isAccented = foldAccents(was) === foldAccents(now);
  if (isAccented && (isUnaccented(was) || isUnaccented(now))) return true;
  return (
    Math.min(was.length, now.length) >= fewestLetters &&
    foldAccents(was)[0] === foldAccents(now)[0] &&
    slipsBetween(was, now) <= 1
  );
}
