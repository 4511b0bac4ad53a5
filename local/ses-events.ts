import { randomUUID } from 'node:crypto';
import type { Mail } from './mail-store.ts';

/** An SES event as Lambda receives it, through SNS. */
export type SesNotification = {
  readonly Records: readonly [
    {
      readonly EventSource: 'aws:sns';
      readonly EventVersion: '1.0';
      readonly EventSubscriptionArn: string;
      readonly Sns: Readonly<Record<string, string | Record<string, never>>> & { readonly Message: string };
    },
  ];
};

const topic = 'arn:aws:sns:ap-southeast-1:000000000000:tiendo-delivery-events';

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
    notification({ eventType: 'Send', ...common, send: {} }, mail.sentAt),
    notification({ eventType: 'Delivery', ...common, delivery }, mail.sentAt),
  ];
}

function notification(event: object, timestamp: string): SesNotification {
  return {
    Records: [
      {
        EventSource: 'aws:sns',
        EventVersion: '1.0',
        EventSubscriptionArn: `${topic}:local`,
        Sns: {
          Type: 'Notification',
          MessageId: randomUUID(),
          TopicArn: topic,
          Subject: 'Amazon SES Email Event Notification',
          Message: JSON.stringify(event),
          Timestamp: timestamp,
          SignatureVersion: '1',
          Signature: '',
          SigningCertUrl: '',
          UnsubscribeUrl: '',
          MessageAttributes: {},
        },
      },
    ],
  };
}
