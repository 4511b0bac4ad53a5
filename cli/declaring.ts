import { InvalidArgumentError, Option } from 'commander';
import type { Text } from '../domain/language/text.ts';
import { didYouMean } from './nearest.ts';
import type { Settings } from './settings.ts';

/** What the declaration of a command needs. */
export type Declaring = {
  /** Picks the language that help and mistakes are told in. */
  readonly say: (vi: string, en: string) => string;
  /** The options every command has; read once a command runs. */
  readonly settings: () => Promise<Settings>;
};

/** An option that takes one of a few values. Another value is refused with the one that may have been meant. */
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

/** Reads a whole number from 1 on. @param digits at most so many @param what is said when it is none */
export function wholeNumber({ say }: Pick<Declaring, 'say'>, digits: number, { vi, en }: Text) {
  return (typed: string): number => {
    if (/^[1-9]\d*$/.test(typed) && typed.length <= digits) return Number(typed);
    throw new InvalidArgumentError(say(vi, en));
  };
}
