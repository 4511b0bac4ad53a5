import { Duration, Stack } from 'aws-cdk-lib';
import {
  type Alarm,
  AlarmStatusWidget,
  Dashboard as CloudWatchDashboard,
  type ConcreteWidget,
  type IMetric,
  LogQueryVisualizationType,
  LogQueryWidget,
  MathExpression,
  type Metric,
  SingleValueWidget,
  Stats,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { Watched } from './alarm-rules.ts';
import { eachFault, faultOf } from './metrics.ts';
import type { TiendoFunction } from './tiendo-function.ts';

/** The alarms and the resources that the page shows. */
export type DashboardProps = { readonly alarms: readonly Alarm[]; readonly watched: Watched };

/** The whole width of a dashboard, in its units. */
const wide = 24;

/**
 * One page to see in ten seconds whether all is well: every alarm green or red; what is waiting, paused, held, failed and asked
 * for; the last ranking and the last report; then the last messages and all runs with what they did. Rankings and reports are rare, so those are read from the
 * functions' logs: a metric would be empty most of the week.
 */
export class Dashboard extends Construct {
  /** Its page in the console. */
  readonly url: string;

  constructor(scope: Construct, id: string, { alarms, watched }: DashboardProps) {
    super(scope, id);
    const { stackName, region } = Stack.of(this);
    const { functions } = watched;
    const dashboard = new CloudWatchDashboard(this, 'Page', {
      // Names of dashboards are shared by all regions of an account.
      dashboardName: `${stackName}-${region}`,
      defaultInterval: Duration.days(8),
    });
    dashboard.addWidgets(
      new AlarmStatusWidget({
        title: inBoth({ vi: 'Báo động', en: 'Alarms' }),
        alarms: [...alarms],
        width: wide,
        height: 5,
      }),
    );
    dashboard.addWidgets(faults(watched));
    dashboard.addWidgets(...numbers(watched));
    const lastOf = (job: 'rank' | 'report', title: string) =>
      lastLines(title, functions.schedule, { count: 1, width: wide / 2, height: 4 }, [
        `filter message = 'occurrence' and occurrence.job = '${job}' and outcome like /ranked|planned|nobody sent/`,
        'display @timestamp, occurrence.nominalTime, status, outcome',
      ]);
    dashboard.addWidgets(
      lastOf('rank', inBoth({ vi: 'Xếp hạng gần nhất', en: 'Last ranking' })),
      lastOf('report', inBoth({ vi: 'Báo cáo gần nhất', en: 'Last report' })),
    );
    dashboard.addWidgets(
      lastLines(
        inBoth({ vi: 'Thư: đã gửi, lỗi, bị giữ', en: 'Last messages: sent, failed, held' }),
        functions.sender,
        { count: 5, width: wide, height: 6 },
        [
          "filter message = 'deliveries' and (sent + refused + held + unknown > 0 or ispresent(stopped))",
          'display @timestamp, sent, refused, retry, unknown, held, stopped, fault',
        ],
      ),
    );
    dashboard.addWidgets(
      lastLines(
        inBoth({ vi: 'Mọi lần chạy', en: 'All runs' }),
        functions.schedule,
        { count: 10, width: wide, height: 6 },
        [
          "filter message = 'occurrence'",
          'display @timestamp, occurrence.job, occurrence.nominalTime, status, outcome',
        ],
      ),
    );
    this.url = `https://${region}.console.aws.amazon.com/cloudwatch/home?region=${region}#dashboards/dashboard/${stackName}-${region}`;
  }
}

/** What functions found wrong by themselves in the last hours; empty while all is well. */
function faults({ namespace }: Watched): SingleValueWidget {
  return new SingleValueWidget({
    title: inBoth({ vi: 'Lỗi các hàm tự phát hiện, 3 giờ qua', en: 'Faults, last 3 hours' }),
    metrics: [eachFault(namespace)],
    start: '-PT3H',
    width: wide,
    height: 3,
    setPeriodToTimeRange: false,
  });
}

/** Nothing is published while a count is zero, so a number without data is a zero. */
function numbers({ namespace, functions, failures, httpApi }: Watched): ConcreteWidget[] {
  const { stage } = httpApi;
  const day = Duration.days(1);
  return [
    number(inBoth({ vi: 'Thư chờ quá 15 phút, giây', en: 'Waits over 15 min, s' }), [
      orZero(faultOf(namespace, 'sender', 'messages-waiting'), 'Waits'),
    ]),
    number(inBoth({ vi: 'Không gửi (từ 1): tạm dừng, bị giữ', en: 'Not sending (from 1): paused, held' }), [
      orZero(faultOf(namespace, 'sender', 'sending-paused').with({ period: Duration.hours(1) }), 'Paused'),
      orZero(faultOf(namespace, 'sender', 'mail-account-fault').with({ period: Duration.hours(1) }), 'Held'),
    ]),
    new LogQueryWidget({
      title: inBoth({ vi: 'Đã gửi, bị từ chối', en: 'Sent, refused' }),
      logGroupNames: [functions.sender.lambda.logGroup.logGroupName],
      view: LogQueryVisualizationType.TABLE,
      queryLines: [
        "filter message = 'deliveries'",
        'stats sum(sent) as sentInAll, sum(refused) as refusedInAll',
      ],
      width: 6,
      height: 4,
    }),
    number(inBoth({ vi: 'Việc lỗi', en: 'Failed work' }), [
      failures.queue.metricApproximateNumberOfMessagesVisible({
        label: 'Failed',
        statistic: Stats.MAXIMUM,
      }),
    ]),
    number(inBoth({ vi: '24 giờ: yêu cầu, lỗi', en: '24 hours: requests, errors' }), [
      stage.metricCount({ period: day, statistic: Stats.SUM, label: 'Requests' }),
      stage.metricServerError({ period: day, statistic: Stats.SUM, label: 'Errors' }),
    ]),
  ];
}

function number(title: string, metrics: IMetric[]): SingleValueWidget {
  return new SingleValueWidget({
    title,
    metrics,
    width: metrics.length > 1 ? 6 : 3,
    height: 4,
    setPeriodToTimeRange: false,
  });
}

function orZero(metric: Metric, label: string): MathExpression {
  const id = label.charAt(0).toLowerCase() + label.slice(1);
  const { period } = metric;
  return new MathExpression({ expression: `FILL(${id}, 0)`, usingMetrics: { [id]: metric }, label, period });
}

function lastLines(
  title: string,
  { lambda }: TiendoFunction,
  { count, width, height }: { readonly count: number; readonly width: number; readonly height: number },
  queryLines: readonly string[],
): LogQueryWidget {
  return new LogQueryWidget({
    title,
    logGroupNames: [lambda.logGroup.logGroupName],
    view: LogQueryVisualizationType.TABLE,
    queryLines: [...queryLines, 'sort @timestamp desc', `limit ${count}`],
    width,
    height,
  });
}

/** A title in both languages: the page is one for all operators. */
function inBoth({ vi, en }: { readonly vi: string; readonly en: string }): string {
  return `${vi} · ${en}`;
}
