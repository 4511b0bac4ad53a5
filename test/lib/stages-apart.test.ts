import { MetricUnit } from '@aws-lambda-powertools/metrics';
import { afterEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { createMetrics } from '../../functions/metrics.ts';
import { ParsedTemplate } from './synthesized.ts';

const metric = z.object({
  Namespace: z.string(),
  MetricName: z.string(),
  Dimensions: z.array(z.object({ Name: z.string(), Value: z.unknown() })).default([]),
});
const alarm = z.union([
  metric.transform((one) => [one]),
  z
    .object({
      Metrics: z.array(
        z.object({
          MetricStat: z.object({ Metric: metric }).optional(),
          Expression: z.string().optional(),
        }),
      ),
    })
    .transform(({ Metrics }) =>
      Metrics.flatMap(({ MetricStat: stat, Expression: query = '' }) => stat?.Metric ?? queried(query)),
    ),
]);

/** The series that a query asks for: all of them at once. */
function queried(query: string): z.output<typeof metric>[] {
  const [, MetricName = '', Namespace] = /^SELECT SUM\((\w+)\) FROM SCHEMA\("([\w/]+)"/.exec(query) ?? [];
  return Namespace === undefined ? [] : [{ Namespace, MetricName, Dimensions: [] }];
}

/** The series that the alarms of a stage watch; what belongs to the stack itself is marked with the stage. */
function watched(stage: string, template: ParsedTemplate): Set<string> {
  const metrics = template.resources('AWS::CloudWatch::Alarm', alarm).flatMap(({ properties }) => properties);
  return new Set(
    metrics.map(({ Namespace, MetricName, Dimensions }) =>
      JSON.stringify([
        Namespace,
        MetricName,
        ...Dimensions.map(({ Name, Value }) => [
          Name,
          typeof Value === 'string' ? Value : { ...z.looseObject({}).parse(Value), of: stage },
        ]),
      ]),
    ),
  );
}

const functionSchema = z.object({
  Environment: z.object({
    Variables: z.looseObject({
      POWERTOOLS_SERVICE_NAME: z.string(),
      POWERTOOLS_METRICS_NAMESPACE: z.string(),
    }),
  }),
});

/** The series of a metric with this name that each function of a stage publishes. */
function emitted(template: ParsedTemplate): Set<string> {
  const lines: string[] = [];
  vi.stubEnv('POWERTOOLS_DEV', 'true');
  vi.stubEnv('POWERTOOLS_METRICS_DISABLED', 'false');
  vi.spyOn(console, 'log').mockImplementation((line) => void lines.push(String(line)));
  for (const { properties } of template.resources('AWS::Lambda::Function', functionSchema)) {
    const { POWERTOOLS_METRICS_NAMESPACE: namespace, POWERTOOLS_SERVICE_NAME: service } =
      properties.Environment.Variables;
    vi.stubEnv('POWERTOOLS_METRICS_NAMESPACE', namespace);
    const metrics = createMetrics(service);
    metrics.addMetric('Any', MetricUnit.Count, 1);
    metrics.publishStoredMetrics();
  }
  const line = z.looseObject({
    service: z.string(),
    _aws: z.object({
      CloudWatchMetrics: z.tuple([
        z.object({ Namespace: z.string(), Dimensions: z.array(z.array(z.string())) }),
      ]),
    }),
  });
  return new Set(
    lines.map((text) => {
      const { service, _aws } = line.parse(JSON.parse(text));
      const [{ Namespace, Dimensions }] = _aws.CloudWatchMetrics;
      return JSON.stringify([Namespace, Dimensions, service]);
    }),
  );
}

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

describe('F68: two stages of one account', () => {
  const [dev, production] = [new ParsedTemplate({}, 'dev'), new ParsedTemplate({}, 'production2')];

  it('publish no series in common, so that neither speaks for the other', () => {
    const [one, other] = [emitted(dev), emitted(production)];
    expect(one.size).toBe(11);
    expect([...one].filter((series) => other.has(series))).toEqual([]);
  });

  it('watch no series in common, but what AWS counts for the whole account', () => {
    const [one, other] = [watched('dev', dev), watched('production2', production)];
    expect(one.size).toBe(15);
    expect([...one].filter((series) => other.has(series)).sort()).toEqual([
      '["AWS/Lambda","DestinationDeliveryFailures"]',
      '["AWS/Lambda","Throttles"]',
      '["AWS/SES","Reputation.BounceRate"]',
      '["AWS/SES","Reputation.ComplaintRate"]',
    ]);
  });
});
