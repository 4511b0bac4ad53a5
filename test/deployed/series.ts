import * as z from 'zod';
import { faultNames } from '../../functions/deployment/fault-names.ts';
import { type ParsedTemplate, readable } from '../lib/synthesized.ts';

/** A metric, as CloudWatch tells it from others. */
export type Series = {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
};

const metricSchema = z.object({
  Namespace: z.string().optional(),
  MetricName: z.string().optional(),
  Dimensions: z.array(z.object({ Name: z.string(), Value: z.unknown() })).default([]),
});

const alarmSchema = metricSchema.extend({
  /** The parts of an expression. */
  Metrics: z
    .array(
      z.object({
        MetricStat: z.object({ Metric: metricSchema }).optional(),
        Expression: z.string().optional(),
      }),
    )
    .default([]),
});

/** A series by name and dimensions; where one fault is published by several functions, by the fault alone. */
export function nameOf({ namespace, name, dimensions: { service, ...others } }: Series): string {
  const told = 'fault' in others ? others : { service, ...others };
  return [namespace, name, ...Object.entries(told).map(([key, value]) => `${key}=${value}`)].join(' ');
}

/** The faults that a query of an alarm asks for, each of which is a series of its own. */
function faultsIn(query: string): Series[] {
  const [, name, namespace] =
    /^SELECT SUM\((\w+)\) FROM SCHEMA\("(TienDo\/\w+)", fault, service\)/.exec(query) ?? [];
  if (name === undefined || namespace === undefined) return [];
  return faultNames.map((fault) => ({ namespace, name, dimensions: { fault } }));
}

/** The series that the alarms of a template watch and functions publish: those of AWS itself are not among them. */
export function alarmedSeries(template: ParsedTemplate): Series[] {
  const alarms = template.resources('AWS::CloudWatch::Alarm', alarmSchema);
  const queries = alarms.flatMap(({ properties }) =>
    properties.Metrics.flatMap(({ Expression }) => Expression ?? []),
  );
  const named = alarms
    .flatMap(({ properties }) => [
      properties,
      ...properties.Metrics.flatMap(({ MetricStat: stat }) => stat?.Metric ?? []),
    ])
    .flatMap(({ Namespace: namespace = 'AWS/', MetricName: name, Dimensions }) =>
      namespace.startsWith('AWS/') || name === undefined
        ? []
        : [{ namespace, name, dimensions: sorted(Dimensions.map((one) => [one.Name, readable(one.Value)])) }],
    );
  return [...named, ...queries.flatMap(faultsIn)];
}

const lineSchema = z
  .looseObject({
    _aws: z.object({
      CloudWatchMetrics: z.array(
        z.object({
          Namespace: z.string(),
          Dimensions: z.array(z.array(z.string())),
          Metrics: z.array(z.object({ Name: z.string() })),
        }),
      ),
    }),
  })
  .catchall(z.unknown());

/** The series that lines of a log publish, in CloudWatch's embedded format. */
export function emittedSeries(lines: readonly string[]): Series[] {
  return lines
    .filter((line) => line.includes('"_aws"'))
    .flatMap((line) => {
      const { _aws, ...values } = lineSchema.parse(JSON.parse(line));
      return _aws.CloudWatchMetrics.flatMap(({ Namespace, Dimensions, Metrics }) =>
        Metrics.flatMap(({ Name }) =>
          Dimensions.map((names) => ({
            namespace: Namespace,
            name: Name,
            dimensions: sorted(names.map((one) => [one, String(values[one])])),
          })),
        ),
      );
    });
}

function sorted(pairs: readonly (readonly [string, string])[]): Record<string, string> {
  return Object.fromEntries(pairs.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
