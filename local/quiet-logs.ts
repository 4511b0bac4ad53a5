/*
 * Import this before any function: Powertools reads these variables when a logger or the metrics are created. On AWS
 * each line goes to CloudWatch; a terminal needs only errors, on stderr.
 */
process.env['POWERTOOLS_LOG_LEVEL'] ??= 'ERROR';
process.env['POWERTOOLS_METRICS_DISABLED'] ??= 'true';
