import { Duration, Stack, Validations } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { environmentNames } from '../functions/deployment/environment.ts';
import { functionNames } from '../functions/deployment/function-names.ts';
import { productVersion } from '../functions/deployment/product-version.ts';
import { Alarms } from './alarms.ts';
import { Budget } from './budget.ts';
import { Dashboard } from './dashboard.ts';
import { Failures } from './failures.ts';
import { Functions } from './functions.ts';
import { HttpApi } from './http-api.ts';
import { Mail } from './mail.ts';
import { metricsNamespace } from './metrics.ts';
import { OperationsTopic } from './operations-topic.ts';
import { addOutputs } from './outputs.ts';
import { Schedules } from './schedules.ts';
import { SigningKey } from './signing-key.ts';
import type { Stage } from './stage/stage-file.ts';
import { Tables } from './tables.ts';

/** The declaration of the stage that the stack deploys. */
export type TiendoStackProps = { readonly stage: Stage };

/**
 * Everything one stage of Tiến Độ needs, in one region of one account. All permissions are
 * granted here, so that they can be reviewed in one place; those on tables are declared in `table-permissions.ts`.
 */
export class TiendoStack extends Stack {
  constructor(scope: Construct, id: string, { stage }: TiendoStackProps) {
    const { account, region, owner } = stage;
    super(scope, id, {
      description: 'Tien Do: weekly rankings and deadline warnings by e-mail',
      env: { ...(account === undefined ? {} : { account }), region },
      terminationProtection: !stage.trial,
      // CloudFormation gives them to every resource that takes tags.
      tags: { product: 'tien-do', stage: stage.name, ...(owner === undefined ? {} : { owner }) },
    });
    const logRetention = stage.logRetentionDays;
    const namespace = metricsNamespace(stage.name);

    const tables = new Tables(this, 'Tables', { kept: stage.kept });
    const { byName: functions } = new Functions(this, 'Functions', {
      logRetention,
      metricsNamespace: namespace,
      mayReserve: stage.concurrentExecutions !== undefined,
    });
    const signingKey = new SigningKey(this, 'SigningKey', { kept: stage.kept.signingKey });
    const failures = new Failures(this, 'Failures');
    const mail = new Mail(this, 'Mail', {
      domain: stage.mailDomain,
      sender: stage.mailSender,
      letterhead: {
        senderName: stage.mailSenderName,
        replyTo: stage.mailReplyTo,
        subjectPrefix: stage.mailSubjectPrefix,
        portalUrl: stage.portalUrl,
      },
      cap: stage.mailCap,
      dmarcReports: stage.dmarcReports,
    });

    for (const name of functionNames) tables.grant(functions[name], name);
    tables.grantDueQuery(functions.sender);
    tables.grantDueQuery(functions.schedule);
    tables.grantDueQuery(functions.operations);
    for (const name of ['results', 'operations', 'schedule'] as const) mail.limitPlanning(functions[name]);
    for (const name of ['results', 'operations', 'schedule', 'sender'] as const)
      functions[name].lambda.addEnvironment(environmentNames.times, JSON.stringify(stage.times));
    functions.registry.lambda.addEnvironment(environmentNames.dropCap, String(stage.dropCap));
    functions.documentation.lambda.addEnvironment(environmentNames.version, productVersion());
    for (const name of ['workbooks', 'registry', 'operations', 'portal', 'sender'] as const)
      signingKey.grantReadKey(functions[name]);
    for (const name of ['portal', 'sender'] as const) mail.grantSend(functions[name]);
    for (const name of ['operations', 'portal', 'sender'] as const) mail.passLetterhead(functions[name]);
    mail.grantReadAccount(functions.sender);
    functions.sender.lambda.addEnvironment(environmentNames.trial, stage.trial ? 'yes' : 'no');

    const httpApi = new HttpApi(this, 'HttpApi', {
      functions,
      logRetention,
      domain: stage.domain,
      baseUrl: stage.baseUrl,
    });
    httpApi.passUrl(functions.sender);
    const schedules = new Schedules(this, 'Schedules', {
      functions,
      deadLetterQueue: failures.queue,
      times: stage.times,
    });
    mail.publishEventsTo(functions['mail-events'], failures.queue);

    // A failed job releases its occurrence, and may be retried at once; an hour later it is too late.
    failures.collectFrom(functions.schedule, { maxEventAge: Duration.hours(1), attempts: 2 });
    // The next run, five minutes later, does what this one did not.
    failures.collectFrom(functions.sender, { maxEventAge: Duration.minutes(5), attempts: 1 });
    // An event is delivered only once, and a message without a Send event for half an hour is sent again.
    failures.collectFrom(functions['mail-events'], { maxEventAge: Duration.hours(6), attempts: 2 });
    Validations.of(functions['operations-token'].lambda).acknowledge({
      id: 'Serverless-LambdaDLQ',
      reason: 'Only people invoke it, and they see when it fails; its answer must not be stored anywhere.',
    });

    const topic = new OperationsTopic(this, 'OperationsTopic', { recipients: stage.alarmRecipients });
    const watched = { functions, failures, httpApi, schedules, mail, namespace };
    const { all: alarms } = new Alarms(this, 'Alarms', { prefix: this.stackName, topic, watched });
    const dashboard = new Dashboard(this, 'Dashboard', { alarms, watched });
    if (stage.monthlyBudgetUsd !== undefined)
      new Budget(this, 'Budget', { monthlyUsd: stage.monthlyBudgetUsd, topic });
    addOutputs(this, { dashboard, httpApi, tables, signingKey, failures, mail, schedules, topic, functions });
  }
}
