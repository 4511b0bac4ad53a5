/** Names of the environment variables, shared by the constructs that set them and the functions that read them. */
export const environmentNames = {
  /** Name of the Submissions table. */
  submissionsTable: 'SUBMISSIONS_TABLE',
  /** Name of the Reports table. */
  reportsTable: 'REPORTS_TABLE',
  /** Name of the Registry table. */
  registryTable: 'REGISTRY_TABLE',
  /** The sender address of messages. */
  mailFrom: 'MAIL_FROM',
  /** The name shown as the sender. */
  mailSenderName: 'MAIL_SENDER_NAME',
  /** Where replies go; absent where nobody reads any. */
  mailReplyTo: 'MAIL_REPLY_TO',
  /** Begins every subject; may be absent. */
  mailSubjectPrefix: 'MAIL_SUBJECT_PREFIX',
  /** The base URL of the pages on which one acts, without a trailing slash; absent where there are none. */
  portalUrl: 'PORTAL_URL',
  /** Name of the SES configuration set that publishes message events. */
  mailConfigurationSet: 'MAIL_CONFIGURATION_SET',
  /** The base URL of the API, without a trailing slash; links in messages use it. */
  apiUrl: 'API_URL',
  /** ARN of the secret that signs links. */
  signingKey: 'SIGNING_KEY_ARN',
  /** The maximum number of messages that one run of a job may plan. */
  mailCap: 'MAIL_CAP',
  /** The number of addresses that one operator may deprive of mail by new catalogues. */
  dropCap: 'DROP_CAP',
  /** When the jobs start, as JSON; see `domain/schedule/schedule-times.ts`. */
  times: 'SCHEDULE_TIMES',
  /** `yes` when nothing real is sent, else `no`. */
  trial: 'TRIAL',
  /** The version of the deployed code. */
  version: 'TIENDO_VERSION',
} as const;
