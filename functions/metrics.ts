import { Metrics } from '@aws-lambda-powertools/metrics';

/**
 * The metrics of one function; every metric has the function's name as its service. The namespace is that of the deployed
 * stage, in the environment variable `POWERTOOLS_METRICS_NAMESPACE`, so that stages of one account share no series.
 */
export function createMetrics(serviceName: string): Metrics {
  return new Metrics({ serviceName });
}
