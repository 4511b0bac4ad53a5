import { type Command, CommanderError } from 'commander';
import { exitCodes } from '../exit-codes.ts';
import type { Declaring } from './declaring.ts';
import { UsageFailure } from './usage-failure.ts';

/** Adds `help` to a program and to every command that has others below it; commander's own knows one level only. */
export function addHelpCommands(command: Command, declaring: Pick<Declaring, 'say'>): void {
  if (command.commands.length === 0) return;
  for (const child of command.commands) addHelpCommands(child, declaring);
  // The words after `deliveries` can be an argument of its default, `list`.
  const mayTakeArguments = command.commands.some(
    (child) => child.name() === 'list' && child.registeredArguments.length > 0,
  );
  command
    .helpCommand(false)
    .addHelpText('beforeAll', ({ command: shown }) => {
      if (shown === command && !mayTakeArguments) commandNamed(command, firstOf(command.args));
      return '';
    })
    .command('help [command...]')
    .description(declaring.say('cách dùng một lệnh', 'show help for a command'))
    .action((words: string[]) => commandNamed(command, words).outputHelp());
}

/**
 * The command that words name, below another; what follows a command without others below it is not looked at.
 * @throws UsageFailure where there is none
 */
function commandNamed(above: Command, [word, ...rest]: readonly string[]): Command {
  if (word === undefined || above.commands.length === 0) return above;
  const found = above.commands.find((command) => command.name() === word);
  if (found !== undefined) return commandNamed(found, rest);
  const error = new CommanderError(
    exitCodes.usage,
    'commander.unknownCommand',
    `error: unknown command '${word}'`,
  );
  throw new UsageFailure(error, above);
}

/** The first of the words typed after a command, unless it is an option. */
function firstOf(args: readonly string[]): readonly string[] {
  return args.slice(0, 1).filter((word) => !word.startsWith('-'));
}
