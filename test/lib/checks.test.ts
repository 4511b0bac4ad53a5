import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type App, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AttributeType, CfnTable, Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { addChecks } from '../../lib/checks.ts';
import { testApp, testStack, testStage } from './synthesized.ts';

const reportSchema = z.object({
  pluginReports: z.array(
    z.object({
      violations: z.array(
        z.object({
          ruleName: z.string(),
          violatingConstructs: z.array(z.object({ constructPath: z.string() })),
        }),
      ),
    }),
  ),
});

/**
 * Synthesizes like `cdk synth`.
 * @returns the findings, as `rule path`, and whether synthesis failed
 */
function check(app: App): { findings: string[]; refused: boolean } {
  addChecks(app);
  let refused = false;
  try {
    app.synth();
  } catch {
    refused = true;
  }
  const report: unknown = JSON.parse(readFileSync(join(app.outdir, 'validation-report.json'), 'utf8'));
  const findings = reportSchema
    .parse(report)
    .pluginReports.flatMap(({ violations }) => violations)
    .flatMap(({ ruleName, violatingConstructs }) =>
      violatingConstructs.map(({ constructPath }) => `${ruleName} ${constructPath}`),
    );
  return { findings, refused };
}

describe('checks', () => {
  beforeEach(() => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it.each([{}, { alarmRecipients: ['van-hanh@tinh.gov.vn', 'truc@tinh.gov.vn'] }])(
    'find nothing wrong with the stack, given %j',
    (settings) => {
      const app = testApp();
      testStack(app, testStage(settings));
      expect(check(app)).toEqual({ findings: [], refused: false });
    },
  );

  it('find a table that cannot be restored and a queue that takes plain text', () => {
    const app = testApp();
    const stack = new Stack(app, 'Broken');
    new Table(stack, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new Queue(stack, 'Queue');
    const { findings, refused } = check(app);
    expect(refused).toBe(true);
    expect(findings).toEqual(
      expect.arrayContaining([
        'AwsSolutions-DDB3 Broken/Table/Resource',
        'AwsSolutions-SQS4 Broken/Queue/Resource',
      ]),
    );
  });

  it('R13: find a wildcard added to a function of the real stack', () => {
    const app = testApp();
    const role = testStack(app)
      .node.findChild('Functions')
      .node.findChild('Submissions')
      .node.findChild('Role');
    if (!(role instanceof Role)) throw new Error('the role has moved');
    role.addToPolicy(new PolicyStatement({ actions: ['dynamodb:*'], resources: ['*'] }));
    const { findings, refused } = check(app);
    expect(refused).toBe(true);
    expect(findings).toEqual([
      'AwsSolutions-IAM5[Action::dynamodb:*] Test/Functions/Submissions/Role/DefaultPolicy/Resource',
      'AwsSolutions-IAM5[Resource::*] Test/Functions/Submissions/Role/DefaultPolicy/Resource',
    ]);
  });

  it('find what CloudFormation would refuse', () => {
    const app = testApp();
    const stack = new Stack(app, 'Broken');
    new Role(stack, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    new CfnTable(stack, 'Table', {
      billingMode: 'PAY_PER_REQUEST',
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      keySchema: [{ attributeName: 'pk', keyType: 'HASH' }],
      attributeDefinitions: [{ attributeName: 'other', attributeType: 'S' }],
    });
    expect(check(app)).toEqual({ findings: ['E3039 Broken/Table'], refused: true });
  });
});
