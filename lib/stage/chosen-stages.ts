import type { Node } from 'constructs';
import { readStage, StageFailure, stageNames } from './read-stage.ts';
import type { Stage } from './stage-file.ts';

/** Settings that were once given with `-c`, and are now in the stage's file. */
const formerSettings = [
  'mailDomain',
  'mailSender',
  'operationsEmail',
  'mailCap',
  'dropCap',
  'logRetentionDays',
];

/**
 * The stages to synthesize: the one chosen with `-c stage=<name>`, or else all that are declared.
 * @throws StageFailure on an invalid stage, and on a setting given with `-c`, which the next command would not repeat
 */
export function chosenStages(node: Node, folder?: string): Stage[] {
  const stray = formerSettings.filter((name) => node.tryGetContext(name) !== undefined);
  const chosen: unknown = node.tryGetContext('stage');
  if (stray.length > 0)
    throw new StageFailure(
      `Settings of a stage are in its file, stages/<name>.json, not in -c or cdk.json: ${stray.join(', ')}${
        stray.includes('operationsEmail') ? ' (now alarmRecipients)' : ''
      }.`,
    );
  const names = chosen === undefined ? stageNames(folder) : [String(chosen)];
  return names.map((name) => readStage(name, folder));
}
