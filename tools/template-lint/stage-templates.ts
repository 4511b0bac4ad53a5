import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { App } from 'aws-cdk-lib';
import { featureFlags } from '../../lib/feature-flags.ts';
import { parseStage } from '../../lib/stage/stage-file.ts';
import { TiendoStack } from '../../lib/tiendo-stack.ts';

const stagesFolder = fileURLToPath(new URL('../../stages/', import.meta.url));

/** The template of a stage: the stage's file, and where the template was written. */
export type StageTemplate = { readonly stage: string; readonly file: string };

/**
 * Writes the templates of every file in `stages/`, without bundling the code. Files that only show how a stage is declared are
 * among them: their domain under `.example`, which no real stage may have, is replaced by another.
 * @param folder to write into
 * @throws Error when a file cannot be deployed
 */
export function stageTemplates(folder: string): StageTemplate[] {
  const files = readdirSync(stagesFolder).filter((file) => file.endsWith('.json'));
  return files.sort().map((stage) => {
    const name = stage.replace(/\..*$/, '');
    const text = readFileSync(join(stagesFolder, stage), 'utf8');
    const isExample = stage.endsWith('.example.json');
    const declared = parseStage(
      name,
      JSON.parse(isExample ? text.replaceAll('.example"', '.gov.vn"') : text),
    );
    if (!declared.ok) throw new Error(`stages/${stage}: ${declared.wrong.join(' ')}`);
    const outdir = join(folder, stage);
    const app = new App({
      outdir,
      context: { ...featureFlags(), 'aws:cdk:bundling-stacks': [] },
      // It takes seconds, and what is made here is for other validators.
      builtinCloudFormationValidation: false,
    });
    const { templateFile } = new TiendoStack(app, `TienDo-${name}`, { stage: declared.stage });
    app.synth();
    return { stage, file: join(outdir, templateFile) };
  });
}
