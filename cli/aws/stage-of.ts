import { join } from 'node:path';
import { readStage, StageFailure } from '../../lib/stage/read-stage.ts';
import type { Stage } from '../../lib/stage/stage-file.ts';
import { CommandFailure, exitCodes } from '../exit-codes.ts';
import { projectFolder } from '../project-folder.ts';

/**
 * A stage as its file declares it.
 * @throws CommandFailure with what is wrong with the file
 */
export function stageOf(name: string): Stage {
  try {
    return readStage(name, join(projectFolder, 'stages'));
  } catch (error) {
    if (!(error instanceof StageFailure)) throw error;
    const text = {
      vi: `Không dùng được «stages/${name}.json»; chạy «npx cdk synth -c stage=${name}» để xem vì sao.`,
      en: error.message,
    };
    throw new CommandFailure(exitCodes.usage, text, { cause: error });
  }
}
