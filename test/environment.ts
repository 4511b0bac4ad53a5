/** The environment variables of every test. */
export const testEnvironment = {
  POWERTOOLS_LOG_LEVEL: 'SILENT',
  POWERTOOLS_METRICS_DISABLED: 'true',
  TZ: 'UTC',
};
