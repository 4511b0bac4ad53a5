/** What each setting of a stage must be, to follow “must be”; by its path in the file. */
export const expectations: Readonly<Record<string, string>> & { readonly account: string } = {
  account: 'the twelve digits of an AWS account, as a text in quotes',
  region: 'an AWS region with SES, such as "ap-southeast-1"',
  trial: 'true, when nothing real is sent, or false',
  mailDomain: 'a domain such as mail.tinh.gov.vn, in lower case',
  mailSender: 'an e-mail address at the mail domain',
  baseUrl: 'an https address without a path, such as https://tiendo.tinh.gov.vn, in lower case',
  domain: 'an object with the name of a domain and the certificateArn of its certificate',
  'domain.name': 'a domain such as tiendo.tinh.gov.vn, in lower case',
  'domain.certificateArn': 'the ARN of a certificate in ACM, arn:aws:acm:…',
  alarmRecipients: 'a list of at most 20 e-mail addresses',
  'alarmRecipients[]': 'an e-mail address',
  mailCap: 'a whole number from 1 to 100000',
  dropCap: 'a whole number from 0 to 100000',
  monthlyBudgetUsd: 'a number of US dollars above 0',
  logRetentionDays:
    'a number of days that CloudWatch Logs offers: 30, 90, 180, 365, 731, 1096, 1827 or 3653, for example',
  kept: 'an object with the names of kept tables and the ARN of the kept signing key',
  'kept.submissionsTable': 'the name of a table in DynamoDB',
  'kept.reportsTable': 'the name of a table in DynamoDB',
  'kept.registryTable': 'the name of a table in DynamoDB',
  'kept.signingKey': 'the ARN of a secret, arn:aws:secretsmanager:…',
};
