import { awsRefusal } from '../aws/aws-refusal.ts';
import { CommandFailure } from '../exit-codes.ts';
import { type Check, type Finding, failed } from './finding.ts';

/** A check with what it found. */
export type Checked = Check & { readonly finding: Finding };

/** Runs checks one after the other. One that cannot be made counts as failed, and stops no other. */
export async function runChecks(
  checks: readonly Check[],
  onChecked: (checked: Checked) => void,
): Promise<Checked[]> {
  const all: Checked[] = [];
  for (const check of checks) {
    const checked = { ...check, finding: await check.look().catch(findingOf) };
    onChecked(checked);
    all.push(checked);
  }
  return all;
}

function findingOf(error: unknown): Finding {
  if (error instanceof CommandFailure)
    return failed(error.detail, {
      vi: 'Khắc phục điều trên rồi chạy lại lệnh này.',
      en: 'Fix this, then run the command again.',
    });
  const refusal = awsRefusal(error);
  if (refusal !== null) return failed(refusal.detail, refusal.next);
  throw error;
}
