import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import {
  compare,
  type Finding,
  type Reviewed,
  reviewedFindings,
} from '../../tools/template-lint/reviewed.ts';
import { stageTemplates } from '../../tools/template-lint/stage-templates.ts';

const folder = mkdtempSync(join(tmpdir(), 'tiendo-stage-templates-'));
afterAll(() => rmSync(folder, { recursive: true }));

const templateSchema = z.object({
  Resources: z.record(
    z.string(),
    z.looseObject({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) }),
  ),
});

const templates = stageTemplates(folder);
const resources = templates.flatMap(({ file }) =>
  Object.values(templateSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).Resources),
);

/** Whether some resource of the templates is still as an entry says. */
function holds({ on, because }: Reviewed): boolean {
  return resources.some(
    ({ Type, Properties, ...attributes }) =>
      Type === on &&
      ('lacks' in because
        ? !(because.lacks in Properties)
        : because.has in Properties || because.has in attributes),
  );
}

describe('findings of cfn-lint and checkov', () => {
  it('are looked for in the template of every file in stages/, examples included', () => {
    expect(templates.map(({ stage }) => stage)).toEqual(['dev.json', 'production.example.json']);
  });

  const reviewed = reviewedFindings();

  it('were reviewed once each, and no explanation is stale', () => {
    expect(reviewed.length).toBeGreaterThan(5);
    expect(new Set(reviewed.map(({ id, on }) => `${id} ${on}`)).size).toBe(reviewed.length);
    expect(reviewed.filter((entry) => !holds(entry))).toEqual([]);
  });

  it('count as explained by id and type of resource, and an explanation without a finding as stale', () => {
    const entry: Reviewed = {
      id: 'CKV_AWS_26',
      on: 'AWS::SNS::Topic',
      reason: 'Carries no address.',
      because: { lacks: 'KmsMasterKeyId' },
    };
    const finding: Finding = {
      stage: 'dev.json',
      id: 'CKV_AWS_26',
      resource: 'Topic',
      message: 'encrypted',
      type: 'AWS::SNS::Topic',
    };
    const onQueue = { ...finding, type: 'AWS::SQS::Queue' };
    expect(compare([finding], [entry])).toEqual({ unexplained: [], stale: [] });
    expect(compare([onQueue], [entry])).toEqual({ unexplained: [onQueue], stale: [entry] });
    expect(compare([finding], [])).toEqual({ unexplained: [finding], stale: [] });
  });
});
