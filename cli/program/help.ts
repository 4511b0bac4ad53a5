import type { HelpConfiguration } from 'commander';
import type { Declaring } from './declaring.ts';
import { withPlaceholders } from './placeholders.ts';

/** How help is laid out: its headings in the reader's language, in 80 columns. */
export function helpLayout({ say, language }: Pick<Declaring, 'say' | 'language'>): HelpConfiguration {
  const titles = new Map([
    ['Usage:', say('Cách dùng:', 'Usage:')],
    ['Options:', say('Tùy chọn:', 'Options:')],
    ['Global Options:', say('Tùy chọn của mọi lệnh:', 'Options of every command:')],
    ['Commands:', say('Lệnh:', 'Commands:')],
  ]);
  return {
    minWidthToWrap: 20,
    showGlobalOptions: true,
    styleTitle: (title) => titles.get(title) ?? title,
    styleUsage: (usage) => withPlaceholders(usage, language),
    optionTerm: ({ flags }) => withPlaceholders(flags, language),
    subcommandTerm: (command) => {
      const usage = `${command.name()} ${command.usage()}`.replaceAll(
        /\[(?:options|command(?:\.{3})?)\] ?/g,
        '',
      );
      return withPlaceholders(usage.trim(), language);
    },
    optionDescription: ({ description, argChoices, defaultValue }) => {
      const more = [
        ...(argChoices === undefined ? [] : [argChoices.join(', ')]),
        ...(typeof defaultValue === 'string'
          ? [say(`mặc định ${defaultValue}`, `default ${defaultValue}`)]
          : []),
      ];
      return more.length === 0 ? description : `${description} (${more.join('; ')})`;
    },
  };
}
