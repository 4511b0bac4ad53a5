import * as z from 'zod';
import { scheduleTimesSchema, usualTimes } from '../../domain/schedule/schedule-times.ts';
import { expectations } from './expectations.ts';
import { hasSes, regionsNearVietNam } from './regions-with-ses.ts';
import { timeFaults } from './time-faults.ts';

/** How long CloudWatch Logs can keep logs, in days. */
const logRetentions = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const;

const domainName = z.string().regex(/^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/);
const certificateArn = z.string().regex(/^arn:aws:acm:[a-z0-9-]+:\d{12}:certificate\/[0-9a-f-]{36}$/);
const secretArn = z.string().regex(/^arn:aws:secretsmanager:[a-z0-9-]+:\d{12}:secret:[\w/+=.@-]+$/);
const tableName = z.string().regex(/^[\w.-]{3,255}$/);
const baseUrl = z.string().regex(/^https:\/\/(?:[a-z0-9-]+\.)+[a-z]{2,63}(?::\d{1,5})?$/);
/** A text of one line in a header of messages: something, and no control characters. */
const headerText = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[^\p{C}\p{Zl}\p{Zp}\s](?:[^\p{C}\p{Zl}\p{Zp}]*[^\p{C}\p{Zl}\p{Zp}\s])?$/u);

/** What an account has once AWS has raised its quota; a new one has 10, of which none can be reserved. */
const leastConcurrency = 1_000;

const count = (least: number) => z.int().min(least).max(100_000);

const time = scheduleTimesSchema.shape;
const timesSchema = z.strictObject({
  ranking: time.ranking.default(usualTimes.ranking),
  report: time.report.default(usualTimes.report),
  warnings: time.warnings.default(usualTimes.warnings),
});

/** What stands in `stages/<name>.json`; `expectations.ts` says what each value must be. */
const settingsSchema = z.strictObject({
  account: z
    .string()
    .regex(/^\d{12}$/)
    .optional(),
  region: z.string().refine(hasSes),
  trial: z.boolean().default(false),
  mailDomain: domainName,
  mailSender: z.email().optional(),
  mailSenderName: headerText(60).default('Tiến Độ'),
  mailReplyTo: z.email().optional(),
  mailSubjectPrefix: headerText(40).optional(),
  dmarcReports: z.email().optional(),
  baseUrl: baseUrl.optional(),
  portalUrl: baseUrl.optional(),
  domain: z.strictObject({ name: domainName, certificateArn, only: z.boolean().default(false) }).optional(),
  alarmRecipients: z.array(z.email()).max(20).default([]),
  times: timesSchema.prefault({}),
  takesOverFrom: z.string().optional(),
  mailCap: count(1).default(2_000),
  dropCap: count(0).default(0),
  monthlyBudgetUsd: z.number().positive().max(1_000_000).optional(),
  concurrentExecutions: z.int().min(leastConcurrency).max(100_000).optional(),
  owner: z
    .string()
    .regex(/^[\p{L}\p{N} _.:/=+@-]{1,256}$/u)
    .optional(),
  logRetentionDays: z.literal([...logRetentions]).default(365),
  kept: z
    .strictObject({
      submissionsTable: tableName.optional(),
      reportsTable: tableName.optional(),
      registryTable: tableName.optional(),
      signingKey: secretArn.optional(),
    })
    .default({}),
});

type Settings = z.output<typeof settingsSchema>;

/** Every setting by its path: the compiler misses the words of a new one. */
type SettingPath =
  | keyof Settings
  | `domain.${keyof NonNullable<Settings['domain']>}`
  | `times.${keyof Settings['times']}`
  | `kept.${keyof Settings['kept']}`
  | 'alarmRecipients[]';

const expected: Readonly<Record<SettingPath, string>> & Readonly<Record<string, string | undefined>> =
  expectations;

/**
 * A deployment, as its file declares it.
 *
 * - `trial`: nothing real is sent. Only such a stage may use addresses under `.example` and go without an account and alarm
 *   recipients; it is the only one whose stack has no termination protection.
 * - `account`: undefined in a trial only, which then goes to the account of the credentials.
 * - `mailSender`: the address messages come from, at `mailDomain`.
 * - `mailSenderName`, `mailSubjectPrefix`: who messages are from, and what every subject begins with.
 * - `mailReplyTo`: where replies go. Without it messages ask not to reply, and name the helpdesk of the catalogue.
 * - `portalUrl`: the pages on which one acts. Without it messages have no links to them.
 * - `baseUrl`, `domain`: where links in messages lead; at most one is there. Without both they lead to the address API Gateway
 *   assigns, which with `domain.only` does not answer.
 * - `times`: when the jobs start; complete, with the usual times for those that the file leaves out.
 * - `dmarcReports`: where receivers of mail report what came in the domain's name.
 * - `concurrentExecutions`: how many functions the account may run at once, where AWS has raised that; some are then kept for the jobs and
 *   the sender.
 * - `owner`: who answers for the stage, as a tag on everything it has.
 * - `takesOverFrom`: a stage in another account or region that this one replaces; until then both may have the same domains.
 * - `mailCap`: how many messages one run of a job may plan by itself; a larger run waits for two operators.
 * - `dropCap`: how many addresses one operator may deprive of mail by new catalogues; beyond it a second one has to agree.
 * - `kept`: tables and the signing key of an earlier deployment or a restored backup, which the stack uses instead of its own.
 */
export type Stage = Settings & { readonly name: string; readonly mailSender: string };

/** The stage that a file declares, or a sentence for each thing that is wrong. */
export type ParsedStage =
  | { readonly ok: true; readonly stage: Stage }
  | { readonly ok: false; readonly wrong: readonly string[] };

/**
 * Checks the content of a stage's file.
 * @param name the stage's name
 * @param content the parsed JSON
 */
export function parseStage(name: string, content: unknown): ParsedStage {
  const parsed = settingsSchema.safeParse(content);
  if (!parsed.success)
    return { ok: false, wrong: parsed.error.issues.flatMap((issue) => sentencesOf(issue, content)) };
  const { mailDomain, mailSender = `bao-cao@${mailDomain}` } = parsed.data;
  const stage = { ...parsed.data, name, mailSender };
  const wrong = [
    ...disagreements(stage),
    ...timeFaults(stage.times),
    ...(stage.trial ? trialFaults(stage) : missingForReal(stage)),
  ];
  return wrong.length > 0 ? { ok: false, wrong } : { ok: true, stage };
}

/** Sentences for what a file says that does not fit together. */
function disagreements(stage: Stage): string[] {
  const { account, region, mailDomain, mailSender, baseUrl, domain, alarmRecipients, kept } = stage;
  const wrong: string[] = [];
  if (!mailSender.endsWith(`@${mailDomain}`))
    wrong.push(`mailSender must be an address at ${mailDomain}; it is "${mailSender}".`);
  if (baseUrl !== undefined && domain !== undefined)
    wrong.push('baseUrl and domain both say where links lead; keep one of them.');
  if (hasDuplicates(alarmRecipients.map((address) => address.toLowerCase())))
    wrong.push('alarmRecipients names an address twice.');
  const tables = [kept.submissionsTable, kept.reportsTable, kept.registryTable];
  if (hasDuplicates(tables.filter((table) => table !== undefined)))
    wrong.push('kept names one table for two purposes.');
  for (const [setting, arn] of [
    ['domain.certificateArn', domain?.certificateArn],
    ['kept.signingKey', kept.signingKey],
  ]) {
    const [, , , arnRegion, arnAccount] = arn?.split(':') ?? [];
    if (arnRegion !== undefined && arnRegion !== region)
      wrong.push(`${setting} is in ${arnRegion}; it must be in the stage's region, ${region}.`);
    if (arnAccount !== undefined && account !== undefined && arnAccount !== account)
      wrong.push(
        `${setting} is in the account ${arnAccount}; it must be in the stage's account, ${account}.`,
      );
  }
  return wrong;
}

/** Sentences for what a stage that sends real mail lacks. */
function missingForReal({ name, account, alarmRecipients, ...stage }: Stage): string[] {
  const unless = 'or, to try the product out without sending, a stage with "trial": true';
  const wrong: string[] = [];
  if (account === undefined) wrong.push(`account is missing: ${expectations.account}, ${unless}.`);
  if (alarmRecipients.length === 0)
    wrong.push(
      `alarmRecipients is missing: without operations' address nobody learns that ${name} fails. Give at least one, ${unless}.`,
    );
  const { mailDomain, mailReplyTo = '', baseUrl = '', portalUrl = '', domain } = stage;
  for (const [setting, value] of [
    ['mailDomain', mailDomain],
    ['mailReplyTo', mailReplyTo],
    ['baseUrl', baseUrl],
    ['portalUrl', portalUrl],
    ['domain.name', domain?.name ?? ''],
    ...alarmRecipients.map((address) => ['alarmRecipients', address] as const),
  ]) {
    if (/\.example(?::\d+)?$/.test(value ?? ''))
      wrong.push(`${setting} must be under a domain you own, ${unless}; it is "${value}".`);
  }
  return wrong;
}

function trialFaults({ name }: Stage): string[] {
  return name === 'production'
    ? ['trial must be false or absent: the stage production sends real mail.']
    : [];
}

function hasDuplicates(values: readonly string[]): boolean {
  return new Set(values).size < values.length;
}

function sentencesOf(issue: z.core.$ZodIssue, content: unknown): string[] {
  const place = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    const at = place === '' ? '' : `${place}.`;
    return issue.keys.map((key) => `${at}${key} is no setting of a stage. ${knownSettings(place)}`);
  }
  if (place === '') return ['The file must hold one JSON object with the settings of the stage.'];
  const value = valueAt(content, issue.path);
  const must = expected[place.replace(/\.\d+/g, '[]')] ?? 'another value';
  if (value === undefined) return [`${place} is missing: ${must}.`];
  if (place === 'region' && typeof value === 'string')
    return [
      `region must have SES, which sends the mail: near Việt Nam ${regionsNearVietNam}; it is "${value}".`,
    ];
  return [`${place} must be ${must}; it is ${JSON.stringify(value)}.`];
}

/** The settings that an object of the file may have. */
function knownSettings(place: string): string {
  const prefix = place === '' ? '' : `${place}.`;
  const names = Object.keys(expectations)
    .filter((name) => name.startsWith(prefix))
    .map((name) => name.slice(prefix.length))
    .filter((name) => /^\w+$/.test(name));
  return `The settings are ${names.join(', ')}.`;
}

function valueAt(content: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null
        ? Object.getOwnPropertyDescriptor(value, key)?.value
        : undefined,
    content,
  );
}
