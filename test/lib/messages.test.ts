import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ParsedTemplate, readable } from './synthesized.ts';

const template = new ParsedTemplate({ operationsEmail: 'van-hanh@tinh.gov.vn' });
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
    expect(policies).toHaveLength(3);
    for (const [, policy] of policies) expect(policy).toContainEqual(tlsOnly);
  });

  it('R14: hold messages encrypted, and failures for fourteen days', () => {
    const topics = template.resources(
      'AWS::SNS::Topic',
      z.object({ KmsMasterKeyId: z.unknown().transform(readable) }),
    );
    expect(topics.map(({ properties }) => properties.KmsMasterKeyId)).toEqual(['MessageKey', 'MessageKey']);
    const queues = template.resources('AWS::SQS::Queue', anything).map(({ properties }) => properties);
    expect(queues).toEqual([{ MessageRetentionPeriod: 1_209_600, SqsManagedSseEnabled: true }]);
  });

  it('let in only the service each is for', () => {
    const topics = [...statements('AWS::SNS::TopicPolicy').values()].map(services);
    expect(topics).toEqual([['ses.amazonaws.com'], ['cloudwatch.amazonaws.com']]);
    const [queue = []] = statements('AWS::SQS::QueuePolicy').values();
    expect(services(queue)).toEqual(['sns.amazonaws.com']);
  });

  it('share a key that every service which publishes may use: without it, alarms would silently reach nobody', () => {
    const keySchema = z
      .object({ KeyPolicy: policySchema.shape.PolicyDocument, EnableKeyRotation: z.literal(true) })
      .transform(({ KeyPolicy }) => ({ PolicyDocument: KeyPolicy }));
    const [key = []] = statements('AWS::KMS::Key', keySchema).values();
    expect(services(key)).toEqual(['cloudwatch.amazonaws.com', 'ses.amazonaws.com']);
    const use = key.filter(({ Sid }) => Sid !== undefined);
    expect(use.map(({ Action }) => Action)).toEqual([
      ['kms:Decrypt', 'kms:GenerateDataKey'],
      ['kms:Decrypt', 'kms:GenerateDataKey'],
    ]);
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
        SnsDestination: { TopicARN: { Ref: expect.stringMatching(/^MailEvents/) } },
      },
    ]);
    const reference = z.unknown().transform(readable);
    const subscriptionSchema = z.discriminatedUnion('Protocol', [
      z.object({
        Protocol: z.literal('lambda'),
        Endpoint: reference,
        TopicArn: reference,
        RedrivePolicy: z.object({ deadLetterTargetArn: reference }),
      }),
      z.object({ Protocol: z.literal('email'), Endpoint: z.string(), TopicArn: reference }),
    ]);
    const subscriptions = template.resources('AWS::SNS::Subscription', subscriptionSchema);
    expect(subscriptions.map(({ properties }) => properties)).toEqual([
      {
        Protocol: 'lambda',
        Endpoint: 'FunctionsMailEventsLambda',
        TopicArn: 'MailEvents',
        RedrivePolicy: { deadLetterTargetArn: 'FailuresQueue' },
      },
      { Protocol: 'email', Endpoint: 'van-hanh@tinh.gov.vn', TopicArn: 'OperationsTopic' },
    ]);
  });
});
