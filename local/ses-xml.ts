import type { LocalDataPoint, LocalQuota } from './ses-account.ts';

const namespace = 'http://ses.amazonaws.com/doc/2010-12-01/';

/** The answer of SES to a message it took. */
export function sentXml(messageId: string, requestId: string): string {
  return resultXml('SendRawEmail', `<MessageId>${messageId}</MessageId>`, requestId);
}

/** The answer of SES to how much the account may send. */
export function quotaXml({ perSecond, perDay, sentLastDay }: LocalQuota, requestId: string): string {
  const result = `<Max24HourSend>${perDay}</Max24HourSend><MaxSendRate>${perSecond}</MaxSendRate><SentLast24Hours>${sentLastDay}</SentLast24Hours>`;
  return resultXml('GetSendQuota', result, requestId);
}

/** The answer of SES to what became of the account's messages. */
export function statisticsXml(points: readonly LocalDataPoint[], requestId: string): string {
  const members = points.map(
    ({ timestamp, attempts }) =>
      `<member><Timestamp>${timestamp}</Timestamp><DeliveryAttempts>${attempts}</DeliveryAttempts><Bounces>0</Bounces><Complaints>0</Complaints><Rejects>0</Rejects></member>`,
  );
  return resultXml('GetSendStatistics', `<SendDataPoints>${members.join('')}</SendDataPoints>`, requestId);
}

/** The answer of SES to a call it refuses. */
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
