import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ParsedTemplate, readable } from './synthesized.ts';

const template = new ParsedTemplate({ monthlyBudgetUsd: 20 });
const anything = z.record(z.string(), z.unknown());

describe('the dashboard', () => {
  const [dashboard] = template.resources('AWS::CloudWatch::Dashboard', anything);
  const widgets = z
    .object({
      widgets: z.array(
        z.object({
          type: z.string(),
          properties: z.looseObject({
            title: z.string(),
            metrics: z.array(z.array(z.unknown())).default([]),
            alarms: z.array(z.string()).default([]),
          }),
        }),
      ),
    })
    .parse(JSON.parse(readable(dashboard?.properties['DashboardBody']))).widgets;

  it('F128: shows every alarm, what waits, whether sending is paused or held, what failed, requests, and the last runs and messages', () => {
    expect(widgets.map(({ type, properties }) => [type, properties.title])).toEqual([
      ['alarm', 'Báo động · Alarms'],
      ['metric', 'Lỗi các hàm tự phát hiện, 3 giờ qua · Faults, last 3 hours'],
      ['metric', 'Thư chờ quá 15 phút, giây · Waits over 15 min, s'],
      ['metric', 'Không gửi (từ 1): tạm dừng, bị giữ · Not sending (from 1): paused, held'],
      ['log', 'Đã gửi, bị từ chối · Sent, refused'],
      ['metric', 'Việc lỗi · Failed work'],
      ['metric', '24 giờ: yêu cầu, lỗi · 24 hours: requests, errors'],
      ['log', 'Xếp hạng gần nhất · Last ranking'],
      ['log', 'Báo cáo gần nhất · Last report'],
      ['log', 'Thư: đã gửi, lỗi, bị giữ · Last messages: sent, failed, held'],
      ['log', 'Mọi lần chạy · All runs'],
    ]);
    const alarms = template.resources('AWS::CloudWatch::Alarm', anything);
    expect(widgets[0]?.properties.alarms).toHaveLength(alarms.length);
  });

  it('stays free: three dashboards of an account with 50 metrics each are', () => {
    expect(template.resources('AWS::CloudWatch::Dashboard', anything)).toHaveLength(1);
    expect(widgets.flatMap(({ properties }) => properties.metrics).length).toBeLessThan(50);
  });

  it('reads only series that the sender publishes under these names', () => {
    const named = widgets
      .flatMap(({ properties }) => properties.metrics)
      .filter(([namespace]) => namespace === 'TienDo/test')
      .map(([, name, ...dimensions]) => [name, ...dimensions.filter((one) => typeof one === 'string')]);
    expect(named).toEqual([
      ['Faults', 'fault', 'messages-waiting', 'service', 'sender'],
      ['Faults', 'fault', 'sending-paused', 'service', 'sender'],
      ['Faults', 'fault', 'mail-account-fault', 'service', 'sender'],
    ]);
  });
});

describe('the budget', () => {
  it('of the stage’s file notifies the topic for alarms at 80 %, at 100 %, and when more is expected', () => {
    const [budget] = template.resources('AWS::Budgets::Budget', anything);
    expect(budget?.properties['Budget']).toEqual({
      BudgetType: 'COST',
      TimeUnit: 'MONTHLY',
      BudgetLimit: { Amount: 20, Unit: 'USD' },
    });
    const notices = z
      .array(
        z.object({
          Notification: z.object({ NotificationType: z.string(), Threshold: z.number() }),
          Subscribers: z.tuple([z.object({ SubscriptionType: z.literal('SNS'), Address: z.unknown() })]),
        }),
      )
      .parse(budget?.properties['NotificationsWithSubscribers']);
    expect(
      notices.map(({ Notification, Subscribers: [{ Address }] }) => [
        ...[Notification.NotificationType, Notification.Threshold, readable(Address)],
      ]),
    ).toEqual([
      ['ACTUAL', 80, 'OperationsTopic'],
      ['ACTUAL', 100, 'OperationsTopic'],
      ['FORECASTED', 100, 'OperationsTopic'],
    ]);
  });

  it('is not there when the file names none', () => {
    expect(new ParsedTemplate().resources('AWS::Budgets::Budget', anything)).toEqual([]);
  });
});
