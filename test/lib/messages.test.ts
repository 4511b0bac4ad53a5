import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ParsedTemplate, readable } from './synthesized.ts';

const template = new ParsedTemplate({ alarmRecipients: ['van-hanh@tinh.gov.vn'] });
const anything = z.record(z.string(), z.unknown());

const statementSchema = z.looseObject({
  Effect: z.string(),
  Action: z.union([z.string(), z.array(z.string())]),
  Principal: z.unknown(),
  Condition: z.unknown().optional(),
});
const policySchema = z.object({ PolicyDocument: z.object({ Statement: z.array(statementSchema) }) });
type Statement = z.infer<typeof statementSchema>;

function statements(
  type: string,
  schema: z.ZodType<z.infer<typeof policySchema>> = policySchema,
): Map<string, Statement[]> {
  return new Map(
    template.resources(type, schema).map(({ id, properties }) => [id, properties.PolicyDocument.Statement]),
  );
}

/** The services a policy allows. */
function services(policy: readonly Statement[]): string[] {
  return policy.flatMap(({ Effect, Principal }) => {
    const principal = z.object({ Service: z.string() }).safeParse(Principal);
    return Effect === 'Allow' && principal.success ? [principal.data.Service] : [];
  });
}

const tlsOnly = expect.objectContaining({
  Effect: 'Deny',
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
});

describe('topics and the queue', () => {
  it('R14: are reached over TLS only', () => {
    const policies = [...statements('AWS::SNS::TopicPolicy'), ...statements('AWS::SQS::QueuePolicy')];
    expect(policies).toHaveLength(2);
    for (const [, policy] of policies) expect(policy).toContainEqual(tlsOnly);
  });

  it('R14: hold failures encrypted for fourteen days; events of messages are in no topic', () => {
    const queues = template.resources('AWS::SQS::Queue', anything).map(({ properties }) => properties);
    expect(queues).toEqual([{ MessageRetentionPeriod: 1_209_600, SqsManagedSseEnabled: true }]);
    const topics = template.resources('AWS::SNS::Topic', anything).map(({ properties }) => properties);
    expect(topics).toEqual([{ DisplayName: 'Tien Do' }]);
  });

  it('let in only the services each is for', () => {
    const topics = [...statements('AWS::SNS::TopicPolicy').values()].map(services);
    expect(topics).toEqual([['cloudwatch.amazonaws.com', 'budgets.amazonaws.com']]);
    const [queue = []] = statements('AWS::SQS::QueuePolicy').values();
    expect(services(queue)).toEqual(['events.amazonaws.com']);
  });
});

describe('mail', () => {
  it('R14: goes out over TLS only, from the verified domain', () => {
    const sets = template
      .resources('AWS::SES::ConfigurationSet', anything)
      .map(({ properties }) => properties);
    expect(sets).toEqual([
      {
        DeliveryOptions: { TlsPolicy: 'REQUIRE' },
        ReputationOptions: { ReputationMetricsEnabled: true },
        SuppressionOptions: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
      },
    ]);
    const identities = template.resources('AWS::SES::EmailIdentity', anything);
    expect(identities.map(({ properties }) => properties['EmailIdentity'])).toEqual(['tiendo.example']);
  });

  it('R16: is reported on to the function that records it, and nothing is lost on the way', () => {
    const destinations = template.resources('AWS::SES::ConfigurationSetEventDestination', anything);
    expect(destinations.map(({ properties }) => properties['EventDestination'])).toMatchObject([
      {
        Enabled: true,
        MatchingEventTypes: [
          'send',
          'delivery',
          'bounce',
          'complaint',
          'deliveryDelay',
          'reject',
          'renderingFailure',
        ],
        EventBridgeDestination: { EventBusArn: expect.anything() },
      },
    ]);
    const reference = z.unknown().transform(readable);
    const ruleSchema = z.object({
      EventPattern: z.object({
        source: z.array(z.string()),
        detail: z.object({
          mail: z.object({ tags: z.object({ 'ses:configuration-set': z.array(reference) }) }),
        }),
      }),
      State: z.literal('ENABLED'),
      Targets: z.array(
        z.object({
          Arn: reference,
          DeadLetterConfig: z.object({ Arn: reference }),
          RetryPolicy: z.object({ MaximumEventAgeInSeconds: z.number(), MaximumRetryAttempts: z.number() }),
        }),
      ),
    });
    const rules = template.resources('AWS::Events::Rule', ruleSchema);
    expect(rules.map(({ properties }) => properties)).toEqual([
      {
        EventPattern: {
          source: ['aws.ses'],
          detail: { mail: { tags: { 'ses:configuration-set': ['MailConfigurationSet'] } } },
        },
        State: 'ENABLED',
        Targets: [
          {
            Arn: 'FunctionsMailEventsLambda',
            DeadLetterConfig: { Arn: 'FailuresQueue' },
            RetryPolicy: { MaximumEventAgeInSeconds: 21_600, MaximumRetryAttempts: 185 },
          },
        ],
      },
    ]);
    const subscriptionSchema = z.object({ Protocol: z.string(), Endpoint: z.string(), TopicArn: reference });
    const subscriptions = template.resources('AWS::SNS::Subscription', subscriptionSchema);
    expect(subscriptions.map(({ properties }) => properties)).toEqual([
      { Protocol: 'email', Endpoint: 'van-hanh@tinh.gov.vn', TopicArn: 'OperationsTopic' },
    ]);
  });
});
