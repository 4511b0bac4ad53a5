import type { LogGroup } from '@aws-sdk/client-cloudwatch-logs';
import { catalogue } from '../../contract/catalogue.ts';
import { schedulesAt, scheduleTimeZone } from '../../domain/schedule/schedules.ts';
import { cronOf } from '../../lib/stage/cron.ts';
import { call } from '../api/api.ts';
import { type DeployedStack, outputOf } from '../aws/deployed-stack.ts';
import type { Settings } from '../settings.ts';
import { type Check, type Finding, failed, ok, skipped } from './finding.ts';

/** Whether what is deployed is what the stage's file declares: schedules, protection, logs, and a ranking after the lock. */
export function deploymentChecks(stack: DeployedStack, settings: Settings): Check[] {
  return [
    { id: 'schedules', title: { vi: 'Lịch chạy', en: 'Schedules' }, look: () => schedulesFinding(stack) },
    {
      id: 'ranking-time',
      title: { vi: 'Giờ xếp hạng', en: 'Time of the ranking' },
      look: () => rankingTimeFinding(stack, settings),
    },
    {
      id: 'termination-protection',
      title: { vi: 'Bảo vệ khỏi xóa', en: 'Termination protection' },
      look: async () => protectionFinding(stack),
    },
    { id: 'logs', title: { vi: 'Nhật ký', en: 'Logs' }, look: () => logsFinding(stack) },
    { id: 'budget', title: { vi: 'Ngân sách', en: 'Budget' }, look: async () => budgetFinding(stack) },
  ];
}

const deploy = ({ stage }: DeployedStack) => `  npm run deploy -- ${stage}`;

/** Every schedule of the stage's file, enabled and at its time; no other starts a job. */
async function schedulesFinding(stack: DeployedStack): Promise<Finding> {
  const GroupName = outputOf(stack, 'ScheduleGroup');
  const { GetScheduleCommand, ListSchedulesCommand, SchedulerClient } = await import(
    '@aws-sdk/client-scheduler'
  );
  const client = new SchedulerClient({ region: stack.region });
  const { Schedules = [] } = await client.send(new ListSchedulesCommand({ GroupName })).catch(noneIfGone);
  const found = await Promise.all(
    Schedules.map(({ Name }) => client.send(new GetScheduleCommand({ GroupName, Name }))),
  );
  const declared = schedulesAt(stack.times);
  const wrong: string[] = [];
  for (const { job, timing } of declared) {
    const own = found.filter(({ Target }) => jobOf(Target?.Input) === job);
    const wanted = cronOf(timing);
    if (own.length === 0) wrong.push(`${job}: NOT FOUND`);
    for (const { State, ScheduleExpression, ScheduleExpressionTimezone } of own) {
      if (State !== 'ENABLED') wrong.push(`${job}: ${State}`);
      if (ScheduleExpression !== wanted || ScheduleExpressionTimezone !== scheduleTimeZone)
        wrong.push(`${job}: ${ScheduleExpression} ${ScheduleExpressionTimezone} ≠ ${wanted}`);
    }
  }
  const { ranking, report, warnings } = stack.times;
  if (wrong.length === 0)
    return ok(
      `Năm lịch đều bật, đúng giờ: xếp hạng thứ Hai ${ranking}, báo cáo ${report}, nhắc hạn ${warnings}.`,
      `All five are on, at the times of the stage: ranking on Mondays ${ranking}, report ${report}, warnings ${warnings}.`,
    );
  return failed(
    { vi: `${wrong.join('; ')}.`, en: `${wrong.join('; ')}.` },
    {
      vi: `Triển khai lại để lịch đúng như «times» trong «stages/${stack.stage}.json»:`,
      en: `Deploy again, so that they are as “times” in stages/${stack.stage}.json says:`,
    },
    [deploy(stack)],
  );
}

function noneIfGone(error: unknown): { readonly Schedules?: never[] } {
  if (error instanceof Error && error.name === 'ResourceNotFoundException') return {};
  throw error;
}

function jobOf(input = ''): string | undefined {
  return /"job":\s*"(\w+)"/.exec(input)?.[1];
}

/** A weekly set whose figures lock after the ranking accepts figures that count in no first ranking. */
async function rankingTimeFinding({ stage, times }: DeployedStack, settings: Settings): Promise<Finding> {
  const { answer } = await call(settings, catalogue.getCatalogue, { path: {} });
  const late = answer.catalogue.sets.flatMap(({ id, frequency, leagues, lock }) => {
    if (frequency !== 'week' || leagues.length === 0) return [];
    // The first day on which a week can lock is the Monday of its ranking.
    const day = 'weekday' in lock ? lock.weekday : lock.workingDaysAfter;
    if (day > 1) return [id];
    return lock.time > times.ranking ? [`${id} (${lock.time})`] : [];
  });
  if (late.length === 0)
    return ok(
      `Xếp hạng lúc ${times.ranking} thứ Hai, sau giờ khóa của mọi bộ chỉ số tuần.`,
      `Rankings are made on Mondays at ${times.ranking}, after every weekly set has locked.`,
    );
  return failed(
    {
      vi: `Xếp hạng lúc ${times.ranking} thứ Hai, trước giờ khóa của ${late.join(', ')}: số liệu đến sau giờ xếp hạng vẫn được nhận nhưng không được tính.`,
      en: `Rankings are made on Mondays at ${times.ranking}, before ${late.join(', ')} has locked: what comes between is accepted and not ranked.`,
    },
    {
      vi: `Đặt «times.ranking» trong «stages/${stage}.json» sau giờ khóa ít nhất năm phút, hoặc đưa giờ khóa («lock») của bộ lên trước.`,
      en: `Set times.ranking in stages/${stage}.json to at least five minutes after the lock, or move the set’s “lock” before it.`,
    },
  );
}

function protectionFinding(stack: DeployedStack): Finding {
  if (stack.isProtected)
    return ok('Không xóa nhầm được bản triển khai.', 'The stack cannot be deleted by mistake.');
  if (stack.trial) return skipped('Bản thử không cần.', 'A trial needs none.');
  return failed(
    { vi: `${stack.name} xóa được bằng một lệnh.`, en: `One command deletes ${stack.name}.` },
    { vi: 'Bật lại bằng cách triển khai, hoặc:', en: 'Deploying switches it on again; or:' },
    [
      `  aws cloudformation update-termination-protection --enable-termination-protection --stack-name ${stack.name} --region ${stack.region}`,
    ],
  );
}

/** A budget is advised, not needed: without one the bill is the first to say what the account costs. */
function budgetFinding({ stage, trial, monthlyBudgetUsd }: DeployedStack): Finding {
  if (monthlyBudgetUsd !== undefined)
    return ok(
      `Báo khi tài khoản tốn đến ${monthlyBudgetUsd} USD một tháng.`,
      `Alarm recipients are told when the account costs $${monthlyBudgetUsd} a month.`,
    );
  if (trial) return skipped('Bản thử không cần.', 'A trial needs none.');
  return skipped(
    `Chưa có: không ai được báo trước khi AWS gửi hóa đơn. Ghi «monthlyBudgetUsd» vào «stages/${stage}.json».`,
    `There is none: nobody is told before AWS sends the bill. Set monthlyBudgetUsd in stages/${stage}.json.`,
  );
}

async function logsFinding(stack: DeployedStack): Promise<Finding> {
  const { CloudWatchLogsClient, paginateDescribeLogGroups } = await import('@aws-sdk/client-cloudwatch-logs');
  const client = new CloudWatchLogsClient({ region: stack.region });
  const groups: LogGroup[] = [];
  for await (const { logGroups = [] } of paginateDescribeLogGroups(
    { client },
    { logGroupNamePrefix: `${stack.name}-` },
  ))
    groups.push(...logGroups);
  if (groups.length === 0)
    return failed(
      { vi: 'Không có nhật ký nào.', en: 'There are no log groups.' },
      { vi: 'Triển khai lại:', en: 'Deploy again:' },
      [deploy(stack)],
    );
  const days = stack.logRetentionDays;
  const others = groups.filter(({ retentionInDays }) => retentionInDays !== days);
  if (others.length === 0)
    return ok(
      `${groups.length} nhật ký, giữ ${days} ngày.`,
      `${groups.length} log groups, kept for ${days} days.`,
    );
  const named = others.map(
    ({ logGroupName = '', retentionInDays }) => `${logGroupName}: ${retentionInDays ?? '∞'}`,
  );
  return failed(
    {
      vi: `Không giữ ${days} ngày như đã khai báo: ${named.join('; ')}.`,
      en: `Not kept for ${days} days as declared: ${named.join('; ')}.`,
    },
    {
      vi: 'Triển khai lại; nhật ký của lần triển khai trước thì đặt bằng tay:',
      en: 'Deploy again; set that of an earlier deployment by hand:',
    },
    [
      `  aws logs put-retention-policy --region ${stack.region} --retention-in-days ${days} --log-group-name <name>`,
    ],
  );
}
