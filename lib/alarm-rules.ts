import { Duration } from 'aws-cdk-lib';
import { type IMetric, MathExpression, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { FunctionName } from '../functions/deployment/function-names.ts';
import type { Failures } from './failures.ts';
import type { HttpApi } from './http-api.ts';
import type { Mail } from './mail.ts';
import {
  accountThrottles,
  fiveMinutes,
  productGauge,
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
 * The alarms, by name.
 *
 * None watches a single function's errors: errors of a request show as API answers, and failed events are retried and,
 * if that does not help, end in the failure queue.
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
    'failures-lost': {
      description: 'A failure could not be put into the failure queue.',
      metric: sum([
        schedules.group.metricFailedToBeSentToDLQ(undefined, { statistic: Stats.SUM }),
        ruleMetric(mail.events, 'InvocationsFailedToBeSentToDLQ'),
        ...failures.kept.map(({ lambda }) =>
          lambda.metric('DestinationDeliveryFailures', { statistic: Stats.SUM }),
        ),
      ]),
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
      metric: productGauge(namespace, 'schedule', 'Reconciliations'),
      threshold: 1,
      periods: 3,
      silence: true,
    },
    'occurrences-given-up': {
      description:
        'Scheduled runs were missed, or failed until it was too late; the ledger shows which and why.',
      metric: productMetric(namespace, 'schedule', 'OccurrencesGivenUp'),
      threshold: 1,
    },
    'occurrences-failing': {
      description: 'Scheduled runs have been failing for half an hour; they are being retried.',
      // Published only while runs fail: the two periods have to follow one another.
      metric: sum([productGauge(namespace, 'schedule', 'OccurrencesFailing')]).with({
        period: Duration.minutes(15),
      }),
      threshold: 1,
      periods: 2,
    },
    'ranking-stale': {
      description: 'The last ranking is at least eight days old, although one is due every week.',
      metric: productGauge(namespace, 'schedule', 'OverdueRankings'),
      threshold: 1,
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
    'messages-waiting': {
      description: 'A message is a quarter of an hour past its due time.',
      metric: productGauge(namespace, 'sender', 'OldestDueMessage'),
      threshold: 900,
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
    'receipts-not-planned': {
      description: 'Submissions were accepted whose confirmation by e-mail could not be planned.',
      metric: productMetric(namespace, 'submissions', 'ReceiptsNotPlanned'),
      threshold: 1,
    },
    'rows-unreadable': {
      description: 'Stored rows cannot be read and were set apart; nothing else waits for them.',
      metric: productMetric(namespace, 'stored-rows', 'UnreadableRows'),
      threshold: 1,
    },
    'mail-refused': {
      description: 'SES rejected messages permanently; their recipients get nothing.',
      metric: productMetric(namespace, 'sender', 'MessagesRefused'),
      threshold: 1,
    },
    'mail-unknown': {
      description: 'SES gave no clear answer to messages, and sent no event for them within half an hour.',
      metric: productMetric(namespace, 'sender', 'MessagesUnsettled'),
      threshold: 1,
    },
    'mail-suppressed': {
      description: 'Recipients are on a suppression list of SES and get nothing.',
      metric: productMetric(namespace, 'mail-events', 'SuppressedRecipients'),
      threshold: 1,
    },
    'sending-paused': {
      description:
        'Sending is paused, by operations, because of its reputation, or by SES; messages wait until they expire.',
      // A run that finds nothing due looks at the switch once an hour; within two hours the alarm knows.
      metric: productGauge(namespace, 'sender', 'SendingPaused').with({ period: Duration.hours(1) }),
      within: 2,
      threshold: 1,
    },
    'mail-account-fault': {
      description:
        'The account or its settings are at fault, or the signing key cannot be read; messages wait until they expire.',
      // As for a pause: while nothing is due, a run looks at the account once an hour.
      metric: productGauge(namespace, 'sender', 'AccountFault').with({ period: Duration.hours(1) }),
      within: 2,
      threshold: 1,
    },
    'daily-quota-reached': {
      description:
        "The account's daily quota is used up, or kept for the weekly report; messages wait until they expire.",
      metric: productMetric(namespace, 'sender', 'DailyQuotaReached'),
      threshold: 1,
    },
    'mail-events-unknown': {
      description: 'SES sent events for messages that belong to no known delivery.',
      metric: productMetric(namespace, 'mail-events', 'UnknownDeliveryEvents'),
      threshold: 1,
    },
    'mail-events-unreadable': {
      description: 'SES sent events that cannot be read or are of an unknown kind.',
      metric: productMetric(namespace, 'mail-events', 'UnreadableMailEvents'),
      threshold: 1,
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
