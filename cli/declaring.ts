import { InvalidArgumentError, Option } from 'commander';
import { didYouMean } from '../domain/language/nearest.ts';
import type { Text } from '../domain/language/text.ts';
import type { Settings } from './settings.ts';

/** What a command's declaration needs. */
export type Declaring = {
  /** Selects the language of help and usage errors. */
  readonly say: (vi: string, en: string) => string;
  /** The options common to all commands; read once a command runs. */
  readonly settings: () => Promise<Settings>;
};

/** An option with a few allowed values. An invalid value is rejected with the closest valid one. */
export function choice(
  { say }: Pick<Declaring, 'say'>,
  flags: string,
  { vi, en }: Text,
  values: readonly string[],
): Option {
  return new Option(flags, say(vi, en)).choices(values).argParser((typed: string) => {
    if (values.includes(typed)) return typed;
    const list = values.join(', ');
    const near = didYouMean(typed, values);
    throw new InvalidArgumentError(say(`Có: ${list}.${near.vi}`, `There are: ${list}.${near.en}`));
  });
}

/**
 * Parses a positive whole number.
 * @param digits the maximum number of digits
 * @param what the error text
 */
export function wholeNumber({ say }: Pick<Declaring, 'say'>, digits: number, { vi, en }: Text) {
  return (typed: string): number => {
    if (/^[1-9]\d*$/.test(typed) && typed.length <= digits) return Number(typed);
    throw new InvalidArgumentError(say(vi, en));
  };
}
