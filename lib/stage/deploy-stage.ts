import { stageCommand, type Terminal } from './stage-command.ts';

/**
 * `npm run deploy -- <stage>`: shows what would change, has the stage's name confirmed, and deploys.
 * @param folder of the stages' files
 * @returns the exit code
 */
export function deployStage(words: readonly string[], terminal: Terminal, folder?: string): Promise<number> {
  const { cdk, tell } = terminal;
  return stageCommand(
    words,
    terminal,
    {
      name: 'deploy',
      show: async ({ name, account, region, trial, monthlyBudgetUsd }) => {
        if (!trial && monthlyBudgetUsd === undefined)
          tell(
            `${name} has no budget, so a surprise bill reaches nobody before AWS sends it. To be told: "monthlyBudgetUsd" in stages/${name}.json.`,
          );
        tell(`What would change in TienDo-${name}, account ${account ?? 'of your credentials'}, ${region}:`);
        return (await cdk(['diff', '-c', `stage=${name}`])) === 0;
      },
      act: async ({ name, region, alarmRecipients }) => {
        if ((await cdk(['deploy', '-c', `stage=${name}`, '--require-approval', 'never'])) !== 0) return false;
        tell(`TienDo-${name} is deployed; its outputs are above.`);
        if (alarmRecipients.length > 0)
          tell(
            `Each of ${alarmRecipients.join(', ')} gets a message from AWS and confirms it, the first time only.`,
          );
        tell('Put the DnsRecord… outputs into the DNS of the mail domain, unless they are there.');
        tell(
          `Next, for a token of operations: the output OperationsTokenCommand, aws lambda invoke --region ${region} …; then docs/runbook.md, Setting up.`,
        );
        return true;
      },
    },
    folder,
  );
}
