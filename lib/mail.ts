import { ArnFormat, Duration, Stack, Validations } from 'aws-cdk-lib';
import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Policy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { environmentNames } from '../functions/deployment/environment.ts';
import type { TiendoFunction } from './tiendo-function.ts';

/** In whose name, and how much, a stage sends. */
export type MailProps = {
  readonly domain: string;
  /** The only sender address; at the mail domain. */
  readonly sender: string;
  /** What the messages of the stage show; undefined for nothing. */
  readonly letterhead: {
    readonly senderName: string;
    readonly replyTo: string | undefined;
    readonly subjectPrefix: string | undefined;
    readonly portalUrl: string | undefined;
  };
  /** The maximum number of messages that one run of a job may plan. */
  readonly cap: number;
  /** Where receivers report what they did with mail in the domain's name; undefined for nowhere. */
  readonly dmarcReports: string | undefined;
};

/** Sending through SES from one address of one domain, and the events of every message. */
export class Mail extends Construct {
  readonly identity: EmailIdentity;
  readonly configurationSet: ConfigurationSet;
  /** Hands the events of messages over; they pass through the account's default bus. */
  readonly events: Rule;
  readonly domain: string;
  readonly #sender: string;
  readonly #letterhead: MailProps['letterhead'];
  readonly #cap: number;
  readonly #dmarcReports: string | undefined;

  constructor(scope: Construct, id: string, { domain, sender, letterhead, cap, dmarcReports }: MailProps) {
    super(scope, id);
    this.#dmarcReports = dmarcReports;
    this.domain = domain;
    this.#sender = sender;
    this.#letterhead = letterhead;
    this.#cap = cap;
    this.configurationSet = new ConfigurationSet(this, 'ConfigurationSet', {
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    this.identity = new EmailIdentity(this, 'Identity', {
      identity: Identity.domain(domain),
      configurationSet: this.configurationSet,
      // A bounce address of our own domain, so that SPF agrees with the sender.
      mailFromDomain: bounceDomain(domain),
      // Events report bounces, so the sender's mailbox need not be read.
      feedbackForwarding: false,
    });
    // The bus is shared with whatever else the account has; the configuration set tells our messages from others.
    this.events = new Rule(this, 'Events', {
      description: 'Tien Do: events of its messages',
      eventPattern: {
        source: ['aws.ses'],
        detail: {
          mail: { tags: { 'ses:configuration-set': [this.configurationSet.configurationSetName] } },
        },
      },
    });
    this.configurationSet.addEventDestination('ToBus', {
      destination: EventDestination.eventBus(EventBus.fromEventBusName(this, 'DefaultBus', 'default')),
      events: [
        EmailSendingEvent.SEND,
        EmailSendingEvent.DELIVERY,
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.COMPLAINT,
        EmailSendingEvent.DELIVERY_DELAY,
        EmailSendingEvent.REJECT,
        EmailSendingEvent.RENDERING_FAILURE,
      ],
    });
  }

  /**
   * The records that the DNS zone of the mail domain needs, as a zone file has them: DKIM, which verifies the domain; where
   * bounces go and who may send (MAIL FROM with SPF); and what receivers do with mail that has neither (DMARC).
   */
  get dnsRecords(): string[] {
    const bounces = bounceDomain(this.domain);
    const reports = this.#dmarcReports === undefined ? '' : `; rua=mailto:${this.#dmarcReports}`;
    return [
      ...this.identity.dkimRecords.map(({ name, value }) => `${name}. IN CNAME ${value}.`),
      `${bounces}. IN MX 10 feedback-smtp.${Stack.of(this).region}.amazonses.com.`,
      `${bounces}. IN TXT "v=spf1 include:amazonses.com ~all"`,
      `_dmarc.${this.domain}. IN TXT "v=DMARC1; p=quarantine${reports}"`,
    ];
  }

  /** Passes the sender's address to a function, and allows it to send from it through the configuration set. */
  grantSend(fn: TiendoFunction): void {
    const configurationSet = Stack.of(this).formatArn({
      service: 'ses',
      resource: 'configuration-set',
      resourceName: this.configurationSet.configurationSetName,
      arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    });
    fn.lambda.addEnvironment(environmentNames.mailFrom, this.#sender);
    fn.lambda.addEnvironment(environmentNames.mailSenderName, this.#letterhead.senderName);
    fn.lambda.addEnvironment(
      environmentNames.mailConfigurationSet,
      this.configurationSet.configurationSetName,
    );
    fn.lambda.addToRolePolicy(
      new PolicyStatement({
        actions: ['ses:SendRawEmail'],
        resources: [this.identity.emailIdentityArn, configurationSet],
        conditions: { StringEquals: { 'ses:FromAddress': this.#sender } },
      }),
    );
  }

  /** Passes what all messages show to a function that renders them. */
  passLetterhead(fn: TiendoFunction): void {
    const { replyTo, subjectPrefix, portalUrl } = this.#letterhead;
    for (const [name, value] of [
      [environmentNames.mailReplyTo, replyTo],
      [environmentNames.mailSubjectPrefix, subjectPrefix],
      [environmentNames.portalUrl, portalUrl],
    ] as const)
      if (value !== undefined) fn.lambda.addEnvironment(name, value);
  }

  /** Allows a function to read the account's sending limits and statistics, and whether the mail domain is verified. */
  grantReadAccount(fn: TiendoFunction): void {
    const statement = new PolicyStatement({
      actions: ['ses:GetSendQuota', 'ses:GetSendStatistics', 'ses:GetIdentityDkimAttributes'],
      resources: ['*'],
    });
    const policy = new Policy(this, 'ReadAccount', { statements: [statement] });
    fn.lambda.role?.attachInlinePolicy(policy);
    Validations.of(policy).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason:
        'These actions apply to the whole account and have no resource in IAM. They only read counts and states.',
    });
  }

  /** Passes the maximum number of messages per run to a function. */
  limitPlanning(fn: TiendoFunction): void {
    fn.lambda.addEnvironment(environmentNames.mailCap, String(this.#cap));
  }

  /** Invokes a function with every event; undeliverable events go to the queue. */
  publishEventsTo(fn: TiendoFunction, deadLetterQueue: IQueue): void {
    this.events.addTarget(
      new LambdaFunction(fn.lambda, { deadLetterQueue, maxEventAge: Duration.hours(6), retryAttempts: 185 }),
    );
  }
}

/** The domain of the envelope sender, to which mail that cannot be delivered returns. */
function bounceDomain(domain: string): string {
  return `bounce.${domain}`;
}
