import { type Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { type FaultName, faultMetric } from './deployment/fault-names.ts';

/**
 * Publishes the faults whose number is not zero, at once and each as a series of its own: one alarm watches all of them and
 * names the one that fired. CloudWatch charges a series for every hour in which it has data, so zeros are not published; the
 * alarm treats missing data as zero.
 * @param faults by name: how many there are, or for `messages-waiting` how many seconds
 */
export function publishFaults(metrics: Metrics, faults: Readonly<Partial<Record<FaultName, number>>>): void {
  for (const [name, count] of Object.entries(faults)) {
    if (count === 0) continue;
    metrics
      .singleMetric()
      .addDimension(faultMetric.dimension, name)
      .addMetric(faultMetric.name, MetricUnit.Count, count);
  }
}
