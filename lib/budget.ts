import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';

/** What the account may cost a month, in US dollars, and where to tell when it costs more. */
export type BudgetProps = { readonly monthlyUsd: number; readonly topic: ITopic };

/**
 * What the whole account may cost a month, with notices at four fifths, at all of it, and as soon as the month is expected to end
 * above it. Of the account, because costs by stage need a tag that someone has to activate by hand; a stage is meant to have an
 * account of its own.
 */
export class Budget extends Construct {
  constructor(scope: Construct, id: string, { monthlyUsd, topic }: BudgetProps) {
    super(scope, id);
    const notice = (notificationType: 'ACTUAL' | 'FORECASTED', threshold: number) => ({
      notification: {
        notificationType,
        threshold,
        thresholdType: 'PERCENTAGE',
        comparisonOperator: 'GREATER_THAN',
      },
      subscribers: [{ subscriptionType: 'SNS', address: topic.topicArn }],
    });
    const budget = new CfnBudget(this, 'Budget', {
      budget: {
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: monthlyUsd, unit: 'USD' },
      },
      notificationsWithSubscribers: [notice('ACTUAL', 80), notice('ACTUAL', 100), notice('FORECASTED', 100)],
    });
    // Budgets publishes only where it is allowed to at that moment.
    budget.node.addDependency(topic);
  }
}
