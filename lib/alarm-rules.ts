import { Duration } from 'aws-cdk-lib';
import { type IMetric, MathExpression, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { FunctionName } from '../functions/deployment/function-names.ts';
import type { Failures } from './failures.ts';
import type { HttpApi } from './http-api.ts';
import type { Mail } from './mail.ts';
import {
  accountThrottles,
  eachFault,
  fiveMinutes,
  lostByEachFunction,
  productMetric,
  reputationMetric,
  ruleMetric,
  sum,
} from './metrics.ts';
import type { Schedules } from './schedules.ts';
import type { TiendoFunction } from './tiendo-function.ts';

/** The metrics of an alarm. */
export type Watched = {
  readonly functions: Readonly<Record<FunctionName, TiendoFunction>>;
  readonly failures: Failures;
  readonly httpApi: HttpApi;
  readonly schedules: Schedules;
  readonly mail: Mail;
  /** The namespace of the stage's metrics. */
  readonly namespace: string;
};

/** When an alarm fires. */
export type AlarmRule = {
  readonly description: string;
  readonly metric: IMetric;
  /** The alarm fires at or above this value; with `silence`, below it. */
  readonly threshold: number;
  /** Consecutive periods; one by default. */
  readonly periods?: number;
  /** The last periods of which any one suffices, instead of {@link periods}. */
  readonly within?: number;
  /** Alarm on too little data, and on none at all. */
  readonly silence?: true;
};

/**
 * The alarms, by name. CloudWatch charges per month for each metric that an alarm names, but for the series of a query only
 * while they have data. So whatever functions find wrong by themselves is one query, whose alarm notifies about each fault
 * separately.
 *
 * None watches a single function's errors: errors of a request show as API answers, and failed events are retried and, if
 * that does not help, end in the failure queue.
 */
export function alarmRules({
  functions,
  failures,
  httpApi,
  schedules,
  mail,
  namespace,
}: Watched): Record<string, AlarmRule> {
  const { stage } = httpApi;
  return {
    'failed-work': {
      description: 'Work failed after all retries and waits in the failure queue.',
      metric: failures.queue.metricApproximateNumberOfMessagesVisible({
        period: fiveMinutes,
        statistic: Stats.MAXIMUM,
      }),
      threshold: 1,
    },
    // The one above stays on for as long as a message waits, up to fourteen days, and says nothing of what comes meanwhile.
    'failed-work-new': {
      description:
        'Work failed after all retries in the last five minutes, perhaps beside other that still waits.',
      metric: failures.queue.metricNumberOfMessagesSent({ period: fiveMinutes, statistic: Stats.SUM }),
      threshold: 1,
    },
    'failures-lost': {
      description: 'A failure could not be put into the failure queue.',
      metric: sum([
        schedules.group.metricFailedToBeSentToDLQ(undefined, { statistic: Stats.SUM }),
        ruleMetric(mail.events, 'InvocationsFailedToBeSentToDLQ'),
      ]),
      threshold: 1,
    },
    'failures-lost-by-functions': {
      description: 'A function could not put its failure into the failure queue.',
      metric: lostByEachFunction,
      threshold: 1,
    },
    faults: {
      description:
        'A function found a fault; each is notified by itself, under its name in the notification and in the runbook.',
      metric: eachFault(namespace),
      // A run that finds nothing due looks at the switch and the account once an hour, and the reconciler runs every quarter of one.
      within: 24,
      threshold: 1,
    },
    'function-throttles': {
      description: "Functions were throttled because the account's concurrency is used up.",
      // Of the whole account: its concurrency is what runs out.
      metric: accountThrottles,
      threshold: 1,
    },
    'reconcile-silent': {
      description: 'The reconciler has not run for three quarters of an hour.',
      // The jobs of a day run in this function too; after one of them the alarm may be late by one of its periods.
      metric: functions.schedule.lambda.metricInvocations({ period: Duration.minutes(15) }),
      threshold: 1,
      periods: 3,
      silence: true,
    },
    'report-silent': {
      description:
        'The daily run of the report has not succeeded for thirty hours: a weekly report that is due was not planned.',
      // No alarm looks back eight days, so that the run of every day says that nothing due is left.
      metric: productMetric(namespace, 'schedule', 'ReportRuns').with({ period: Duration.hours(6) }),
      threshold: 1,
      periods: 5,
      silence: true,
    },
    'deliver-silent': {
      description: 'The sender has not run for twenty minutes.',
      metric: functions.sender.lambda.metricInvocations({ period: fiveMinutes }),
      threshold: 1,
      periods: 4,
      silence: true,
    },
    'api-server-errors': {
      description: 'At least one request in a hundred failed with a server error.',
      metric: new MathExpression({
        expression: 'failed / requests',
        usingMetrics: { failed: stage.metricServerError(), requests: stage.metricCount() },
        period: fiveMinutes,
      }),
      threshold: 0.01,
    },
    'api-slow': {
      description: 'The slowest 1 % of requests took at least three seconds, for fifteen minutes.',
      metric: stage.metricLatency({ period: fiveMinutes, statistic: Stats.p(99) }),
      threshold: 3000,
      periods: 3,
    },
    // SES reviews an account at 5 % bounces and 0.1 % complaints: half of that leaves time to act.
    'mail-bounces': {
      description: "The account's bounce rate is half of what SES tolerates.",
      metric: reputationMetric('Reputation.BounceRate'),
      threshold: 0.025,
    },
    'mail-complaints': {
      description: "The account's complaint rate is half of what SES tolerates.",
      metric: reputationMetric('Reputation.ComplaintRate'),
      threshold: 0.0005,
    },
  };
}
