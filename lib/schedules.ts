import { Duration, RemovalPolicy, Stack, TimeZone } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  ContextAttribute,
  Schedule,
  ScheduleExpression,
  ScheduleGroup,
  ScheduleTargetInput,
  TimeWindow,
} from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { ScheduleTimes } from '../domain/schedule/schedule-times.ts';
import {
  type Schedule as DeclaredSchedule,
  schedulesAt,
  scheduleTimeZone,
} from '../domain/schedule/schedules.ts';
import type { FunctionName } from '../functions/deployment/function-names.ts';
import { jobFunctions } from '../functions/deployment/job-functions.ts';
import { cronOf } from './stage/cron.ts';
import type { TiendoFunction } from './tiendo-function.ts';

/** What the schedules start, when, and where a trigger goes that nothing took. */
export type SchedulesProps = {
  readonly functions: Readonly<Record<FunctionName, TiendoFunction>>;
  readonly deadLetterQueue: IQueue;
  readonly times: ScheduleTimes;
};

/*
 * How long Scheduler tries to deliver a trigger to Lambda; when the function then fails, Lambda's own retries apply. A
 * run of deliveries, or a reconciliation, is replaced by the next one minutes later. A job has no such successor: its
 * limit is an hour, within which its e-mail still arrives that morning; after that, operations rerun it from the queue.
 */
const retries = {
  polling: { maxEventAge: Duration.minutes(5), retryAttempts: 5 },
  job: { maxEventAge: Duration.hours(1), retryAttempts: 60 },
};

/** Every declared schedule, in Vietnamese time and exactly on its minute, passing the nominal time to its function. */
export class Schedules extends Construct {
  readonly group: ScheduleGroup;

  constructor(scope: Construct, id: string, { functions, deadLetterQueue, times }: SchedulesProps) {
    super(scope, id);
    // It has a fixed name and holds no data: kept, it would stand in the way of the stage's next deployment.
    this.group = new ScheduleGroup(this, 'Group', { removalPolicy: RemovalPolicy.DESTROY });
    const { account } = Stack.of(this);
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': account, 'aws:SourceArn': this.group.scheduleGroupArn },
        },
      }),
    });
    const schedules = schedulesAt(times);
    const invoked = new Set(schedules.map((schedule) => functions[jobFunctions[schedule.job]]));
    role.addToPolicy(
      new PolicyStatement({
        actions: ['lambda:InvokeFunction'],
        resources: [...invoked].map(({ lambda }) => lambda.functionArn),
      }),
    );
    role.addToPolicy(
      new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [deadLetterQueue.queueArn] }),
    );

    for (const schedule of schedules) {
      new Schedule(this, schedule.job, {
        description: schedule.description,
        schedule: expressionOf(schedule),
        scheduleGroup: this.group,
        timeWindow: TimeWindow.off(),
        target: new LambdaInvoke(functions[jobFunctions[schedule.job]].lambda, {
          // The target would grant itself every version of the function too; the role has all it needs.
          role: role.withoutPolicyUpdates(),
          deadLetterQueue,
          input: ScheduleTargetInput.fromObject({
            job: schedule.job,
            nominalTime: ContextAttribute.scheduledTime,
          }),
          ...(isPolling(schedule) ? retries.polling : retries.job),
        }),
      });
    }
  }
}

function isPolling({ job }: DeclaredSchedule): boolean {
  return job === 'deliver' || job === 'reconcile';
}

function expressionOf({ timing }: DeclaredSchedule): ScheduleExpression {
  return ScheduleExpression.expression(cronOf(timing), TimeZone.of(scheduleTimeZone));
}
