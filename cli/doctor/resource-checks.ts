import { type DeployedStack, outputOf } from '../aws/deployed-stack.ts';
import { commandLine } from '../program/command-line.ts';
import type { Settings } from '../settings.ts';
import { concurrencyFinding } from './concurrency-finding.ts';
import { type Check, type Finding, failed, ok, skipped } from './finding.ts';
import { tablesFinding } from './tables-finding.ts';

/** What AWS says about the stack, its tables, its alarms and its failures. */
export function resourceChecks(stack: DeployedStack, settings: Settings): Check[] {
  return [
    { id: 'stack', title: { vi: 'Bản triển khai', en: 'Stack' }, look: async () => stackFinding(stack) },
    { id: 'tables', title: { vi: 'Các bảng', en: 'Tables' }, look: () => tablesFinding(stack) },
    {
      id: 'concurrency',
      title: { vi: 'Số hàm chạy cùng lúc', en: 'Functions at once' },
      look: () => concurrencyFinding(stack),
    },
    {
      id: 'mail-events',
      title: { vi: 'Sự kiện thư', en: 'Mail events' },
      look: () => eventsFinding(stack),
    },
    {
      id: 'alarm-subscription',
      title: { vi: 'Người nhận báo động', en: 'Alarm recipients' },
      look: () => subscriptionFinding(stack),
    },
    {
      id: 'failures',
      title: { vi: 'Việc lỗi', en: 'Failed work' },
      look: () => failuresFinding(stack, settings),
    },
  ];
}

const deployAgain = { vi: 'Triển khai lại.', en: 'Deploy again.' };

function stackFinding({ name, region, status }: DeployedStack): Finding {
  if (status === 'CREATE_COMPLETE' || status === 'UPDATE_COMPLETE')
    return ok(`${name} ở ${region}: ${status}.`, `${name} in ${region} is ${status}.`);
  return failed(
    { vi: `${name} ở ${region}: ${status}.`, en: `${name} in ${region} is ${status}.` },
    {
      vi: 'Đợi triển khai xong; nếu đã lùi lại thì xem lý do ở CloudFormation rồi triển khai lại.',
      en: 'Wait for the deployment to end; after a rollback read why in CloudFormation, then deploy again.',
    },
  );
}

async function eventsFinding(stack: DeployedStack): Promise<Finding> {
  const Name = outputOf(stack, 'MailEventsRule');
  const { DescribeRuleCommand, EventBridgeClient, ListTargetsByRuleCommand } = await import(
    '@aws-sdk/client-eventbridge'
  );
  const client = new EventBridgeClient({ region: stack.region });
  const [{ State }, { Targets = [] }] = await Promise.all([
    client.send(new DescribeRuleCommand({ Name })),
    client.send(new ListTargetsByRuleCommand({ Rule: Name })),
  ]);
  const receiver = outputOf(stack, 'MailEventsFunction');
  const isTargeted = Targets.some(({ Arn }) => Arn?.endsWith(`:function:${receiver}`) === true);
  if (State === 'ENABLED' && isTargeted)
    return ok(`Sự kiện của SES đến ${receiver}.`, `SES events reach ${receiver}.`);
  return failed(
    State === 'ENABLED'
      ? {
          vi: `${Name} không chuyển sự kiện đến ${receiver}.`,
          en: `${Name} does not pass events to ${receiver}.`,
        }
      : {
          vi: `${Name} đang tắt: không biết thư đã đến hay chưa.`,
          en: `${Name} is disabled: whether mail arrives stays unknown.`,
        },
    deployAgain,
  );
}

async function subscriptionFinding(stack: DeployedStack): Promise<Finding> {
  const { ListSubscriptionsByTopicCommand, SNSClient } = await import('@aws-sdk/client-sns');
  const { Subscriptions = [] } = await new SNSClient({ region: stack.region }).send(
    new ListSubscriptionsByTopicCommand({ TopicArn: outputOf(stack, 'OperationsTopicArn') }),
  );
  const of = (isPending: boolean) =>
    Subscriptions.filter(({ SubscriptionArn = '' }) => !SubscriptionArn.startsWith('arn:') === isPending)
      .map(({ Endpoint = '' }) => Endpoint)
      .sort();
  const [pending, confirmed] = [of(true), of(false)];
  if (pending.length > 0)
    return failed(
      { vi: `Chưa xác nhận: ${pending.join(', ')}.`, en: `Not confirmed: ${pending.join(', ')}.` },
      {
        vi: 'Mở thư «AWS Notification - Subscription Confirmation» và bấm xác nhận; quá ba ngày thì triển khai lại để nhận thư mới.',
        en: 'Open the mail “AWS Notification - Subscription Confirmation” and confirm; after three days deploy again for a new one.',
      },
    );
  if (confirmed.length > 0)
    return ok(`Đã xác nhận: ${confirmed.join(', ')}.`, `Confirmed: ${confirmed.join(', ')}.`);
  if (stack.trial) return skipped('Bản thử không báo động cho ai.', 'A trial alarms nobody.');
  return failed(
    { vi: 'Không ai nhận báo động.', en: 'Alarms reach nobody.' },
    {
      vi: `Thêm địa chỉ vào «alarmRecipients» của «stages/${stack.stage}.json» rồi triển khai lại.`,
      en: `Add an address to alarmRecipients in stages/${stack.stage}.json, and deploy again.`,
    },
  );
}

async function failuresFinding(stack: DeployedStack, settings: Settings): Promise<Finding> {
  const { GetQueueAttributesCommand, SQSClient } = await import('@aws-sdk/client-sqs');
  const names = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'] as const;
  const { Attributes = {} } = await new SQSClient({ region: stack.region }).send(
    new GetQueueAttributesCommand({
      QueueUrl: outputOf(stack, 'FailureQueueUrl'),
      AttributeNames: [...names],
    }),
  );
  const count = names.reduce((sum, name) => sum + Number(Attributes[name] ?? 0), 0);
  if (count === 0) return ok('Không có việc nào.', 'There is none.');
  return failed(
    { vi: `${count} việc đã lỗi sau mọi lần thử lại.`, en: `${count} failed after all retries.` },
    { vi: 'Xem là việc gì, vì sao:', en: 'See which, and why:' },
    [commandLine(settings, 'failures', 'list', '--stage', stack.stage)],
  );
}
