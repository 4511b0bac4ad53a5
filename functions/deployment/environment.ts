/** Names of the environment variables, shared by the constructs that set them and the functions that read them. */
export const environmentNames = {
  /** Name of the Submissions table. */
  submissionsTable: 'SUBMISSIONS_TABLE',
  /** Name of the Reports table. */
  reportsTable: 'REPORTS_TABLE',
  /** Name of the Registry table. */
  registryTable: 'REGISTRY_TABLE',
  /** The address messages come from. */
  mailFrom: 'MAIL_FROM',
  /** Name of the SES configuration set that publishes what becomes of messages. */
  mailConfigurationSet: 'MAIL_CONFIGURATION_SET',
} as const;
