import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { DescribeRuleCommand, ListTargetsByRuleCommand } from '@aws-sdk/client-eventbridge';
import { GetAccountSettingsCommand } from '@aws-sdk/client-lambda';
import {
  GetAccountCommand,
  GetConfigurationSetCommand,
  GetConfigurationSetEventDestinationsCommand,
  GetEmailIdentityCommand,
} from '@aws-sdk/client-sesv2';
import { ListSubscriptionsByTopicCommand } from '@aws-sdk/client-sns';
import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DeployedStack } from '../../cli/aws/deployed-stack.ts';
import { dnsChecks } from '../../cli/doctor/dns-checks.ts';
import type { Finding } from '../../cli/doctor/finding.ts';
import { mailAccountChecks } from '../../cli/doctor/mail-account-checks.ts';
import { resourceChecks } from '../../cli/doctor/resource-checks.ts';
import { runChecks } from '../../cli/doctor/run-checks.ts';
import {
  completeZone,
  mockAws,
  outputs,
  production,
  serveZone,
  soundIndex,
  soundTable,
} from './deployed-stage.ts';

let aws: ReturnType<typeof mockAws>;
let zone: ReturnType<typeof completeZone>;

beforeEach(() => {
  aws = mockAws();
  zone = completeZone();
  serveZone(zone);
});
afterEach(() => {
  aws.restore();
  vi.restoreAllMocks();
});

const settings = { url: 'https://api.example', lang: 'en', input: true } as const;

/** What every check finds, by its id. */
async function findings(stack: DeployedStack = production): Promise<Map<string, Finding>> {
  const checks = [...resourceChecks(stack, settings), ...dnsChecks(stack), ...mailAccountChecks(stack)];
  const found = await runChecks(checks, () => undefined);
  return new Map(found.map(({ id, finding }) => [id, finding]));
}

/** The ids of the checks that failed. */
const failedOnes = (found: ReadonlyMap<string, Finding>) =>
  [...found].filter(([, { outcome }]) => outcome === 'failed').map(([id]) => id);

describe('F116: tiendo doctor --stage', () => {
  it('finds nothing wrong where nothing is', async () => {
    const found = await findings();
    expect([...found].map(([id, { outcome, detail }]) => [id, outcome, detail.en])).toEqual([
      ['stack', 'ok', 'TienDo-production in ap-southeast-1 is UPDATE_COMPLETE.'],
      [
        'tables',
        'ok',
        'All three are there with their index, protected from deletion, and restorable to any second.',
      ],
      [
        'concurrency',
        'ok',
        'The account may run 1,000 at once. Set concurrentExecutions in stages/production.json to keep some of them for the jobs and the sender.',
      ],
      ['mail-events', 'ok', 'SES events reach the-mail-events.'],
      ['alarm-subscription', 'ok', 'Confirmed: van-hanh@tinh.gov.vn.'],
      ['failures', 'ok', 'There is none.'],
      [
        ...['dkim', 'ok'],
        'All there: a1._domainkey.mail.tinh.gov.vn, a2._domainkey.mail.tinh.gov.vn, a3._domainkey.mail.tinh.gov.vn.',
      ],
      ['mail-from', 'ok', 'All there: bounce.mail.tinh.gov.vn.'],
      ['spf', 'ok', 'All there: bounce.mail.tinh.gov.vn.'],
      ['dmarc', 'ok', 'All there: _dmarc.mail.tinh.gov.vn.'],
      ['identity', 'ok', 'SES has verified mail.tinh.gov.vn.'],
      ['production-access', 'ok', 'The account may send to any address.'],
      ['quota', 'ok', '24 hours: 49900 of 50000 left; 14 a second.'],
      ['configuration-set', 'ok', 'the-set sends, and publishes all events.'],
    ]);
  });

  it('shows the missing records, ready to paste, and no other', async () => {
    zone.cname = { ...zone.cname, 'a2._domainkey.mail.tinh.gov.vn': ['other.example'] };
    delete zone.cname['a3._domainkey.mail.tinh.gov.vn'];
    zone.mx = {};
    const found = await findings();
    expect(failedOnes(found)).toEqual(['dkim', 'mail-from']);
    expect(found.get('dkim')).toEqual({
      outcome: 'failed',
      detail: {
        vi: '2/3 bản ghi không có trong DNS, hoặc không đúng. Đang có: other.example.',
        en: '2 of 3 records are missing from the DNS, or wrong. It has: other.example.',
      },
      next: {
        words: {
          vi: 'Thêm vào vùng DNS, mỗi tên một bản ghi; có khi mất đến một ngày mới có hiệu lực:',
          en: 'Put into the zone, one record a name; it may take up to a day to be seen:',
        },
        lines: [`  ${outputs['DnsRecord2']}`, `  ${outputs['DnsRecord3']}`],
      },
    });
  });

  it.each([
    ['spf', 'bounce', [['v=spf1 include:_spf.google.com ~all']]],
    ['spf', 'bounce', [['google-site-verification=1']]],
    ['spf', 'bounce', [['v=spf1 include:amazonses.com ~all'], ['v=spf1 -all']]],
    ['dmarc', '_dmarc', [['v=DMARC1']]],
    ['dmarc', '_dmarc', [['v=DMARC1; p=quarantine'], ['v=DMARC1; p=none']]],
    ['dmarc', '_dmarc', []],
  ])('fails %s for %s with %j', async (id, name, texts) => {
    zone.txt[`${name}.mail.tinh.gov.vn`] = texts;
    expect(failedOnes(await findings())).toEqual([id]);
  });

  it.each([
    [[['v=spf1 mx include:amazonses.com -all']], [['v=DMARC1;p=none']]],
    [[['x=1'], ['v=spf1 ', 'include:amazonses.com ~all']], [['v=DMARC1; p=reject; sp=none']]],
  ])('takes other records that say the same: %j, %j', async (spf, dmarc) => {
    zone.txt = { 'bounce.mail.tinh.gov.vn': spf, '_dmarc.mail.tinh.gov.vn': dmarc };
    expect(failedOnes(await findings())).toEqual([]);
  });

  it('tells a DNS that cannot be asked from a missing record', async () => {
    serveZone(zone);
    const { Resolver } = await import('node:dns/promises');
    const refused = Object.assign(new Error('queryMx ETIMEOUT'), { code: 'ETIMEOUT' });
    vi.spyOn(Resolver.prototype, 'resolveMx').mockRejectedValue(refused);
    const found = await findings();
    expect(found.get('mail-from')?.detail.en).toBe('The DNS cannot be asked (ETIMEOUT).');
  });

  it.each([
    [{ VerifiedForSendingStatus: false, VerificationStatus: 'PENDING' as const }, 'mail.tinh.gov.vn PENDING'],
    [{ DkimAttributes: { Status: 'FAILED' as const } }, 'DKIM FAILED'],
    [
      {
        MailFromAttributes: {
          MailFromDomain: 'x',
          MailFromDomainStatus: 'PENDING' as const,
          BehaviorOnMxFailure: 'USE_DEFAULT_VALUE' as const,
        },
      },
      'MAIL FROM PENDING',
    ],
  ])('names what SES has not verified: %j', async (changed, said) => {
    const sound = {
      VerifiedForSendingStatus: true,
      DkimAttributes: { Status: 'SUCCESS' as const },
      MailFromAttributes: {
        MailFromDomain: 'x',
        MailFromDomainStatus: 'SUCCESS' as const,
        BehaviorOnMxFailure: 'USE_DEFAULT_VALUE' as const,
      },
    };
    aws.mail.on(GetEmailIdentityCommand).resolves({ ...sound, ...changed });
    const found = await findings();
    expect(failedOnes(found)).toEqual(['identity']);
    expect(found.get('identity')?.detail.en).toBe(`SES has not verified: ${said}.`);
  });

  it('fails in the sandbox, but for a trial', async () => {
    const quota = { Max24HourSend: 200, SentLast24Hours: 0, MaxSendRate: 1 };
    aws.mail.on(GetAccountCommand).resolves({
      ProductionAccessEnabled: false,
      SendingEnabled: true,
      EnforcementStatus: 'HEALTHY',
      SendQuota: quota,
    });
    expect(failedOnes(await findings())).toEqual(['production-access']);
    const trial = await findings({ ...production, trial: true });
    expect([failedOnes(trial), trial.get('production-access')?.outcome]).toEqual([[], 'skipped']);
  });

  it.each([
    { EnforcementStatus: 'PROBATION', SendingEnabled: true },
    { EnforcementStatus: 'SHUTDOWN', SendingEnabled: false },
  ])('fails when AWS reviews or stops the account: %j', async (account) => {
    const SendQuota = { Max24HourSend: 50_000, SentLast24Hours: 100, MaxSendRate: 14 };
    aws.mail.on(GetAccountCommand).resolves({ ...account, ProductionAccessEnabled: true, SendQuota });
    expect(failedOnes(await findings())).toEqual(['production-access']);
  });

  it('fails when the quota is used up, and knows an account without one', async () => {
    const account = { ProductionAccessEnabled: true, SendingEnabled: true, EnforcementStatus: 'HEALTHY' };
    const used = { Max24HourSend: 50_000, SentLast24Hours: 50_000, MaxSendRate: 14 };
    aws.mail.on(GetAccountCommand).resolves({ ...account, SendQuota: used });
    expect(failedOnes(await findings())).toEqual(['quota']);
    const unlimited = { Max24HourSend: -1, SentLast24Hours: 70_000, MaxSendRate: 14 };
    aws.mail.on(GetAccountCommand).resolves({ ...account, SendQuota: unlimited });
    expect((await findings()).get('quota')?.detail.en).toBe('24 hours: no limit; 14 a second.');
  });

  it.each([
    ['disabled', { Enabled: false }],
    ['without Delivery', { MatchingEventTypes: ['SEND', 'BOUNCE', 'COMPLAINT', 'REJECT'] as const }],
    ['elsewhere', { EventBridgeDestination: undefined }],
  ])('fails when the event destination is %s', async (_, changed) => {
    const sound = {
      Name: 'bus',
      Enabled: true,
      EventBridgeDestination: { EventBusArn: 'x' },
      MatchingEventTypes: ['SEND', 'DELIVERY', 'BOUNCE', 'COMPLAINT', 'REJECT'] as const,
    };
    const { MatchingEventTypes, ...rest } = { ...sound, ...changed };
    aws.mail.on(GetConfigurationSetEventDestinationsCommand).resolves({
      EventDestinations: [{ ...rest, MatchingEventTypes: [...MatchingEventTypes] }],
    });
    expect(failedOnes(await findings())).toEqual(['configuration-set']);
  });

  it('fails when the configuration set does not send, or is gone', async () => {
    aws.mail.on(GetConfigurationSetCommand).resolves({ SendingOptions: { SendingEnabled: false } });
    expect(failedOnes(await findings())).toEqual(['configuration-set']);
    const gone = Object.assign(new Error('Configuration set <the-set> does not exist.'), {
      name: 'NotFoundException',
      $metadata: {},
    });
    aws.mail.on(GetConfigurationSetCommand).rejects(gone);
    const found = await findings();
    expect(failedOnes(found)).toEqual(['configuration-set']);
    expect(found.get('configuration-set')?.detail.en).toContain('NotFoundException');
  });

  it.each([
    ['disabled', { State: 'DISABLED' as const }, undefined],
    ['leading elsewhere', { State: 'ENABLED' as const }, []],
  ])('fails when the rule for mail events is %s', async (_, rule, Targets) => {
    aws.events.on(DescribeRuleCommand).resolves(rule);
    if (Targets !== undefined) aws.events.on(ListTargetsByRuleCommand).resolves({ Targets });
    expect(failedOnes(await findings())).toEqual(['mail-events']);
  });

  it('names the recipients of alarms who have not confirmed', async () => {
    aws.topics.on(ListSubscriptionsByTopicCommand).resolves({
      Subscriptions: [
        { Endpoint: 'b@tinh.gov.vn', SubscriptionArn: 'PendingConfirmation' },
        { Endpoint: 'a@tinh.gov.vn', SubscriptionArn: 'arn:aws:sns:x' },
      ],
    });
    expect((await findings()).get('alarm-subscription')?.detail.en).toBe('Not confirmed: b@tinh.gov.vn.');
    aws.topics.on(ListSubscriptionsByTopicCommand).resolves({ Subscriptions: [] });
    expect((await findings()).get('alarm-subscription')?.detail.en).toBe('Alarms reach nobody.');
    const trial = await findings({ ...production, trial: true });
    expect(trial.get('alarm-subscription')?.outcome).toBe('skipped');
  });

  it('names tables that are gone, unprotected or not restorable', async () => {
    const gone = Object.assign(new Error('gone'), { name: 'ResourceNotFoundException' });
    aws.tables
      .on(DescribeTableCommand, { TableName: 'reports' })
      .rejects(gone)
      .on(DescribeTableCommand, { TableName: 'registry' })
      .resolves({ Table: { ...soundTable, DeletionProtectionEnabled: false } })
      .on(DescribeContinuousBackupsCommand, { TableName: 'submissions' })
      .resolves({});
    expect((await findings()).get('tables')?.detail.en).toBe(
      'submissions: point-in-time recovery OFF; reports: NOT FOUND; registry: deletion protection OFF.',
    );
  });

  it('F116: compares kept tables with what the code needs, which no deployment adds to them, and names the command for each', async () => {
    aws.tables
      .on(DescribeTableCommand, { TableName: 'reports' })
      .resolves({
        Table: {
          ...soundTable,
          GlobalSecondaryIndexes: [{ ...soundIndex, Projection: { ProjectionType: 'KEYS_ONLY' } }],
        },
      })
      .on(DescribeTimeToLiveCommand, { TableName: 'registry' })
      .resolves({ TimeToLiveDescription: { TimeToLiveStatus: 'DISABLED' } });
    const wrong = 'reports: index due MISSING; registry: deletion of expired rows DISABLED.';
    const own = (await findings()).get('tables');
    expect([own?.detail.en, own?.outcome === 'failed' && own.next.lines]).toEqual([wrong, []]);
    const kept = { reportsTable: 'reports', registryTable: 'registry' };
    expect((await findings({ ...production, kept })).get('tables')).toEqual({
      outcome: 'failed',
      detail: { vi: wrong, en: wrong },
      next: {
        words: {
          vi: 'Bảng ghi ở «kept» nằm ngoài bản triển khai, nên phải tự bổ sung:',
          en: 'Tables under “kept” are outside of the stack, so give them what they lack yourself:',
        },
        lines: [
          `  aws dynamodb update-table --attribute-definitions AttributeName=dueKey,AttributeType=S AttributeName=dueAt,AttributeType=S --global-secondary-index-updates '[{"Create":{"IndexName":"due","KeySchema":[{"AttributeName":"dueKey","KeyType":"HASH"},{"AttributeName":"dueAt","KeyType":"RANGE"}],"Projection":{"ProjectionType":"ALL"}}}]' --table-name reports --region ap-southeast-1`,
          '  aws dynamodb update-time-to-live --time-to-live-specification "Enabled=true, AttributeName=deletedAt" --table-name registry --region ap-southeast-1',
        ],
      },
    });
    aws.tables.on(DescribeTableCommand, { TableName: 'submissions' }).resolves({
      Table: { ...soundTable, KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }] },
    });
    expect((await findings()).get('tables')?.detail.en).toBe(`submissions: keys id HASH; ${wrong}`);
  });

  it('asks for the quota of functions at once that a flood cannot use up, and compares it with the file of the stage', async () => {
    const limit = (ConcurrentExecutions: number) =>
      aws.functions.on(GetAccountSettingsCommand).resolves({ AccountLimit: { ConcurrentExecutions } });
    limit(10);
    expect((await findings()).get('concurrency')).toEqual({
      outcome: 'failed',
      detail: {
        vi: 'Tài khoản chỉ chạy được 10 cùng lúc: một đợt gọi dồn dập là đủ chặn cả nơi khác, các lịch và việc gửi thư.',
        en: 'The account may run 10 at once: a flood of requests is enough to stop the rest, the jobs and the sender.',
      },
      next: {
        words: {
          vi: 'Xin AWS nâng lên 1.000; thường được duyệt trong vài ngày:',
          en: 'Ask AWS for 1,000; it usually takes days:',
        },
        lines: [
          '  aws service-quotas request-service-quota-increase --service-code lambda --quota-code L-B99A9384 --desired-value 1000 --region ap-southeast-1',
        ],
      },
    });
    const trial = (await findings({ ...production, trial: true })).get('concurrency');
    expect([trial?.outcome, trial?.detail.en]).toEqual([
      'skipped',
      'The account may run 10 at once, enough for a trial.',
    ]);
    limit(1_500);
    const declared = async (concurrentExecutions: number) =>
      (await findings({ ...production, concurrentExecutions })).get('concurrency');
    expect((await declared(1_500))?.detail.en).toBe(
      'The account may run 1,500 at once; some are kept for the jobs and the sender.',
    );
    expect((await declared(2_000))?.outcome).toBe('failed');
  });

  it('counts failed work, hidden or not, and names the command that shows it', async () => {
    aws.queues.on(GetQueueAttributesCommand).resolves({
      Attributes: { ApproximateNumberOfMessages: '1', ApproximateNumberOfMessagesNotVisible: '2' },
    });
    expect((await findings()).get('failures')).toEqual({
      outcome: 'failed',
      detail: { vi: '3 việc đã lỗi sau mọi lần thử lại.', en: '3 failed after all retries.' },
      next: {
        words: { vi: 'Xem là việc gì, vì sao:', en: 'See which, and why:' },
        lines: [
          '  npm run -s tiendo -- failures list --stage production --url https://api.example --lang en',
        ],
      },
    });
  });

  it.each(['ROLLBACK_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE', 'UPDATE_IN_PROGRESS', undefined] as const)(
    'fails a stack that is %s',
    async (status) => {
      expect(failedOnes(await findings({ ...production, status }))).toEqual(['stack']);
    },
  );

  it.each([
    ['CredentialsProviderError', 'There are no AWS credentials.'],
    ['ExpiredTokenException', 'The AWS session has expired.'],
    ['AccessDeniedException', 'AWS denies it: no'],
    ['RequestTimeTooSkewed', 'AWS rejects the signature: this machine’s clock may be wrong.'],
    ['ServiceUnavailable', 'AWS failed: ServiceUnavailable: no'],
  ])('fails only the check that AWS refuses with %s, and says what to do', async (name, said) => {
    aws.mail.on(GetAccountCommand).rejects(Object.assign(new Error('no'), { name, $metadata: {} }));
    const found = await findings();
    expect(failedOnes(found)).toEqual(['production-access', 'quota']);
    expect(found.get('quota')?.detail.en).toBe(said);
  });

  it('says that a version without an output has to be deployed first', async () => {
    const older = Object.entries(outputs).filter(([key]) => !/^(Dns|Mail)/.test(key));
    const found = await findings({ ...production, outputs: new Map(older) });
    expect(failedOnes(found)).toEqual([
      ...['mail-events', 'dkim', 'mail-from', 'spf', 'dmarc', 'identity', 'configuration-set'],
    ]);
    expect(found.get('identity')?.detail.en).toBe(
      'TienDo-production has no output MailDomain: deploy this version first.',
    );
  });
});
