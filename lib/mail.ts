import { ArnFormat, Stack, Validations } from 'aws-cdk-lib';
import { Policy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { LambdaSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { environmentNames } from '../functions/deployment/environment.ts';
import type { TiendoFunction } from './tiendo-function.ts';

export type MailProps = {
  readonly domain: string;
  /** The only address messages come from; at the domain. */
  readonly sender: string;
  /** How many messages one run of a job may plan. */
  readonly cap: number;
  /** Encrypts what SES reports. */
  readonly key: IKey;
};

/** Sending through SES from one address of one domain, and hearing what becomes of every message. */
export class Mail extends Construct {
  readonly identity: EmailIdentity;
  readonly configurationSet: ConfigurationSet;
  readonly events: Topic;
  readonly #sender: string;
  readonly #cap: number;

  constructor(scope: Construct, id: string, { domain, sender, cap, key }: MailProps) {
    super(scope, id);
    this.#sender = sender;
    this.#cap = cap;
    this.configurationSet = new ConfigurationSet(this, 'ConfigurationSet', {
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    this.identity = new EmailIdentity(this, 'Identity', {
      identity: Identity.domain(domain),
      configurationSet: this.configurationSet,
      // Bounces are heard through the events; the sender's address need not be read by anybody.
      feedbackForwarding: false,
    });
    this.events = new Topic(this, 'Events', { masterKey: key, enforceSSL: true });
    this.configurationSet.addEventDestination('ToTopic', {
      destination: EventDestination.snsTopic(this.events),
      events: [
        EmailSendingEvent.SEND,
        EmailSendingEvent.DELIVERY,
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.COMPLAINT,
        EmailSendingEvent.REJECT,
        EmailSendingEvent.RENDERING_FAILURE,
      ],
    });
  }

  /** Passes the sender's address to a function, and lets it send from there through the configuration set. */
  grantSend(fn: TiendoFunction): void {
    const configurationSet = Stack.of(this).formatArn({
      service: 'ses',
      resource: 'configuration-set',
      resourceName: this.configurationSet.configurationSetName,
      arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    });
    fn.lambda.addEnvironment(environmentNames.mailFrom, this.#sender);
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

  /** Lets a function ask how much the account may send, and how its messages fare. */
  grantReadAccount(fn: TiendoFunction): void {
    const statement = new PolicyStatement({
      actions: ['ses:GetSendQuota', 'ses:GetSendStatistics'],
      resources: ['*'],
    });
    const policy = new Policy(this, 'ReadAccount', { statements: [statement] });
    fn.lambda.role?.attachInlinePolicy(policy);
    Validations.of(policy).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason:
        'Both actions are about the account as a whole; IAM knows no resource for them. They only read counts.',
    });
  }

  /** Passes the most messages a run may plan to a function. */
  limitPlanning(fn: TiendoFunction): void {
    fn.lambda.addEnvironment(environmentNames.mailCap, String(this.#cap));
  }

  /** Has a function called with every event; one that cannot even be handed to it goes to the queue. */
  publishEventsTo(fn: TiendoFunction, deadLetterQueue: IQueue): void {
    this.events.addSubscription(new LambdaSubscription(fn.lambda, { deadLetterQueue }));
  }
}
