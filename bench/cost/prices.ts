/**
 * List prices of AWS in Asia Pacific (Singapore), ap-southeast-1, in US dollars, without any free tier, as of November 2026. Checked
 * on 2026-11-26 against what others published of the AWS Price List; the pricing calculator has today's and those of other regions.
 *
 * - Lambda on arm64 and logs: Price List of ap-southeast-1 read on 2026-08-12, usage types `APS1-Lambda-GB-Second-ARM`,
 *   `APS1-Request-ARM` and `APS1-DataProcessing-Bytes`.
 * - DynamoDB: halved in November 2024 (https://aws.amazon.com/dynamodb/pricing/on-demand/). In the Price Lists of Sydney, Mumbai (August and
 *   September 2026) and Tokyo a million read units cost $0.1425, and write units $0.71 to $0.715; that of Singapore was not found.
 * - API Gateway and EventBridge Scheduler: no list of Singapore was found. The first is $1.00 in Virginia
 *   (https://aws.amazon.com/api-gateway/pricing/). Check these two in the calculator (https://calculator.aws) before relying on them.
 */
export const prices = {
  /** DynamoDB on demand, a million units. */
  readUnits: 0.1425 / 1e6,
  writeUnits: 0.7115 / 1e6,
  /** Lambda on arm64. */
  lambdaRequest: 0.2 / 1e6,
  lambdaGigabyteSecond: 0.0000133334,
  /** API Gateway, HTTP API. */
  apiRequest: 1.25 / 1e6,
  /** EventBridge Scheduler. */
  scheduledRun: 1.25 / 1e6,
  /** CloudWatch Logs, a gigabyte taken in. */
  logGigabyte: 0.7,
} as const;

/** How many weeks the average month has: 365.25 days a year, in twelve months. */
export const weeksPerMonth = 365.25 / 12 / 7;

/** What is charged by the month whatever happens, in US dollars, and what CloudWatch gives every account for good. */
export const fixedPrices = {
  /** An alarm, for each metric that it names. */
  alarmMetric: 0.1,
  freeAlarmMetrics: 10,
  /** A metric of ours, by the hours in which it has data. */
  metric: 0.3,
  hoursOfMonth: 365.25 * 2,
  /** A secret in Secrets Manager. */
  secret: 0.4,
} as const;
