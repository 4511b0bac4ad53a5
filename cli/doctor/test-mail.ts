import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type DeliveryAnswer, deliveries } from '../../contract/deliveries.ts';
import { previews } from '../../contract/previews.ts';
import { deliveryStateWords } from '../../domain/delivery/delivery-state-words.ts';
import { failureWords } from '../../domain/delivery/failure-words.ts';
import { call } from '../api/api.ts';
import { tellProgress } from '../output/output.ts';
import { words } from '../output/words.ts';
import { commandLine } from '../program/command-line.ts';
import type { Settings } from '../settings.ts';
import { type Check, type Finding, failed, ok } from './finding.ts';

/** How often to look what became of a message, and how many times. */
type Patience = { readonly everySeconds: number; readonly times: number };

/** The sender runs every five minutes, and the receiver may take a few more. */
const usualPatience: Patience = { everySeconds: 10, times: 72 };

/** The states that a message leaves again. */
const passing: readonly string[] = ['due', 'claimed', 'unknown', 'sent'];

/** Sends a message without content, and waits until the mail service says that it was delivered. */
export function testMailCheck(settings: Settings, to: string, patience = usualPatience): Check {
  return {
    id: 'test-mail',
    title: { vi: 'Thư thử', en: 'Test mail' },
    look: async () => findingOf(settings, to, await sent(settings, to, patience)),
  };
}

type Sent = { readonly occurrence: string; readonly delivery: DeliveryAnswer | undefined };

async function sent(settings: Settings, to: string, { everySeconds, times }: Patience): Promise<Sent> {
  const headers = { 'idempotency-key': `doctor-${randomUUID()}` };
  const planned = await call(settings, previews.sendPreview, { path: {}, body: { to }, headers });
  const { id, occurrence } = planned.answer;
  tellProgress(
    words(
      settings,
      `Đã xếp lịch thư thử đến ${to}; chờ đến ${(everySeconds * times) / 60} phút …`,
      `A test message to ${to} is planned; waiting up to ${(everySeconds * times) / 60} minutes …`,
    ),
  );
  for (let looked = 1; ; looked += 1) {
    const { answer } = await call(settings, deliveries.listDeliveries, {
      path: {},
      query: { occurrence, limit: 500 },
    });
    const delivery = answer.deliveries.find((one) => one.id === id);
    const isOver = delivery !== undefined && !passing.includes(delivery.state);
    if (isOver || looked >= times) return { occurrence, delivery };
    await sleep(everySeconds * 1_000);
  }
}

function findingOf(settings: Settings, to: string, { occurrence, delivery }: Sent): Finding {
  const state = delivery?.state ?? 'due';
  if (state === 'delivered')
    return ok(
      `Đã đến ${to}. Xem thư có nằm trong thư rác không.`,
      `It reached ${to}. See whether it is in the spam folder.`,
    );
  const why = delivery?.failure == null ? null : failureWords(delivery.failure);
  const detail = {
    vi: `Thư thử đến ${to}: ${deliveryStateWords[state].vi}${why === null ? '' : ` (${why.vi})`}.`,
    en: `The test message to ${to} is ${deliveryStateWords[state].en}${why === null ? '' : ` (${why.en})`}.`,
  };
  if (state === 'sent')
    return failed(detail, {
      vi: 'SES đã nhận thư nhưng chưa báo đã đến: kiểm tra «Sự kiện thư» và bộ cấu hình ở trên, rồi hộp thư.',
      en: 'SES took it but reported no delivery: look at the checks of mail events and the configuration set, and into the mailbox.',
    });
  if (state === 'due' || state === 'claimed' || state === 'unknown')
    return failed(detail, { vi: 'Xem vì sao thư chờ:', en: 'See why it waits:' }, [
      commandLine(settings, 'deliveries', 'status'),
    ]);
  return failed(detail, { vi: 'Xem SES báo gì:', en: 'See what SES reported:' }, [
    commandLine(settings, 'deliveries', occurrence),
  ]);
}
