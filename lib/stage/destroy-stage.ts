import { stageCommand, type Terminal } from './stage-command.ts';

/**
 * `npm run destroy -- <stage>`: says what is kept, has the stage's name confirmed, and deletes the rest.
 * @param folder of the stages' files
 * @returns the exit code
 */
export function destroyStage(words: readonly string[], terminal: Terminal, folder?: string): Promise<number> {
  const { cdk, tell } = terminal;
  return stageCommand(
    words,
    terminal,
    {
      name: 'destroy',
      show: async ({ name, region, trial, logRetentionDays }) => {
        const stack = `--region ${region} --stack-name TienDo-${name}`;
        tell(`Kept of TienDo-${name}, under names that CloudFormation made up:`);
        tell(
          '  the tables with all submissions, reports and tokens (outputs SubmissionsTable, ReportsTable, RegistryTable);',
        );
        tell('  the secret that signs unsubscribe links (output SigningKeyArn);');
        tell(`  the log groups TienDo-${name}-…, each for ${logRetentionDays} days after its last entry.`);
        tell(
          'Deleted is everything else: functions, the API and its address, schedules, alarms, failed work that waits, and the mail',
        );
        tell("domain's verification with SES.");
        tell('To see the names of what is kept, before they are gone with the outputs:');
        tell(`  aws cloudformation describe-stacks ${stack} --query "Stacks[0].Outputs" --output table`);
        if (!trial) {
          tell('The stack is protected from termination; AWS refuses to delete it until you run:');
          tell(
            `  aws cloudformation update-termination-protection ${stack} --no-enable-termination-protection`,
          );
        }
        return true;
      },
      act: async ({ name }) => {
        if ((await cdk(['destroy', '-c', `stage=${name}`, '--force'])) !== 0) return false;
        tell(`TienDo-${name} is gone but for what is kept.`);
        tell(
          `To use that again, name it under "kept" in stages/${name}.json (docs/runbook.md, Using what was kept).`,
        );
        tell(`Next, to deploy the stage again: npm run deploy -- ${name}`);
        return true;
      },
    },
    folder,
  );
}
