import { Metrics } from '@aws-lambda-powertools/metrics';

/** The metrics of one function; every metric carries the function's name as its service. */
export function createMetrics(serviceName: string): Metrics {
  return new Metrics({ namespace: 'TienDo', serviceName });
}
