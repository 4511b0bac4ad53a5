import { formatInteger } from '../../domain/language/format.ts';
import type { DeployedStack } from '../aws/deployed-stack.ts';
import { type Finding, failed, ok, skipped } from './finding.ts';

/** What an account needs, so that a flood of one route leaves executions for the others, the jobs and the sender. */
const needed = 1_000;

/** Whether the account may run enough functions at once, and as many as the stage's file says. */
export async function concurrencyFinding({
  region,
  stage,
  trial,
  concurrentExecutions,
}: DeployedStack): Promise<Finding> {
  const { GetAccountSettingsCommand, LambdaClient } = await import('@aws-sdk/client-lambda');
  const { AccountLimit } = await new LambdaClient({ region }).send(new GetAccountSettingsCommand({}));
  const allowed = AccountLimit?.ConcurrentExecutions ?? 0;
  const wanted = Math.max(needed, concurrentExecutions ?? 0);
  const [vi, en] = [formatInteger(allowed, 'vi'), formatInteger(allowed, 'en')];
  if (allowed >= wanted)
    return concurrentExecutions === undefined
      ? ok(
          `Tài khoản chạy được ${vi} cùng lúc. Ghi «concurrentExecutions» vào «stages/${stage}.json» để dành riêng một phần cho các lịch và việc gửi thư.`,
          `The account may run ${en} at once. Set concurrentExecutions in stages/${stage}.json to keep some of them for the jobs and the sender.`,
        )
      : ok(
          `Tài khoản chạy được ${vi} cùng lúc, có phần dành riêng cho các lịch và việc gửi thư.`,
          `The account may run ${en} at once; some are kept for the jobs and the sender.`,
        );
  if (trial)
    return skipped(
      `Tài khoản chạy được ${vi} cùng lúc, đủ cho bản thử.`,
      `The account may run ${en} at once, enough for a trial.`,
    );
  return failed(
    {
      vi: `Tài khoản chỉ chạy được ${vi} cùng lúc: một đợt gọi dồn dập là đủ chặn cả nơi khác, các lịch và việc gửi thư.`,
      en: `The account may run ${en} at once: a flood of requests is enough to stop the rest, the jobs and the sender.`,
    },
    {
      vi: `Xin AWS nâng lên ${formatInteger(wanted, 'vi')}; thường được duyệt trong vài ngày:`,
      en: `Ask AWS for ${formatInteger(wanted, 'en')}; it usually takes days:`,
    },
    [
      `  aws service-quotas request-service-quota-increase --service-code lambda --quota-code L-B99A9384 --desired-value ${wanted} --region ${region}`,
    ],
  );
}
