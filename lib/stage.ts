import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Node } from 'constructs';
import * as z from 'zod';

/** The stage in which nothing real is sent, so that it can be deployed without a mail domain. */
const tryOutStage = 'dev';

const settingsSchema = z
  .strictObject({
    /** Distinguishes deployments in one account: the suffix of the stack's name and the prefix of every alarm's. */
    stage: z
      .string()
      .regex(/^[a-z][a-z0-9-]{0,19}$/, 'lower-case letters, digits and hyphens, at most 20')
      .default(tryOutStage),
    /** The domain verified with SES; its DKIM records are stack outputs. */
    mailDomain: z
      .string()
      .regex(
        /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/,
        'a domain such as mail.tinh.gov.vn, in lower case',
      )
      .default('tiendo.example'),
    /** The sender address; at the mail domain. */
    mailSender: z.email().optional(),
    /** The address for alarms; it must confirm its subscription. */
    operationsEmail: z.email().optional(),
    /** The maximum number of messages that one run of a job may plan by itself; a larger one waits for two operators. */
    mailCap: z.coerce.number().pipe(z.int().min(1).max(100_000)).default(2_000),
    /**
     * The number of addresses that one operator may deprive of mail by new catalogues; a catalogue that exceeds it waits for
     * a second operator.
     */
    dropCap: z.coerce.number().pipe(z.int().min(0).max(100_000)).default(0),
    /** The retention of logs; one of the periods CloudWatch Logs supports. */
    logRetentionDays: z.coerce
      .number()
      .pipe(z.enum(RetentionDays).exclude(['INFINITE']))
      .default(RetentionDays.ONE_YEAR),
  })
  .transform(({ stage, mailSender, ...settings }) => ({
    ...settings,
    name: stage,
    mailSender: mailSender ?? `bao-cao@${settings.mailDomain}`,
  }))
  .superRefine(({ name, mailDomain, mailSender }, context) => {
    if (!mailSender.endsWith(`@${mailDomain}`)) {
      context.addIssue({ code: 'custom', path: ['mailSender'], message: `an address at ${mailDomain}` });
    }
    if (name !== tryOutStage && mailDomain.endsWith('.example')) {
      const message = `a domain you own; only the stage ${tryOutStage} may do without`;
      context.addIssue({ code: 'custom', path: ['mailDomain'], message });
    }
  });

/** The settings of a deployment. */
export type Stage = z.output<typeof settingsSchema>;

const settingNames = [
  'stage',
  'mailDomain',
  'mailSender',
  'operationsEmail',
  'mailCap',
  'dropCap',
  'logRetentionDays',
] as const;

/**
 * Reads a stage's settings from the CDK context: `-c name=value`, or the `context` of `cdk.json`.
 * @throws Error that lists the invalid settings and their expected form
 */
export function readStage(node: Node): Stage {
  const given = settingNames.map((name): [string, unknown] => [name, node.tryGetContext(name) ?? undefined]);
  const parsed = settingsSchema.safeParse(Object.fromEntries(given));
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new Error(
    `deployment settings (-c name=value, or "context" in cdk.json) are wrong:\n  ${wrong.join('\n  ')}`,
  );
}
