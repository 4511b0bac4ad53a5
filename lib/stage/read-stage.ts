import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type OtherStage, sharedDomains } from './shared-domains.ts';
import { parseStage, type Stage } from './stage-file.ts';

/** The folder with a file for each stage, wherever the command runs. */
const stagesFolder = fileURLToPath(new URL('../../stages/', import.meta.url));

/** Stage names distinguish stacks and alarms, so they are short and plain. */
const stageName = /^[a-z][a-z0-9-]{0,19}$/;

/** A stage that cannot be deployed; the message says in sentences what to correct, and needs no stack trace. */
export class StageFailure extends Error {
  override readonly name = 'StageFailure';
}

/** The names of the declared stages, in order. Files of another kind, such as `production.example.json`, are none. */
export function stageNames(folder = stagesFolder): string[] {
  return readdirSync(folder)
    .flatMap((file) => (file.endsWith('.json') ? [file.slice(0, -'.json'.length)] : []))
    .filter((name) => stageName.test(name))
    .sort();
}

/**
 * Reads the file of a stage.
 * @throws StageFailure with a sentence for each thing that is wrong
 */
export function readStage(name: string, folder = stagesFolder): Stage {
  if (!stageName.test(name))
    throw new StageFailure(
      `A stage's name has lower-case letters, digits and hyphens, at most 20, and begins with a letter; "${name}" does not.`,
    );
  const file = `stages/${name}.json`;
  const parsed = parseStage(name, contentOf(name, file, folder));
  const wrong = parsed.ok ? sharedDomains(parsed.stage, othersThan(name, folder)) : parsed.wrong;
  if (!parsed.ok || wrong.length > 0)
    throw new StageFailure([`${file} cannot be deployed:`, ...wrong.map((one) => `  ${one}`)].join('\n'));
  return parsed.stage;
}

/** The files of the other stages; one that is not JSON is none, and is refused by itself. */
function othersThan(name: string, folder: string): OtherStage[] {
  return stageNames(folder).flatMap((other) => {
    if (other === name) return [];
    try {
      return [{ name: other, content: contentOf(other, `stages/${other}.json`, folder) }];
    } catch (error) {
      if (error instanceof StageFailure) return [];
      throw error;
    }
  });
}

function contentOf(name: string, file: string, folder: string): unknown {
  let text: string;
  try {
    text = readFileSync(`${folder}/${name}.json`, 'utf8');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    if (error.code !== 'ENOENT') throw new StageFailure(`${file} cannot be read (${String(error.code)}).`);
    throw new StageFailure(
      `There is no ${file}. The stages are: ${stageNames(folder).join(', ')}. To declare another, copy stages/production.example.json to ${file}.`,
    );
  }
  try {
    // Some editors put a byte order mark in front.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new StageFailure(`${file} is not JSON: ${error instanceof Error ? error.message : String(error)}.`);
  }
}
