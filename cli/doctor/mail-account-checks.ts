import { type DeployedStack, outputOf } from '../aws/deployed-stack.ts';
import { type Check, type Finding, failed, ok, skipped } from './finding.ts';

/** What SES says about the account, the mail domain and the configuration set. */
export function mailAccountChecks(stack: DeployedStack): Check[] {
  return [
    {
      id: 'identity',
      title: { vi: 'SES: tên miền thư', en: 'SES: mail domain' },
      look: () => identityFinding(stack),
    },
    {
      id: 'production-access',
      title: { vi: 'SES: quyền gửi thật', en: 'SES: production access' },
      look: () => accountFinding(stack),
    },
    { id: 'quota', title: { vi: 'SES: hạn mức', en: 'SES: quota' }, look: () => quotaFinding(stack) },
    {
      id: 'configuration-set',
      title: { vi: 'SES: bộ cấu hình', en: 'SES: configuration set' },
      look: () => configurationSetFinding(stack),
    },
  ];
}

async function identityFinding(stack: DeployedStack): Promise<Finding> {
  const domain = outputOf(stack, 'MailDomain');
  const { GetEmailIdentityCommand, SESv2Client } = await import('@aws-sdk/client-sesv2');
  const identity = await new SESv2Client({ region: stack.region }).send(
    new GetEmailIdentityCommand({ EmailIdentity: domain }),
  );
  const states = [
    ['DKIM', identity.DkimAttributes?.Status],
    ['MAIL FROM', identity.MailFromAttributes?.MailFromDomainStatus],
  ] as const;
  const wrong = states.filter(([, state]) => state !== 'SUCCESS').map(([name, state]) => `${name} ${state}`);
  if (identity.VerifiedForSendingStatus !== true)
    wrong.unshift(`${domain} ${identity.VerificationStatus ?? 'PENDING'}`);
  if (wrong.length === 0) return ok(`${domain} đã được SES xác minh.`, `SES has verified ${domain}.`);
  return failed(
    { vi: `SES chưa xác minh xong: ${wrong.join(', ')}.`, en: `SES has not verified: ${wrong.join(', ')}.` },
    {
      vi: 'Thêm các bản ghi DNS nêu ở trên rồi chờ SES; nếu «FAILED» thì triển khai lại để SES thử lại.',
      en: 'Add the DNS records named above and wait for SES; after FAILED deploy again, so that SES retries.',
    },
  );
}

async function accountFinding(stack: DeployedStack): Promise<Finding> {
  const { ProductionAccessEnabled, SendingEnabled, EnforcementStatus = 'HEALTHY' } = await accountOf(stack);
  if (SendingEnabled === false || EnforcementStatus !== 'HEALTHY')
    return failed(
      {
        vi: `SES không cho gửi, hoặc đang xem xét tài khoản (${EnforcementStatus}).`,
        en: `SES does not let the account send, or is reviewing it (${EnforcementStatus}).`,
      },
      {
        vi: 'Mở SES, «Account dashboard», và trả lời AWS ở đó.',
        en: 'Open SES, Account dashboard, and answer AWS there.',
      },
    );
  if (ProductionAccessEnabled === true)
    return ok('Tài khoản được gửi đến mọi địa chỉ.', 'The account may send to any address.');
  if (stack.trial)
    return skipped(
      'Tài khoản chỉ gửi được đến địa chỉ đã xác minh, đủ để dùng thử.',
      'The account sends to verified addresses only, which is enough for a trial.',
    );
  return failed(
    {
      vi: 'Tài khoản còn trong chế độ thử (sandbox): chỉ gửi được đến địa chỉ đã xác minh. Hệ thống giữ thư lại.',
      en: 'The account is in the sandbox: it sends to verified addresses only. The deployment holds its mail.',
    },
    {
      vi: 'Xin AWS mở gửi thật (SES, «Account dashboard», «Request production access»); AWS trả lời trong vài ngày.',
      en: 'Ask AWS for production access (SES, Account dashboard, Request production access); it takes days.',
    },
  );
}

async function quotaFinding(stack: DeployedStack): Promise<Finding> {
  const { SendQuota } = await accountOf(stack);
  const { Max24HourSend = 0, SentLast24Hours = 0, MaxSendRate = 0 } = SendQuota ?? {};
  const left = Max24HourSend < 0 ? Number.POSITIVE_INFINITY : Max24HourSend - SentLast24Hours;
  const [vi, en] =
    left === Number.POSITIVE_INFINITY
      ? ['không giới hạn', 'no limit']
      : [`còn ${left} trong ${Max24HourSend}`, `${left} of ${Max24HourSend} left`];
  if (left > 0 && MaxSendRate > 0)
    return ok(`24 giờ: ${vi}; mỗi giây ${MaxSendRate}.`, `24 hours: ${en}; ${MaxSendRate} a second.`);
  return failed(
    {
      vi: `Không gửi thêm được: 24 giờ ${vi}, mỗi giây ${MaxSendRate}.`,
      en: `No more can be sent: 24 hours ${en}, ${MaxSendRate} a second.`,
    },
    {
      vi: 'Chờ hết 24 giờ, hoặc xin AWS tăng hạn mức («Service Quotas», SES).',
      en: 'Wait until the 24 hours are over, or ask AWS for a higher quota (Service Quotas, SES).',
    },
  );
}

async function configurationSetFinding(stack: DeployedStack): Promise<Finding> {
  const name = outputOf(stack, 'MailConfigurationSet');
  const { GetConfigurationSetCommand, GetConfigurationSetEventDestinationsCommand, SESv2Client } =
    await import('@aws-sdk/client-sesv2');
  const client = new SESv2Client({ region: stack.region });
  const [set, { EventDestinations = [] }] = await Promise.all([
    client.send(new GetConfigurationSetCommand({ ConfigurationSetName: name })),
    client.send(new GetConfigurationSetEventDestinationsCommand({ ConfigurationSetName: name })),
  ]);
  if (set.SendingOptions?.SendingEnabled === false)
    return failed(
      { vi: `SES đã tắt gửi của ${name}.`, en: `Sending is disabled for ${name}.` },
      {
        vi: 'Tìm lý do ở SES, «Reputation metrics», rồi bật lại («Configuration sets», «Sending status»).',
        en: 'Find out why in SES, Reputation metrics, then enable it (Configuration sets, Sending status).',
      },
    );
  const wanted = ['SEND', 'DELIVERY', 'BOUNCE', 'COMPLAINT', 'REJECT'] as const;
  const published = EventDestinations.filter(
    ({ Enabled, EventBridgeDestination }) => Enabled === true && EventBridgeDestination !== undefined,
  ).flatMap(({ MatchingEventTypes = [] }) => MatchingEventTypes);
  const unpublished = wanted.filter((type) => !published.includes(type));
  if (unpublished.length === 0)
    return ok(`${name} gửi được và báo lại mọi sự kiện.`, `${name} sends, and publishes all events.`);
  return failed(
    {
      vi: `${name} không báo lại: ${unpublished.join(', ')}. Không biết thư đã đến hay chưa.`,
      en: `${name} does not publish ${unpublished.join(', ')}: whether mail arrives stays unknown.`,
    },
    {
      vi: 'Triển khai lại để khôi phục đích nhận sự kiện.',
      en: 'Deploy again, which restores the event destination.',
    },
  );
}

async function accountOf({ region }: DeployedStack) {
  const { GetAccountCommand, SESv2Client } = await import('@aws-sdk/client-sesv2');
  return new SESv2Client({ region }).send(new GetAccountCommand());
}
