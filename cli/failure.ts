import type { Language } from '../domain/language/text.ts';
import { Problem } from '../domain/problem/problem.ts';
import { CommandFailure, exitCodes } from './exit-codes.ts';
import { tell } from './output/output.ts';
import { commandLine, usualUrl } from './program/command-line.ts';
import { pathOf, UsageFailure, usageText } from './program/usage-failure.ts';
import { projectSeenFrom } from './project-folder.ts';

/**
 * Explains a failure in lines a person can act on.
 * @param words what was typed after the program's name
 * @returns its exit code
 */
export function tellFailure(error: unknown, lang: Language, words: readonly string[]): number {
  if (error instanceof UsageFailure) return tellUsage(error, lang, words);
  if (error instanceof CommandFailure) {
    tell(error.detail[lang]);
    return error.exitCode;
  }
  if (error instanceof Problem) {
    const violations = error.violations.map(
      ({ pointer, place, value, detail }) =>
        `  ${pointer === '' ? '' : `${place === undefined ? pointer : `${place[lang]} (${pointer})`}${value === undefined ? '' : quoted(value, lang)}: `}${detail[lang]}`,
    );
    tell([error.detail[lang], ...violations].join('\n'));
    return exitCodes.invalidInput;
  }
  tell(
    lang === 'vi'
      ? 'Lỗi ngoài dự kiến; gửi các dòng dưới đây cho bộ phận vận hành.'
      : 'An unexpected error; send the lines below to operations.',
  );
  tell(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return exitCodes.unexpected;
}

/** What a cell holds, after its address. */
function quoted(value: string, lang: Language): string {
  return lang === 'vi' ? ` «${value}»` : ` “${value}”`;
}

/** Help is not a failure: asked for, or shown where no command was named. */
function tellUsage(failure: UsageFailure, lang: Language, words: readonly string[]): number {
  if (failure.exitCode === 0 || failure.code === 'commander.help') return exitCodes.ok;
  tell(usageText(failure, words)[lang]);
  tell(lang === 'vi' ? 'Xem cách dùng:' : 'For usage, run:');
  const project = projectSeenFrom(process.cwd());
  tell(commandLine({ url: usualUrl, lang, project }, ...pathOf(failure.command), '--help'));
  return exitCodes.usage;
}
