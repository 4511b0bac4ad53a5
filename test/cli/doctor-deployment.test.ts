import { DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { GetScheduleCommand, ListSchedulesCommand } from '@aws-sdk/client-scheduler';
import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DeployedStack } from '../../cli/aws/deployed-stack.ts';
import { deploymentChecks } from '../../cli/doctor/deployment-checks.ts';
import type { Finding } from '../../cli/doctor/finding.ts';
import { runChecks } from '../../cli/doctor/run-checks.ts';
import { signingKeyCheck } from '../../cli/doctor/signing-key-check.ts';
import { keyFingerprint } from '../../domain/access/key-fingerprint.ts';
import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { smallCatalogue } from '../fixtures/catalogue.ts';
import { deployedSchedule, mockAws, production, signingSecret } from './deployed-stage.ts';
import { serveWorld } from './world-server.ts';

let aws: ReturnType<typeof mockAws>;
let usesCatalogue: (version: number, catalogue: Catalogue) => Promise<unknown>;
let settings: { url: string; lang: 'en'; input: true };

beforeEach(async () => {
  aws = mockAws();
  const served = await serveWorld();
  const { catalogues, clock } = served.world.ports;
  usesCatalogue = (version, catalogue) => catalogues.put(version, catalogue, clock.now());
  await usesCatalogue(2, smallCatalogue());
  const token = await served.world.tokenFor({ role: 'operations' });
  vi.stubEnv('TIENDO_TOKEN', token);
  settings = { url: served.url, lang: 'en', input: true };
});
afterEach(() => {
  aws.restore();
  vi.unstubAllEnvs();
});

/** What every check finds, by its id: the outcome, what it says, and the lines of its next step. */
async function findings(changes: Partial<DeployedStack> = {}) {
  const checks = deploymentChecks({ ...production, ...changes }, settings);
  const found = await runChecks(checks, () => undefined);
  return Object.fromEntries(found.map(({ id, finding }) => [id, said(finding)]));
}

const said = (finding: Finding) =>
  finding.outcome === 'failed'
    ? [finding.outcome, finding.detail.en, ...finding.next.lines]
    : [finding.outcome, finding.detail.en];

const sound = {
  schedules: [
    'ok',
    'All five are on, at the times of the stage: ranking on Mondays 06:05, report 07:00, warnings 07:30.',
  ],
  'ranking-time': ['ok', 'Rankings are made on Mondays at 06:05, after every weekly set has locked.'],
  'termination-protection': ['ok', 'The stack cannot be deleted by mistake.'],
  logs: ['ok', '2 log groups, kept for 365 days.'],
  budget: [
    'skipped',
    'There is none: nobody is told before AWS sends the bill. Set monthlyBudgetUsd in stages/production.json.',
  ],
};

describe('F129: tiendo doctor compares the signing key with that of imported data', () => {
  const look = async () => {
    const [found] = await runChecks([signingKeyCheck(production)], () => undefined);
    return found && said(found.finding);
  };
  const own = keyFingerprint(new TextEncoder().encode(signingSecret));

  it('accepts a stage into which nothing was imported, or with the same key', async () => {
    const sound = ['ok', `It can be read; its fingerprint is ${own}.`];
    expect(await look()).toEqual(sound);
    aws.tables.on(QueryCommand).resolves({
      Items: [{ pk: { S: 'import' }, sk: { S: '1' }, signingKey: { S: own } }, { pk: { S: 'import' } }],
    });
    expect(await look()).toEqual(sound);
  });

  it('explains what a different or missing key means', async () => {
    aws.tables.on(QueryCommand).resolves({ Items: [{ signingKey: { S: '0123456789abcdef' } }] });
    expect(await look()).toEqual([
      'failed',
      `The signing key (${own}) is not that of the imported data (0123456789abcdef): links in sent mail do not work, and people who have unsubscribed get mail again.`,
      '  docs/runbook.md#moving-a-stage',
    ]);
    aws.secrets.on(GetSecretValueCommand).resolves({});
    expect(await look()).toEqual(['failed', 'There is no signing key.', '  docs/runbook.md#moving-a-stage']);
    aws.secrets
      .on(GetSecretValueCommand)
      .rejects(Object.assign(new Error('no'), { name: 'AccessDeniedException', $metadata: {} }));
    expect((await look())?.slice(0, 2)).toEqual(['failed', 'AWS denies it: no']);
  });
});

describe('F127: tiendo doctor compares a deployment with the file of its stage', () => {
  it('finds no fault in a deployment that matches the file', async () => {
    expect(await findings()).toEqual(sound);
  });

  it('names schedules that are gone, off, or at another time', async () => {
    aws.schedules
      .on(ListSchedulesCommand)
      .resolves({ Schedules: ['rank', 'report', 'warn', 'deliver'].map((Name) => ({ Name })) })
      .on(GetScheduleCommand, { Name: 'report' })
      .resolves({ ...deployedSchedule('report', 'cron(0 7 ? * * *)'), State: 'DISABLED' })
      .on(GetScheduleCommand, { Name: 'warn' })
      .resolves({ ...deployedSchedule('warn', 'cron(30 7 ? * * *)'), ScheduleExpressionTimezone: 'UTC' });
    const times = { ranking: '06:15', report: '07:00', warnings: '07:30' };
    expect((await findings({ times }))['schedules']).toEqual([
      'failed',
      'rank: cron(5 6 ? * MON *) Asia/Ho_Chi_Minh ≠ cron(15 6 ? * MON *); report: DISABLED; warn: cron(30 7 ? * * *) UTC ≠ cron(30 7 ? * * *); reconcile: NOT FOUND.',
      '  npm run deploy -- production',
    ]);
    aws.schedules
      .on(ListSchedulesCommand)
      .rejects(Object.assign(new Error('gone'), { name: 'ResourceNotFoundException' }));
    expect((await findings())['schedules']?.[1]).toBe(
      'rank: NOT FOUND; report: NOT FOUND; warn: NOT FOUND; reconcile: NOT FOUND; deliver: NOT FOUND.',
    );
  });

  it('says which sets lock after they are ranked', async () => {
    const times = { ranking: '05:30', report: '07:00', warnings: '07:30' };
    expect((await findings({ times }))['ranking-time']).toEqual([
      'failed',
      'Rankings are made on Mondays at 05:30, before S (06:00) has locked: what comes between is accepted and not ranked.',
    ]);
    const lock = { workingDaysAfter: 2, time: '06:00' };
    await usesCatalogue(3, {
      ...smallCatalogue(),
      sets: smallCatalogue().sets.map((set) => ({ ...set, lock })),
    });
    expect((await findings())['ranking-time']?.[1]).toContain('at 06:05, before S has locked');
  });

  it('names the budget, and reminds of one', async () => {
    expect((await findings({ monthlyBudgetUsd: 20 }))['budget']).toEqual([
      'ok',
      'Alarm recipients are told when the account costs $20 a month.',
    ]);
    expect((await findings({ trial: true }))['budget']).toEqual(['skipped', 'A trial needs none.']);
  });

  it('asks for termination protection, but of a trial', async () => {
    expect((await findings({ isProtected: false }))['termination-protection']).toEqual([
      'failed',
      'One command deletes TienDo-production.',
      '  aws cloudformation update-termination-protection --enable-termination-protection --stack-name TienDo-production --region ap-southeast-1',
    ]);
    const trial = await findings({ isProtected: false, trial: true });
    expect(trial['termination-protection']).toEqual(['skipped', 'A trial needs none.']);
  });

  it('names logs that are kept for another time, for ever, or not at all', async () => {
    aws.logs.on(DescribeLogGroupsCommand).resolves({
      logGroups: [
        { logGroupName: 'TienDo-production-A', retentionInDays: 365 },
        { logGroupName: 'TienDo-production-B', retentionInDays: 30 },
        { logGroupName: 'TienDo-production-C' },
      ],
    });
    expect((await findings())['logs']).toEqual([
      'failed',
      'Not kept for 365 days as declared: TienDo-production-B: 30; TienDo-production-C: ∞.',
      '  aws logs put-retention-policy --region ap-southeast-1 --retention-in-days 365 --log-group-name <name>',
    ]);
    aws.logs.on(DescribeLogGroupsCommand).resolves({ logGroups: [] });
    expect((await findings())['logs']).toEqual([
      'failed',
      'There are no log groups.',
      '  npm run deploy -- production',
    ]);
  });
});
