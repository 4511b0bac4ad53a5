import { formatLocalTime } from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';
import { scheduledJobWords } from '../../domain/schedule/job-words.ts';
import { type DeployedStack, outputOf, readDeployedStack } from '../aws/deployed-stack.ts';
import type { FailedWork } from '../aws/failed-work.ts';
import { type HeldFailure, withFailures } from '../aws/failure-queue.ts';
import { CommandFailure, exitCodes } from '../exit-codes.ts';
import { table, tell, writeData, writeJson } from '../output/output.ts';
import { words } from '../output/words.ts';
import { commandLine } from '../program/command-line.ts';
import type { Settings } from '../settings.ts';

/** Which failures to retry: one by its id, or all. */
export type RetryOptions = { readonly stage: string; readonly all?: boolean };

/** Shows the work that failed after all retries, from the failure queue of a stage. */
export async function listFailures(settings: Settings, stage: string): Promise<void> {
  const stack = await readDeployedStack(stage);
  const works = await withFailures(stack, async (failures) => failures.map(({ work }) => work));
  if (settings.json === true) return writeJson({ failures: works });
  if (works.length === 0) return tell(words(settings, 'Không có việc lỗi nào.', 'No work has failed.'));
  const head = words(settings, 'Mã|Lỗi lúc|Việc|Lý do', 'Id|Failed at|Work|Error').split('|');
  const rows = works.map((work) => [
    work.id,
    work.failedAt === null ? '—' : formatLocalTime(work.failedAt, settings.lang),
    workInWords(work, settings.lang),
    work.error,
  ]);
  writeData(table([head, ...rows], []));
  tell(
    words(
      settings,
      'Sau khi khắc phục, làm lại một việc, hoặc tất cả:',
      'After fixing the cause, retry one, or all:',
    ),
  );
  const [first] = works.filter(({ worker }) => worker !== null);
  if (first !== undefined) tell(commandLine(settings, 'failures', 'retry', first.id, '--stage', stage));
  tell(commandLine(settings, 'failures', 'retry', '--all', '--stage', stage));
}

/**
 * Starts failed work again, and removes it from the failure queue. What fails again comes back into the queue.
 * @throws CommandFailure for an id that is not in the queue, and for work that no function does
 */
export async function retryFailures(
  settings: Settings,
  id: string | undefined,
  { stage, all = false }: RetryOptions,
): Promise<void> {
  if ((id === undefined) !== all)
    throw new CommandFailure(exitCodes.usage, {
      vi: 'Nêu mã của một việc, hoặc --all.',
      en: 'Give the id of one, or --all.',
    });
  const stack = await readDeployedStack(stage);
  const { retried, left } = await withFailures(stack, async (failures, remove) => {
    const chosen = all ? failures : failures.filter(({ work }) => work.id === id);
    if (chosen.length === 0 && !all) throw notThere(id ?? '');
    const done: FailedWork[] = [];
    for (const failure of chosen) {
      if (!(await start(stack, failure))) continue;
      await remove(failure);
      done.push(failure.work);
    }
    return { retried: done, left: chosen.map(({ work }) => work).filter((work) => !done.includes(work)) };
  });
  if (settings.json === true)
    writeJson({ retried: retried.map((work) => work.id), left: left.map((work) => work.id) });
  else
    for (const work of retried)
      writeData(`${words(settings, 'Đã chạy lại', 'Retried')}: ${workInWords(work, settings.lang)}`);
  if (left.length > 0)
    throw new CommandFailure(exitCodes.notFoundOrConflict, {
      vi: `Không biết chức năng nào làm: ${left.map((work) => work.id).join(', ')}. Xem --json, rồi «docs/runbook.md#failed-work».`,
      en: `No function is known for ${left.map((work) => work.id).join(', ')}. See --json, then docs/runbook.md#failed-work.`,
    });
  if (settings.json !== true)
    tell(
      words(
        settings,
        `${retried.length} việc; việc nào lỗi nữa sẽ trở lại danh sách.`,
        `${retried.length} retried; what fails again is listed again.`,
      ),
    );
}

/**
 * Invokes the function as its trigger did: without waiting, and with its own retries.
 * @returns whether it was started; false for work that no function does
 */
async function start(stack: DeployedStack, { work }: HeldFailure): Promise<boolean> {
  if (work.worker === null) return false;
  const { InvokeCommand, LambdaClient } = await import('@aws-sdk/client-lambda');
  await new LambdaClient({ region: stack.region }).send(
    new InvokeCommand({
      FunctionName: outputOf(stack, work.worker),
      InvocationType: 'Event',
      Payload: Buffer.from(JSON.stringify(work.payload)),
    }),
  );
  return true;
}

function workInWords({ kind }: FailedWork, lang: Language): string {
  if (kind.type === 'run')
    return `${scheduledJobWords[kind.job][lang]}, ${formatLocalTime(kind.nominalTime, lang)}`;
  if (kind.type === 'unknown') return lang === 'vi' ? 'không rõ' : 'unknown';
  return `${lang === 'vi' ? 'sự kiện của SES' : 'SES event'} ${kind.event}`.trim();
}

function notThere(id: string): CommandFailure {
  return new CommandFailure(exitCodes.notFoundOrConflict, {
    vi: `Không có việc lỗi nào mang mã ${id}.`,
    en: `There is no failed work with the id ${id}.`,
  });
}
