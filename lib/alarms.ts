import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { type AlarmRule, alarmRules, type Watched } from './alarm-rules.ts';

/** What the alarms watch, what their names begin with, and where they notify. */
export type AlarmsProps = {
  /** The prefix of every alarm's name. */
  readonly prefix: string;
  readonly topic: ITopic;
  readonly watched: Watched;
};

/** The alarms for operations. Every alarm has an entry under its name in `docs/runbook.md`. */
export class Alarms extends Construct {
  /** In the order of their rules. */
  readonly all: readonly Alarm[];

  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);
    this.all = Object.entries(alarmRules(props.watched)).map(([name, rule]) => this.#add(name, rule, props));
  }

  #add(name: string, rule: AlarmRule, { prefix, topic }: AlarmsProps): Alarm {
    const alarm = new Alarm(this, name, {
      alarmName: `${prefix}-${name}`,
      alarmDescription: `${rule.description} See docs/runbook.md, ${name}.`,
      metric: rule.metric,
      threshold: rule.threshold,
      evaluationPeriods: rule.within ?? rule.periods ?? 1,
      ...(rule.within === undefined ? {} : { datapointsToAlarm: 1 }),
      comparisonOperator: rule.silence
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: rule.silence ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
    const notify = new SnsAction(topic);
    alarm.addAlarmAction(notify);
    alarm.addOkAction(notify);
    return alarm;
  }
}
