import { type Command, CommanderError } from 'commander';
import { didYouMean } from '../../domain/language/nearest.ts';
import type { Text } from '../../domain/language/text.ts';
import { withPlaceholders } from './placeholders.ts';

/** A command that was called incorrectly, or that showed its help: commander's error, and the command it is about. */
export class UsageFailure extends CommanderError {
  readonly command: Command;

  constructor({ exitCode, code, message }: CommanderError, command: Command) {
    super(exitCode, code, message);
    this.command = command;
  }
}

/** The words of a command from its program on, such as `ranking show`. */
export function pathOf(command: Command): string[] {
  return command.parent === null ? [] : [...pathOf(command.parent), command.name()];
}

/** What commander says, by its own code, in English only; the groups are what it names. */
const sayings: readonly {
  readonly pattern: RegExp;
  readonly text: (named: readonly string[], command: Command) => Text;
}[] = [
  {
    pattern: /^error: missing required argument '(.+)'$/s,
    text: ([name = '']) => ({ vi: `Thiếu ${inVietnamese(`<${name}>`)}.`, en: `<${name}> is missing.` }),
  },
  {
    pattern: /^error: option '(.+)' argument missing$/s,
    text: ([flags = '']) => ({
      vi: `${inVietnamese(flags)}: thiếu giá trị.`,
      en: `${flags}: the value is missing.`,
    }),
  },
  {
    pattern: /^error: required option '(.+)' not specified$/s,
    text: ([flags = '']) => ({ vi: `Thiếu ${inVietnamese(flags)}.`, en: `${flags} is missing.` }),
  },
  {
    pattern: /^error: option '(.+?)' argument '(.*)' is invalid\. (.*)$/s,
    text: ([flags = '', value = '', why = '']) => ({
      vi: `${inVietnamese(flags)}: không nhận «${value}». ${why}`,
      en: `${flags}: “${value}” is not accepted. ${why}`,
    }),
  },
  {
    pattern: /^error: unknown option '(.+?)'(?:\n\(Did you mean (?:one of )?(.+)\?\))?$/s,
    text: ([flag = ''], command) => noOption(flag, command),
  },
  {
    pattern: /^error: too many arguments.* Expected (\d+) arguments? but got \d+: (.*)\.$/s,
    text: ([expected = '', words = '']) => {
      const extra = words.split(', ').slice(Number(expected)).join(' ');
      return { vi: `Thừa: ${extra}.`, en: `Too many arguments: ${extra}.` };
    },
  },
  {
    pattern: /^error: unknown command '(.*?)'(?:\n\(Did you mean (?:one of )?(.+)\?\))?$/s,
    text: ([word = ''], command) => {
      const names = command.commands.map((child) => child.name()).filter((name) => name !== 'help');
      const near = didYouMean(word, names);
      return {
        vi: `Không có lệnh «${[...pathOf(command), word].join(' ')}».${near.vi} Có: ${names.map((name) => `«${name}»`).join(', ')}.`,
        en: `There is no command “${[...pathOf(command), word].join(' ')}”.${near.en} There are: ${names.join(', ')}.`,
      };
    },
  },
];

/**
 * What was wrong with the way a command was called, in both languages. Where an option is missing, a misspelled one that was
 * given instead is what is wrong.
 * @param words what was typed after the program's name
 */
export function usageText({ code, message, command }: UsageFailure, words: readonly string[]): Text {
  const misspelled = code === 'commander.missingMandatoryOptionValue' ? unknownOption(words, command) : null;
  if (misspelled !== null) return noOption(misspelled, command);
  for (const { pattern, text } of sayings) {
    const found = pattern.exec(message);
    if (found !== null) return text(found.slice(1), command);
  }
  return { vi: message, en: message };
}

function inVietnamese(flags: string): string {
  return withPlaceholders(flags, 'vi');
}

function noOption(flag: string, command: Command): Text {
  const { vi, en } = didYouMean(flag, knownOptions(command));
  return { vi: `Không có tùy chọn ${flag}.${vi}`, en: `There is no option ${flag}.${en}` };
}

/** The first option typed that a command does not have; null when there is none. */
function unknownOption(words: readonly string[], command: Command): string | null {
  const known = knownOptions(command);
  const typed = words.flatMap((word) => /^--[^=]+/.exec(word) ?? []);
  return typed.find((flag) => !known.includes(flag)) ?? null;
}

/** The long options of a command, those common to all commands included. */
function knownOptions(command: Command): string[] {
  const own = command.options.flatMap(({ long }) => long ?? []);
  return command.parent === null ? ['--help', ...own] : [...own, ...knownOptions(command.parent)];
}
