import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { totalsIn } from '../../bench/cost/cost-table.ts';
import { fixedPrices } from '../../bench/cost/prices.ts';
import { ParsedTemplate } from './synthesized.ts';

const template = new ParsedTemplate({ monthlyBudgetUsd: 20 });
const anything = z.unknown();

const alarmSchema = z.object({
  MetricName: z.string().optional(),
  Metrics: z.array(z.object({ MetricStat: z.unknown().optional() })).default([]),
});

/** How many metrics each alarm names; an alarm on a query names none. */
const named = template
  .resources('AWS::CloudWatch::Alarm', alarmSchema)
  .map(({ properties: { MetricName, Metrics } }) =>
    MetricName === undefined ? Metrics.filter(({ MetricStat }) => MetricStat !== undefined).length : 1,
  );
const alarmMetrics = named.reduce((sum, count) => sum + count, 0);
const secrets = template.resources('AWS::SecretsManager::Secret', anything).length;

const table = /^<!-- test\/lib\/fixed-cost\.test\.ts[^\n]*\n(?<rows>[\s\S]*?)\n\n/m.exec(
  readFileSync('docs/runbook.md', 'utf8'),
)?.groups?.['rows'];
const rows = new Map(
  (table ?? '')
    .split('\n')
    .slice(2)
    .map((row) => row.split('|').map((cell) => cell.replaceAll('*', '').trim()))
    .map(([, what = '', how = '', list = '', after = '']) => [
      what,
      { how, costs: [list, after].map(dollars) },
    ]),
);

function dollars(cell: string): number {
  return Number(cell.slice(1));
}

const rounded = (costs: readonly number[]) => costs.map((cost) => Math.round(cost * 100) / 100);

describe('the table of what costs whatever the size', () => {
  it('counts the alarms of the template, by the metrics that they name and by queries', () => {
    const { alarmMetric, freeAlarmMetrics } = fixedPrices;
    const byName = named.filter((count) => count > 0).length;
    expect(rows.get('Alarms on metrics by name')).toEqual({
      how: `${byName} on ${alarmMetrics} metrics`,
      costs: rounded([alarmMetrics * alarmMetric, (alarmMetrics - freeAlarmMetrics) * alarmMetric]),
    });
    expect(rows.get('Alarms on queries')?.how).toMatch(new RegExp(`^${named.length - byName},`));
  });

  it('counts one metric of the product in an hour a day, and the secret', () => {
    const { metric, hoursOfMonth, secret } = fixedPrices;
    expect(rows.get('Metrics of the product')?.costs).toEqual(
      rounded([(metric * 365.25) / 12 / hoursOfMonth, 0]),
    );
    expect(rows.get('Secret that signs unsubscribe links and calendar addresses')).toEqual({
      how: String(secrets),
      costs: rounded([secret * secrets, secret * secrets]),
    });
  });

  it('F106: counts no resource besides that costs while idle: no key, no table or function with reserved capacity', () => {
    const idle = [
      ...['AWS::KMS::Key', 'AWS::CloudWatch::CompositeAlarm', 'AWS::CloudWatch::InsightRule'],
      ...['AWS::EC2::VPC', 'AWS::EC2::NatGateway', 'AWS::WAFv2::WebACL', 'AWS::Route53::HostedZone'],
      ...['AWS::Logs::MetricFilter', 'AWS::Lambda::Alias', 'AWS::SES::DedicatedIpPool'],
    ];
    expect(idle.filter((type) => template.resources(type, anything).length > 0)).toEqual([]);
    expect(template.text).not.toMatch(/ReadProvisionedThroughputSettings|ProvisionedConcurrency/);
  });

  it('adds up; and after the free allowance a province without mail stays under a dollar a month', () => {
    const { together, ...parts } = Object.fromEntries([...rows].map(([what, { costs }]) => [what, costs]));
    const sums = [0, 1].map((column) =>
      Object.values(parts).reduce((sum, costs) => sum + (costs[column] ?? Number.NaN), 0),
    );
    expect(together).toEqual(rounded(sums));
    const [province] = totalsIn(readFileSync('docs/deploying.md', 'utf8'));
    const runs = parts['Runs, requests, tables, logs'];
    expect(runs).toEqual([runs?.[0], runs?.[0]]);
    expect(Math.abs((runs?.[0] ?? 0) - (province ?? 0))).toBeLessThan(0.01);
    expect(sums[1]).toBeLessThan(1);
  });
});
