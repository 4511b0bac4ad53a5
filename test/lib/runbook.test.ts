import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { faultNames } from '../../functions/deployment/fault-names.ts';
import { ParsedTemplate, readable } from './synthesized.ts';

const alarmSchema = z.object({
  AlarmName: z.string(),
  AlarmDescription: z.string(),
  AlarmActions: z.array(z.unknown().transform(readable)),
  OKActions: z.array(z.unknown().transform(readable)),
  TreatMissingData: z.enum(['breaching', 'notBreaching']),
  ComparisonOperator: z.string(),
  Threshold: z.number(),
  EvaluationPeriods: z.number(),
  DatapointsToAlarm: z.number().optional(),
  Period: z.number().optional(),
  Metrics: z
    .array(
      z.object({
        Period: z.number().optional(),
        MetricStat: z.object({ Period: z.number() }).optional(),
      }),
    )
    .default([]),
});

const alarms = new ParsedTemplate()
  .resources('AWS::CloudWatch::Alarm', alarmSchema)
  .map(({ properties }) => ({ ...properties, name: properties.AlarmName.replace(/^Test-/, '') }));

const section =
  readFileSync('docs/runbook.md', 'utf8')
    .split(/^## /m)
    .find((one) => one.startsWith('Alarms')) ?? '';

/** The runbook's entries for alarms, by name. */
const entries = new Map(
  section
    .split(/^### /m)
    .slice(1)
    .map((entry) => [entry.slice(0, entry.indexOf('\n')), entry]),
);

const comparisons: Readonly<Record<string, string>> = {
  GreaterThanOrEqualToThreshold: 'at',
  LessThanThreshold: 'below',
};

/** When an alarm goes off, as the runbook's table says it, without what is counted. */
function inTable(alarm: (typeof alarms)[number]): string[] {
  const { name, ComparisonOperator, Threshold, EvaluationPeriods, DatapointsToAlarm, Period, Metrics } =
    alarm;
  const periods = [Period, ...Metrics.flatMap((one) => [one.Period, one.MetricStat?.Period])];
  const seconds = new Set(periods.filter((one) => one !== undefined));
  return [
    ...[name, `${comparisons[ComparisonOperator]} ${Threshold}`],
    [...seconds].map((one) => `${one / 60} minutes`).join(),
    `${DatapointsToAlarm ?? EvaluationPeriods} of ${EvaluationPeriods}`,
  ];
}

/** A row of the table: a share as the number that CloudWatch compares. */
function rowOf(line: string): string[] {
  const [name = '', when = '', each = '', of = ''] = line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
  const [, how = '', number = '', share] = /^(at|below) ([\d.,]+)( %)?/.exec(when) ?? [];
  const threshold = Number(number.replace(',', '')) / (share === undefined ? 1 : 100);
  return [name.replaceAll('`', ''), `${how} ${Number(threshold.toFixed(6))}`, each, of];
}

describe('alarms', () => {
  it('R17: go off when the runbook says', () => {
    const rows = section.split('\n').filter((line) => line.startsWith('| `'));
    expect(rows.map(rowOf)).toEqual(alarms.map(inTable));
  });

  it('have entries under their names in the runbook, as faults do, and nothing else has one', () => {
    expect(alarms.length).toBeGreaterThan(5);
    expect([...entries.keys()].sort()).toEqual([...alarms.map(({ name }) => name), ...faultNames].sort());
  });

  it.each([...entries])('%s is described, with how to investigate and resolve it', (_name, entry) => {
    const parts = [...entry.matchAll(/^\*\*(\w+)\.\*\*/gm)].map(([, part]) => part);
    expect(parts).toEqual(['Description', 'Investigation', 'Resolution']);
  });

  it.each(alarms)(
    'P24, R17: $name carries the stack in its name, points to the runbook, and reaches operations',
    (alarm) => {
      expect(alarm.AlarmName).toBe(`Test-${alarm.name}`);
      expect(alarm.AlarmDescription).toContain(`docs/runbook.md, ${alarm.name}`);
      expect(alarm.AlarmActions).toEqual(['OperationsTopic']);
      expect(alarm.OKActions).toEqual(['OperationsTopic']);
    },
  );

  it('go off on silence where silence is the failure', () => {
    const onSilence = alarms.filter(({ TreatMissingData }) => TreatMissingData === 'breaching');
    expect(onSilence.map(({ name }) => name)).toEqual([
      'reconcile-silent',
      'report-silent',
      'deliver-silent',
    ]);
  });
});
