import { InvalidArgumentError, Option } from 'commander';
import { didYouMean } from '../../domain/language/nearest.ts';
import type { Language, Text } from '../../domain/language/text.ts';
import type { Settings } from '../settings.ts';

/** What a command's declaration needs. */
export type Declaring = {
  /** Of help and usage errors. */
  readonly language: Language;
  /** Selects the text in that language. */
  readonly say: (vi: string, en: string) => string;
  /** The options common to all commands; read once a command runs. */
  readonly settings: () => Promise<Settings>;
};

/**
 * An option with a few allowed values. An invalid value is rejected with the closest valid one.
 * @param values in words, where the values themselves are English words
 */
export function choice(
  { say, language }: Pick<Declaring, 'say' | 'language'>,
  flags: string,
  { vi, en }: Text,
  values: readonly string[] | Readonly<Record<string, Text>>,
): Option {
  const [allowed, shown] = isList(values)
    ? [values, values]
    : [Object.keys(values), Object.entries(values).map(([value, words]) => inWords(value, words, language))];
  const option = new Option(flags, say(vi, en)).argParser((typed: string) => {
    if (allowed.includes(typed)) return typed;
    const list = shown.join(', ');
    const near = didYouMean(typed, allowed);
    throw new InvalidArgumentError(say(`Có: ${list}.${near.vi}`, `There are: ${list}.${near.en}`));
  });
  option.argChoices = [...shown];
  return option;
}

function isList(values: readonly string[] | Readonly<Record<string, Text>>): values is readonly string[] {
  return Array.isArray(values);
}

/** `«due» chờ gửi`; in English a value is its own word. */
function inWords(value: string, { vi }: Text, language: Language): string {
  return language === 'vi' ? `«${value}» ${vi}` : value;
}

/**
 * Parses a positive whole number.
 * @param digits the maximum number of digits
 * @param what the error text
 */
export function digitsArgument({ say }: Pick<Declaring, 'say'>, digits: number, { vi, en }: Text) {
  return (typed: string): number => {
    if (/^[1-9]\d*$/.test(typed) && typed.length <= digits) return Number(typed);
    throw new InvalidArgumentError(say(vi, en));
  };
}
