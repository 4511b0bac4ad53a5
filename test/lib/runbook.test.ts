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
});

const alarms = new ParsedTemplate()
  .resources('AWS::CloudWatch::Alarm', alarmSchema)
  .map(({ properties }) => ({ ...properties, name: properties.AlarmName.replace(/^Test-/, '') }));

/** The runbook's entries for alarms, by name. */
const entries = new Map(
  (
    readFileSync('docs/runbook.md', 'utf8')
      .split(/^## /m)
      .find((section) => section.startsWith('Alarms')) ?? ''
  )
    .split(/^### /m)
    .slice(1)
    .map((entry) => [entry.slice(0, entry.indexOf('\n')), entry]),
);

describe('alarms', () => {
  it('and faults are found under their names in the runbook, and nothing else is', () => {
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
