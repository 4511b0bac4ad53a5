/*
 * Imported before any function: Powertools reads these when a logger or the metrics are made. On AWS each line goes to
 * CloudWatch; on a terminal only what went wrong is of use, and it comes on stderr.
 */
process.env['POWERTOOLS_LOG_LEVEL'] ??= 'ERROR';
process.env['POWERTOOLS_METRICS_DISABLED'] ??= 'true';
