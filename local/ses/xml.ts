import type { LocalDataPoint, LocalQuota } from './account.ts';

const namespace = 'http://ses.amazonaws.com/doc/2010-12-01/';

/** SES's answer to an accepted message. */
export function sentXml(messageId: string, requestId: string): string {
  return resultXml('SendRawEmail', `<MessageId>${messageId}</MessageId>`, requestId);
}

/** SES's answer with the account's sending limits. */
export function quotaXml({ perSecond, perDay, sentLastDay }: LocalQuota, requestId: string): string {
  const result = `<Max24HourSend>${perDay}</Max24HourSend><MaxSendRate>${perSecond}</MaxSendRate><SentLast24Hours>${sentLastDay}</SentLast24Hours>`;
  return resultXml('GetSendQuota', result, requestId);
}

/** SES's answer with the account's sending statistics. */
export function statisticsXml(points: readonly LocalDataPoint[], requestId: string): string {
  const members = points.map(
    ({ timestamp, attempts }) =>
      `<member><Timestamp>${timestamp}</Timestamp><DeliveryAttempts>${attempts}</DeliveryAttempts><Bounces>0</Bounces><Complaints>0</Complaints><Rejects>0</Rejects></member>`,
  );
  return resultXml('GetSendStatistics', `<SendDataPoints>${members.join('')}</SendDataPoints>`, requestId);
}

/** SES's answer about the DKIM records of domains, of which one is verified. */
export function dkimXml(asked: readonly string[], verified: string, requestId: string): string {
  const entries = asked.map((domain) => {
    const status = domain === verified ? 'Success' : 'NotStarted';
    return `<entry><key>${escapeXml(domain)}</key><value><DkimEnabled>true</DkimEnabled><DkimVerificationStatus>${status}</DkimVerificationStatus></value></entry>`;
  });
  const result = `<DkimAttributes>${entries.join('')}</DkimAttributes>`;
  return resultXml('GetIdentityDkimAttributes', result, requestId);
}

/** SES's answer to a refused call. */
export function errorXml(
  type: 'Sender' | 'Receiver',
  code: string,
  message: string,
  requestId: string,
): string {
  return `<ErrorResponse xmlns="${namespace}"><Error><Type>${type}</Type><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`;
}

function resultXml(action: string, result: string, requestId: string): string {
  return `<${action}Response xmlns="${namespace}"><${action}Result>${result}</${action}Result><ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${action}Response>`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
