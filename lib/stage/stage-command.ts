import { parseArgs } from 'node:util';
import { readStage, StageFailure } from './read-stage.ts';
import type { Stage } from './stage-file.ts';

/** What a command on a stage needs of its surroundings. */
export type Terminal = {
  /** Runs `cdk` with these words in the project's folder, showing what it prints. @returns its exit code */
  readonly cdk: (words: readonly string[]) => Promise<number>;
  /** Asks a person; null where nobody can answer. */
  readonly ask: ((question: string) => Promise<string>) | null;
  readonly tell: (text: string) => void;
};

/** Exit codes, like those of the `tiendo` command. */
const codes = { ok: 0, failed: 1, usage: 2, invalidInput: 3 } as const;

/** What the command does once the stage is known and, where it changes something, confirmed. */
type Steps = {
  readonly name: 'deploy' | 'destroy';
  /** Shows what is about to happen. @returns whether it may go on */
  readonly show: (stage: Stage) => Promise<boolean>;
  readonly act: (stage: Stage) => Promise<boolean>;
};

/**
 * Runs a command on a stage: shows what is about to happen, has the stage's name confirmed, and acts. Every ending says what to
 * run next.
 * @param words what follows the command: `<stage> [--confirm=<stage>] [--no-input]`
 * @returns the exit code
 */
export async function stageCommand(
  words: readonly string[],
  { ask, tell }: Terminal,
  { name, show, act }: Steps,
  folder?: string,
): Promise<number> {
  const given = parsed(words);
  if (given === null) {
    tell(`Usage: npm run ${name} -- <stage> [--confirm=<stage>] [--no-input]`);
    return codes.usage;
  }
  const { stage: stageName, confirm, noInput } = given;
  const again = `npm run ${name} -- ${stageName}`;
  try {
    const stage = readStage(stageName, folder);
    if (confirm !== undefined && confirm !== stageName) {
      tell(`--confirm names ${confirm}, but the stage is ${stageName}. Nothing was changed. Next: ${again}`);
      return codes.usage;
    }
    if (confirm === undefined && (noInput || ask === null)) {
      tell(
        `Nobody can be asked here, so the name of the stage must be given: --confirm=${stageName}. Nothing was changed.`,
      );
      tell(`Next: ${again} --confirm=${stageName}`);
      return codes.usage;
    }
    if (!(await show(stage))) {
      tell(`Nothing was changed. When the cause above is removed: ${again}`);
      return codes.failed;
    }
    const answer = confirm ?? (await ask?.(`Type the name of the stage to ${name} it: `));
    if (answer?.trim() !== stageName) {
      tell(`That is not ${stageName}. Nothing was changed. Next: ${again}`);
      return codes.usage;
    }
    if (await act(stage)) return codes.ok;
    tell(`When the cause above is removed, the same command goes on: ${again}`);
    return codes.failed;
  } catch (error) {
    if (!(error instanceof StageFailure)) throw error;
    tell(error.message);
    tell(`Nothing was changed. When the file is corrected: ${again}`);
    return codes.invalidInput;
  }
}

function parsed(words: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { confirm: { type: 'string' }, 'no-input': { type: 'boolean', default: false } },
    });
    const [stage, ...others] = positionals;
    if (stage === undefined || others.length > 0) return null;
    return { stage, confirm: values.confirm, noInput: values['no-input'] };
  } catch {
    return null;
  }
}
