import { randomUUID } from 'node:crypto';
import type { Mail } from '../mailbox/mail-store.ts';

/** An SES event as Lambda receives it, from EventBridge's default bus. */
export type SesNotification = {
  readonly version: '0';
  readonly id: string;
  readonly 'detail-type': string;
  readonly source: 'aws.ses';
  readonly account: string;
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: {
    readonly eventType: string;
    readonly mail: { readonly messageId: string; readonly [field: string]: unknown };
    readonly [part: string]: unknown;
  };
};

/** The notifications of a message sent and delivered: one per event, in that order. */
export function sentAndDelivered(mail: Mail, configurationSet: string): SesNotification[] {
  const common = {
    mail: {
      timestamp: mail.sentAt,
      source: mail.from,
      sendingAccountId: '000000000000',
      messageId: mail.id,
      destination: [mail.to],
      headersTruncated: false,
      headers: [],
      commonHeaders: { from: [mail.from], to: [mail.to], messageId: mail.id, subject: mail.subject },
      tags: { 'ses:configuration-set': [configurationSet], ...mail.tags },
    },
  };
  const delivery = {
    timestamp: mail.sentAt,
    processingTimeMillis: 0,
    recipients: [mail.to],
    smtpResponse: '250 2.0.0 kept in the local mailbox',
    reportingMTA: 'localhost',
  };
  return [
    notification('Email Sent', { eventType: 'Send', ...common, send: {} }, mail.sentAt),
    notification('Email Delivered', { eventType: 'Delivery', ...common, delivery }, mail.sentAt),
  ];
}

function notification(kind: string, detail: SesNotification['detail'], time: string): SesNotification {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': kind,
    source: 'aws.ses',
    account: '000000000000',
    time,
    region: 'ap-southeast-1',
    resources: [],
    detail,
  };
}
