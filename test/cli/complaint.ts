import { type Command, CommanderError } from 'commander';
import { createProgram } from '../../cli/program/program.ts';

/** What commander says of the words of a command, which is not run; null when it takes them. */
export async function complaint(words: readonly string[]): Promise<CommanderError | null> {
  const program = createProgram();
  disarm(program);
  try {
    await program.parseAsync([...words], { from: 'user' });
    return null;
  } catch (error) {
    // Help that is asked for ends the same way, with 0.
    if (error instanceof CommanderError) return error.exitCode === 0 ? null : error;
    throw error;
  }
}

function disarm(command: Command): void {
  command.configureOutput({ writeErr: () => {}, writeOut: () => {} });
  if (command.commands.length === 0) command.action(() => {});
  for (const child of command.commands) disarm(child);
}
