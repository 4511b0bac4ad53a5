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
  /** Where the API is, without a slash at the end; links in messages lead there. */
  apiUrl: 'API_URL',
  /** ARN of the secret under which links are signed. */
  signingKey: 'SIGNING_KEY_ARN',
  /** How many messages one run of a job may plan. */
  mailCap: 'MAIL_CAP',
} as const;
