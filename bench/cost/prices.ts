/**
 * List prices of AWS in Asia Pacific (Singapore), ap-southeast-1, in US dollars, without any free tier, as of November 2026. The
 * pricing calculator has today's and those of other regions.
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

/** A month of weeks. */
export const weeksPerMonth = 365.25 / 12 / 7;
