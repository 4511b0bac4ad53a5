import { Metrics } from '@aws-lambda-powertools/metrics';

/** The metrics of one function; every metric has the function's name as its service. */
export function createMetrics(serviceName: string): Metrics {
  return new Metrics({ namespace: 'TienDo', serviceName });
}
