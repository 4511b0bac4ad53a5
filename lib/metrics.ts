import { Duration } from 'aws-cdk-lib';
import { MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { IRule } from 'aws-cdk-lib/aws-events';
import { type FaultName, faultMetric } from '../functions/deployment/fault-names.ts';
import type { FunctionName } from '../functions/deployment/function-names.ts';

/** The period over which metrics are counted, unless an alarm needs a longer one. */
export const fiveMinutes = Duration.minutes(5);

/** The sum over five minutes of counts, or of a gauge's maximum; missing data counts as zero. */
export function sum(metrics: readonly Metric[]): MathExpression {
  const named = metrics.map((metric, index): [string, Metric] => [`m${index}`, metric]);
  return new MathExpression({
    expression: `SUM([${named.map(([name]) => `FILL(${name}, 0)`).join(', ')}])`,
    usingMetrics: Object.fromEntries(named),
    period: fiveMinutes,
  });
}

/** The namespace of a stage's metrics: stages of one account share no series. */
export function metricsNamespace(stage: string): string {
  return `TienDo/${stage}`;
}

/** A count published by a function. */
export function productMetric(namespace: string, service: FunctionName, metricName: string): Metric {
  return new Metric({
    namespace,
    metricName,
    dimensionsMap: { service },
    period: fiveMinutes,
    statistic: Stats.SUM,
  });
}

/** One fault that a function publishes: how many there were, or the longest wait. */
export function faultOf(namespace: string, service: FunctionName, fault: FaultName): Metric {
  return new Metric({
    namespace,
    metricName: faultMetric.name,
    dimensionsMap: { service, [faultMetric.dimension]: fault },
    period: fiveMinutes,
    statistic: Stats.MAXIMUM,
  });
}

/** Every fault that functions publish, a series each. */
export function eachFault(namespace: string): MathExpression {
  const { name, dimension } = faultMetric;
  return queried(
    `SELECT SUM(${name}) FROM SCHEMA("${namespace}", ${dimension}, service) GROUP BY ${dimension} ORDER BY SUM() DESC`,
  );
}

/** What the functions of the account and region could not put into their failure queues, a series each. */
export const lostByEachFunction = queried(
  'SELECT SUM(DestinationDeliveryFailures) FROM SCHEMA("AWS/Lambda", FunctionName) GROUP BY FunctionName ORDER BY SUM() DESC',
);

/** A query of CloudWatch Metrics Insights; an alarm on it notifies each series by itself. */
function queried(expression: string): MathExpression {
  return new MathExpression({ expression, usingMetrics: {}, period: fiveMinutes });
}

/** The throttled calls of all functions of the account and region. */
export const accountThrottles = new Metric({
  namespace: 'AWS/Lambda',
  metricName: 'Throttles',
  period: fiveMinutes,
  statistic: Stats.SUM,
});

/** A count published by EventBridge for a rule. */
export function ruleMetric(rule: IRule, metricName: string): Metric {
  return new Metric({
    namespace: 'AWS/Events',
    metricName,
    dimensionsMap: { RuleName: rule.ruleName },
    statistic: Stats.SUM,
  });
}

/** A rate published by SES for the whole account, by which SES judges it. */
export function reputationMetric(metricName: string): Metric {
  return new Metric({
    namespace: 'AWS/SES',
    metricName,
    period: Duration.hours(1),
    statistic: Stats.MAXIMUM,
  });
}
