import { type Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';

/**
 * Publishes the counts that are not zero. CloudWatch charges a metric for every hour in which it has data, and the alarms
 * take none for zero.
 * @param counts by the metric's name
 */
export function publishCounts(metrics: Metrics, counts: Readonly<Record<string, number>>): void {
  for (const [name, count] of Object.entries(counts))
    if (count !== 0) metrics.addMetric(name, MetricUnit.Count, count);
}
