import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Finding } from '../../cli/doctor/finding.ts';
import { testMailCheck } from '../../cli/doctor/test-mail.ts';
import { iso } from '../fixtures/instants.ts';
import { serveWorld } from './world-server.ts';

const to = 'chair@province.example';

let served: Awaited<ReturnType<typeof serveWorld>>;

beforeEach(async () => {
  served = await serveWorld();
  vi.stubEnv('TIENDO_TOKEN', served.operationsToken);
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const settings = () => ({ url: served.url, lang: 'en', input: true }) as const;

async function plannedId(): Promise<string> {
  const occurrence = { job: 'preview', nominalTime: iso('2024-02-04T17:00:00Z') } as const;
  for (;;) {
    const [planned] = await served.world.ports.deliveries.byOccurrence(occurrence);
    if (planned !== undefined) return planned.id;
    await sleep(5);
  }
}

/** Looks until the message is over, or some times; `meanwhile` is what happens to it. */
async function look(meanwhile: () => Promise<unknown>) {
  const looking = testMailCheck(settings(), to, { everySeconds: 0.05, times: 10 }).look();
  await plannedId();
  await meanwhile();
  return looking;
}

const send = () => served.world.sender('2024-02-05T02:05:00Z');
const hear = async (eventType: string, more: object = {}) => {
  const mail = { messageId: 'm', timestamp: '2024-02-05T02:05:01Z', tags: { delivery: [await plannedId()] } };
  const Message = JSON.stringify({ eventType, mail, ...more });
  await served.world.mailEvents({ Records: [{ Sns: { MessageId: `n-${eventType}`, Message } }] });
};

/** What a failed check says, and what to paste. */
const saidOf = (finding: Finding) =>
  finding.outcome === 'failed' ? [finding.detail.en, ...finding.next.lines] : [];

describe('tiendo doctor --send-to', () => {
  it('sends a message without content through the ledger, and is content with its Delivery event', async () => {
    const finding = await look(async () => {
      await send();
      await hear('Delivery', { delivery: { timestamp: '2024-02-05T02:05:02Z' } });
    });
    expect(finding).toEqual({
      outcome: 'ok',
      detail: {
        vi: `Đã đến ${to}. Xem thư có nằm trong thư rác không.`,
        en: `It reached ${to}. See whether it is in the spam folder.`,
      },
    });
    const [mail] = served.world.sent;
    expect([mail?.to.email, mail?.message.subject]).toEqual([to, '[THỬ / TEST] Kiểm tra việc gửi thư']);
    expect(mail?.message.text).toContain('If it is in your inbox, mail arrives as it should.');
  });

  it('is not content with a message that SES took and says no more of', async () => {
    const finding = await look(send);
    expect([finding.outcome, finding.detail.en]).toEqual(['failed', `The test message to ${to} is sent.`]);
  });

  it('says why a message waits, or did not arrive', async () => {
    const waiting = await look(async () => undefined);
    expect(saidOf(waiting)).toEqual([
      `The test message to ${to} is due.`,
      `  npm run -s tiendo -- deliveries status --url ${served.url} --lang en`,
    ]);
    served = await serveWorld();
    vi.stubEnv('TIENDO_TOKEN', served.operationsToken);
    served.world.answerOfMailer = () => ({ outcome: 'refused', failure: 'the address is not valid' });
    const refused = await look(send);
    expect(saidOf(refused)).toEqual([
      `The test message to ${to} is failed (SES reported “the address is not valid”).`,
      `  npm run -s tiendo -- deliveries preview@2024-02-04T17:00:00Z --url ${served.url} --lang en`,
    ]);
  });

  it('passes on what the API refuses: an address that is nobody’s', async () => {
    await expect(testMailCheck(settings(), 'x@elsewhere.example').look()).rejects.toHaveProperty(
      'exitCode',
      3,
    );
  });
});
