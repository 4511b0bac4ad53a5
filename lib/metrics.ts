import { Duration } from 'aws-cdk-lib';
import { MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { IRule } from 'aws-cdk-lib/aws-events';
import type { FunctionName } from '../functions/deployment/function-names.ts';

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

/** The namespace of what a stage's functions publish: stages of one account share no series. */
export function metricsNamespace(stage: string): string {
  return `TienDo/${stage}`;
}

/** A count published by a function, or by all of them about the stored rows they read. */
export function productMetric(
  namespace: string,
  service: FunctionName | 'stored-rows',
  metricName: string,
): Metric {
  return new Metric({
    namespace,
    metricName,
    dimensionsMap: { service },
    period: fiveMinutes,
    statistic: Stats.SUM,
  });
}

/** The maximum of a function's own metric within a quarter of an hour. */
export function productGauge(namespace: string, service: FunctionName, metricName: string): Metric {
  return productMetric(namespace, service, metricName).with({
    period: Duration.minutes(15),
    statistic: Stats.MAXIMUM,
  });
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
