import { type DeployedStack, outputOf, readDeployedStack } from '../aws/deployed-stack.ts';
import { apiChecks } from '../doctor/api-checks.ts';
import { deploymentChecks } from '../doctor/deployment-checks.ts';
import { dnsChecks } from '../doctor/dns-checks.ts';
import type { Check } from '../doctor/finding.ts';
import { mailAccountChecks } from '../doctor/mail-account-checks.ts';
import { resourceChecks } from '../doctor/resource-checks.ts';
import { type Checked, runChecks } from '../doctor/run-checks.ts';
import { signingKeyCheck } from '../doctor/signing-key-check.ts';
import { testMailCheck } from '../doctor/test-mail.ts';
import { CommandFailure, exitCodes } from '../exit-codes.ts';
import { writeData, writeJson } from '../output/output.ts';
import { words } from '../output/words.ts';
import type { Settings } from '../settings.ts';

/** With a stage its AWS resources and the DNS are checked too, with the operator's credentials. */
export type DoctorOptions = {
  readonly stage?: string;
  /** The address of a test message, whose delivery is waited for. */
  readonly sendTo?: string;
};

/**
 * Checks a deployment and shows the next step for what is wrong.
 * @throws CommandFailure when a check failed, and when the stage is not deployed
 */
export async function doctor(given: Settings, { stage, sendTo }: DoctorOptions): Promise<void> {
  const stack = stage === undefined ? null : await readDeployedStack(stage);
  const settings = stack === null ? given : { ...given, url: outputOf(stack, 'ApiUrl') };
  const checks = [
    ...apiChecks(settings),
    ...(stack === null ? [] : stageChecks(stack, settings)),
    ...(sendTo === undefined ? [] : [testMailCheck(settings, sendTo)]),
  ];
  const isJson = settings.json === true;
  const found = await runChecks(checks, (checked) => {
    if (!isJson) writeData(linesOf(settings, checked).join('\n'));
  });
  const bad = found.filter(({ finding }) => finding.outcome === 'failed').length;
  if (isJson) writeJson({ checks: found.map((checked) => plain(settings, checked)), failed: bad });
  if (bad > 0) {
    throw new CommandFailure(exitCodes.checkFailed, {
      vi: `${bad} trong ${found.length} việc kiểm tra chưa đạt.`,
      en: `${bad} of ${found.length} checks failed.`,
    });
  }
}

/** A trial at a domain that nobody owns sends nothing. */
function stageChecks(stack: DeployedStack, settings: Settings): Check[] {
  const resources = [
    ...resourceChecks(stack, settings),
    ...deploymentChecks(stack, settings),
    signingKeyCheck(stack),
  ];
  if (stack.trial && outputOf(stack, 'MailDomain').endsWith('.example')) return resources;
  return [...resources, ...dnsChecks(stack), ...mailAccountChecks(stack)];
}

const outcomes = {
  ok: { vi: 'đạt', en: 'ok' },
  failed: { vi: 'CHƯA ĐẠT', en: 'FAILED' },
  skipped: { vi: 'bỏ qua', en: 'skipped' },
} as const;

/** `ok      Clock: …`, and beneath a failed one what to do. */
function linesOf(settings: Settings, { title, finding }: Checked): string[] {
  const { lang } = settings;
  const head = `${outcomes[finding.outcome][lang].padEnd(8)}  ${title[lang]}: ${finding.detail[lang]}`;
  if (finding.outcome !== 'failed') return [head];
  const { words: step, lines } = finding.next;
  return [head, `          ${words(settings, 'Việc cần làm', 'Next')}: ${step[lang]}`, ...lines];
}

/** A check for scripts, in the command's language. */
function plain({ lang }: Settings, { id, finding }: Checked) {
  const found = { id, outcome: finding.outcome, detail: finding.detail[lang] };
  if (finding.outcome !== 'failed') return { ...found, next: null };
  const { words: step, lines } = finding.next;
  return { ...found, next: { step: step[lang], lines: lines.map((line) => line.trim()) } };
}
