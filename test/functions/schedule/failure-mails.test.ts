import { describe, expect, it } from 'vitest';
import { previews } from '../../../contract/previews.ts';
import type { Catalogue } from '../../../domain/catalogue/catalogue.ts';
import { refused } from '../../fixtures/answers/problem.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { instant, iso } from '../../fixtures/instants.ts';
import { createWorld } from '../../fixtures/world.ts';

/** Two posts of operations that list failures and one that does not, beside the readers of the small catalogue. */
function withOperations(changes: Partial<Catalogue> = {}): Catalogue {
  const catalogue = smallCatalogue();
  const post = (id: string, vi: string, en: string) => ({
    id,
    unit: 'P',
    email: `${id}@province.example`,
    role: 'operations' as const,
    post: { vi, en },
    receives: ['failures' as const],
  });
  return {
    ...catalogue,
    milestones: [],
    recipients: [
      ...catalogue.recipients,
      post('duty', 'Trực vận hành', 'Operator on duty'),
      post('head', 'Tổ trưởng vận hành', 'Head of operations'),
      { ...post('quiet', 'Nhân viên vận hành', 'Operator'), receives: ['receipts' as const] },
    ],
    ...changes,
  };
}

const report = '2024-01-15T00:00:00Z';

/** Monday morning: the report goes out, and what SES refuses of it fails. */
async function mondayMorning(catalogue = withOperations(), refused = 'chair@province.example') {
  const world = createWorld('2024-01-12T05:00:00Z');
  await world.applyCatalogue(catalogue);
  await world.run('reconcile', '2024-01-12T05:00:00Z');
  world.answerOfMailer = ({ deliveryId, to }) =>
    to.email === refused
      ? { outcome: 'refused', failure: 'address refused' }
      : { outcome: 'sent', messageId: `m-${deliveryId}` };
  world.setNow('2024-01-14T23:05:00Z');
  await world.run('rank', '2024-01-14T23:05:00Z');
  world.setNow(report);
  await world.run('report', report);
  world.setNow('2024-01-15T00:05:00Z');
  await world.sender('2024-01-15T00:05:00Z');
  return world;
}

type World = Awaited<ReturnType<typeof mondayMorning>>;

/** The reconciliation of an hour, and the sender after it; the e-mails about failures that left. */
async function hour(world: World, at: string): Promise<(readonly [string, string])[]> {
  world.setNow(at);
  const before = world.sent.length;
  await world.run('reconcile', at);
  await world.sender(at);
  return world.sent
    .slice(before)
    .flatMap(({ deliveryId, to, message }) =>
      deliveryId.startsWith('failures_') ? [[to.email, message.subject] as const] : [],
    );
}

const toBoth = (subject: string) => [
  ['duty@province.example', subject] as const,
  ['head@province.example', subject] as const,
];

const first = '[Sự cố] 1 sự cố mới: 1 thư không gửi được – 08:00 ngày 15/01/2024';

describe('F146: failures', () => {
  it('P24: go to operations alone, in one e-mail a person, and read as follows', async () => {
    const world = await mondayMorning();
    expect(await hour(world, '2024-01-15T01:00:00Z')).toEqual(toBoth(first));
    const [text] = world.sent.flatMap(({ deliveryId, message }) =>
      deliveryId.startsWith('failures_') ? [message.text] : [],
    );
    await expect(text).toMatchFileSnapshot('./failures/message-not-sent.txt');
  });

  it('are looked for at the full hour only', async () => {
    const world = await mondayMorning();
    expect(await hour(world, '2024-01-15T01:15:00Z')).toEqual([]);
    expect(await hour(world, '2024-01-15T02:00:00Z')).toHaveLength(2);
  });

  it('are mailed once: nothing more while nothing is new, and never twice within the hours that the catalogue says', async () => {
    const world = await mondayMorning(withOperations({ failureMailHours: 3 }));
    expect(await hour(world, '2024-01-15T01:00:00Z')).toEqual(toBoth(first));
    await bounced(world, 'contact-b@province.example', '2024-01-15T01:30:00Z');
    expect(await hour(world, '2024-01-15T02:00:00Z')).toEqual([]);
    expect(await hour(world, '2024-01-15T03:00:00Z')).toEqual([]);
    expect(await hour(world, '2024-01-15T04:00:00Z')).toEqual(
      toBoth('[Sự cố] 1 sự cố mới: 1 thư không đến người nhận – 11:00 ngày 15/01/2024'),
    );
    expect(await hour(world, '2024-01-15T08:00:00Z')).toEqual([]);
    expect(await hour(world, '2024-01-20T08:00:00Z')).toEqual([]);
  });

  it('of the e-mail itself make no other; the next one mentions them', async () => {
    const world = await mondayMorning(withOperations(), 'duty@province.example');
    await bounced(world, 'chair@province.example', '2024-01-15T00:30:00Z');
    expect(await hour(world, '2024-01-15T01:00:00Z')).toHaveLength(2);
    for (const at of ['06', '11', '16', '21'])
      expect(await hour(world, `2024-01-15T${at}:00:00Z`)).toEqual([]);
    await bounced(world, 'contact-b@province.example', '2024-01-15T22:30:00Z');
    expect(await hour(world, '2024-01-15T23:00:00Z')).toHaveLength(2);
    const last = world.sent.at(-1)?.message.text;
    expect(last).toContain('1 thư báo sự cố gửi trước đây không đến được người nhận');
  });

  it.each(['before', 'after'] as const)(
    'are mailed once also where the process dies %s any write of it',
    async (when) => {
      for (let write = 0; write < 4; write += 1) {
        const world = await mondayMorning();
        const { failureRounds, deliveries } = world.ports;
        let writes = 0;
        let isDead = false;
        const mortal =
          <Args extends unknown[], Answer>(to: (...args: Args) => Promise<Answer>) =>
          async (...args: Args): Promise<Answer> => {
            const dies = writes === write;
            writes += 1;
            if (dies && when === 'after') await to(...args);
            isDead ||= dies;
            if (isDead) throw new Error('killed');
            return to(...args);
          };
        const [replace, plan] = [failureRounds.replace.bind(failureRounds), deliveries.plan.bind(deliveries)];
        [failureRounds.replace, deliveries.plan] = [mortal(replace), mortal(plan)];
        world.setNow('2024-01-15T01:00:00Z');
        await expect(world.run('reconcile', '2024-01-15T01:00:00Z')).rejects.toThrow('killed');
        [failureRounds.replace, deliveries.plan] = [replace, plan];
        const mails = [
          ...(await hour(world, '2024-01-15T02:00:00Z')),
          ...(await hour(world, '2024-01-15T07:00:00Z')),
        ];
        expect(mails.map(([to]) => to)).toEqual(['duty@province.example', 'head@province.example']);
      }
    },
  );

  it('are of every kind: a run given up, one that is held, a report without its ranking, an unreadable row', async () => {
    const world = createWorld('2024-01-12T05:00:00Z');
    await world.applyCatalogue(withOperations());
    await world.run('reconcile', '2024-01-12T05:00:00Z');
    world.ports.mailCap = 1;
    world.ports.editions.freeze = async () => Promise.reject(new Error('the table is gone'));
    world.setNow('2024-01-15T01:00:00Z');
    await world.ports.unreadableRows.note(
      { table: 'Registry', key: { pk: 'token', sk: '1' }, kind: 'token', reason: 'no label' },
      instant('2024-01-15T00:50:00Z'),
    );
    expect(await hour(world, '2024-01-15T01:00:00Z')).toEqual(
      toBoth(
        '[Sự cố] 3 sự cố mới: 1 báo cáo chưa có bảng xếp hạng, 1 lần chạy không thành công, 1 dòng dữ liệu không đọc được – 08:00 ngày 15/01/2024',
      ),
    );
    // Nothing of it is new, though it lasts.
    expect(await hour(world, '2024-01-15T06:00:00Z')).toEqual([]);
    // The report is given up at the beginning of the next working day.
    expect(await hour(world, '2024-01-16T01:00:00Z')).toHaveLength(2);
    await expect(world.sent.at(-1)?.message.text).toMatchFileSnapshot('./failures/given-up.txt');
  });

  it('include a run that waits for two operators', async () => {
    const world = createWorld('2024-01-12T05:00:00Z');
    await world.applyCatalogue(withOperations());
    await world.run('reconcile', '2024-01-12T05:00:00Z');
    world.ports.mailCap = 1;
    world.setNow('2024-01-14T23:05:00Z');
    await world.run('rank', '2024-01-14T23:05:00Z');
    world.setNow(report);
    await expect(world.run('report', report)).rejects.toThrow('held');
    expect(await hour(world, '2024-01-15T01:00:00Z')).toEqual(
      toBoth('[Sự cố] 1 sự cố mới: 1 lần chạy chờ đồng ý – 08:00 ngày 15/01/2024'),
    );
  });

  it('include a message that expired, and one that was withheld; not one that arrived in the end, nor an unsubscription', async () => {
    const world = await mondayMorning(withOperations(), 'nobody');
    await bounced(world, 'chair@province.example', '2024-01-15T00:30:00Z', 'Transient', 'MailboxFull');
    await happened(world, 'chair@province.example', '2024-01-15T00:40:00Z', { eventType: 'Delivery' });
    expect(await hour(world, '2024-01-15T01:00:00Z')).toEqual([]);
    await bounced(
      world,
      'chair@province.example',
      '2024-01-15T01:30:00Z',
      'Permanent',
      'OnAccountSuppressionList',
    );
    expect(await hour(world, '2024-01-15T02:00:00Z')).toHaveLength(2);
  });

  it('P24: go to every post of operations where none lists them, never to a leader, and nobody else stands in', async () => {
    const base = withOperations();
    const standIn = { recipient: 'chair', from: '2024-01-01', to: '2024-12-31' };
    const recipients = base.recipients.map((one) =>
      one.role === 'operations'
        ? { ...one, receives: ['weekly-report' as const], ...(one.id === 'duty' ? { standIn } : {}) }
        : one.id === 'chair'
          ? { ...one, role: 'leader' as const }
          : one,
    );
    const world = await mondayMorning({ ...base, recipients });
    expect((await hour(world, '2024-01-15T01:00:00Z')).map(([to]) => to)).toEqual([
      'duty@province.example',
      'head@province.example',
      'quiet@province.example',
    ]);
  });

  it('go nowhere without a post of operations, and nothing is kept', async () => {
    const world = await mondayMorning({ ...smallCatalogue(), milestones: [] });
    expect(await hour(world, '2024-01-15T01:00:00Z')).toEqual([]);
    expect(await world.ports.failureRounds.last()).toBeNull();
  });

  it('can be previewed today, and nothing is written', async () => {
    const world = await mondayMorning();
    world.setNow('2024-01-15T00:50:00Z');
    const token = await world.tokenFor({ role: 'operations' });
    const messagesOf = async (query: Record<string, string>) => {
      const headers = { authorization: `Bearer ${token}` };
      const { body } = await world.operations({ method: 'GET', path: '/v1/preview', query, headers });
      return previews.getPreview.answers[200].schema.parse(body).messages;
    };
    const toDuty = await messagesOf({ at: '2024-01-15', recipient: 'duty' });
    expect(toDuty.map(({ subject }) => subject)).toEqual([first]);
    const kinds = async (at: string) => (await messagesOf({ at })).map(({ kind }) => kind);
    expect(await kinds('2024-01-15')).toEqual([
      ...['weekly-report', 'weekly-report'],
      ...['failure-digest', 'failure-digest'],
    ]);
    expect(await kinds('2024-01-14')).toEqual([]);
    expect(await kinds('2024-01-16')).toEqual([]);
    expect(await world.ports.failureRounds.last()).toBeNull();
    expect(await hour(world, '2024-01-15T01:00:00Z')).toEqual(toBoth(first));
  });
});

it('F146: a catalogue that lists failures for anybody but operations, or for a leader’s address, is refused', async () => {
  const world = createWorld('2024-01-12T05:00:00Z');
  const token = await world.tokenFor({ role: 'operations' });
  const base = withOperations();
  const recipients = base.recipients.map((one) =>
    one.id === 'chair'
      ? { ...one, role: 'leader' as const }
      : one.id === 'duty'
        ? { ...one, email: 'CHAIR@province.example' }
        : one.id === 'head'
          ? { ...one, role: 'reader' as const }
          : one,
  );
  const reply = await world.registry({
    method: 'PUT',
    path: '/v1/catalogue',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'if-none-match': '*',
    },
    body: { ...base, recipients },
  });
  expect(reply).toEqual(
    refused('invalid-catalogue', 'Danh mục chưa hợp lệ; sửa các mục được nêu rồi gửi lại.', {
      errors: [
        {
          pointer: '/recipients/4/receives',
          place: 'Người nhận Trực vận hành (duty), thư nhận',
          code: 'is-leader',
          detail:
            'CHAIR@province.example cũng là địa chỉ của lãnh đạo (Chức vụ chair); lãnh đạo không nhận thư báo sự cố. Ghi địa chỉ khác cho Trực vận hành.',
        },
        {
          pointer: '/recipients/5/receives',
          place: 'Người nhận Tổ trưởng vận hành (head), thư nhận',
          code: 'not-operations',
          detail:
            'Thư báo sự cố («failures») chỉ gửi bộ phận vận hành: ghi vai trò vận hành («operations») cho Tổ trưởng vận hành, hoặc bỏ thư báo sự cố.',
        },
      ],
    }),
  );
});

const idOf = (world: World, to: string) => {
  const found = world.sent.find((one) => one.to.email === to);
  if (found === undefined) throw new Error(`${to} got nothing`);
  return found.deliveryId;
};

async function happened(world: World, to: string, at: string, event: object): Promise<void> {
  world.setNow(at);
  const delivery = idOf(world, to);
  const mail = { messageId: `m-${delivery}`, timestamp: at, tags: { delivery: [delivery] } };
  const Message = JSON.stringify({ mail, ...event });
  await world.mailEvents({ Records: [{ Sns: { MessageId: at, Timestamp: at, Message } }] });
}

function bounced(world: World, to: string, at: string, bounceType = 'Permanent', bounceSubType = 'General') {
  const bounce = { bounceType, bounceSubType, timestamp: at, bouncedRecipients: [{ action: 'failed' }] };
  return happened(world, to, at, { eventType: 'Bounce', bounce });
}

describe('F146: many failures', () => {
  it('name one of each sort first, by importance, and how many are like it', async () => {
    const world = await mondayMorning(withOperations(), 'nobody');
    const at = iso('2024-01-15T00:20:00Z');
    const lost = { state: 'expired', failedAt: at, failure: 'not sent in time' } as const;
    const [sample] = await world.ports.deliveries.byOccurrence({ job: 'report', nominalTime: iso(report) });
    if (sample === undefined) throw new Error('the fixture has changed');
    const many = (job: 'receipt' | 'warn' | 'report', count: number) =>
      Array.from({ length: count }, (_, index) => ({
        ...sample,
        ...lost,
        id: `${job}-${index}`,
        occurrence: { job, nominalTime: iso(report) },
        recipient: { ...sample.recipient, post: { vi: `P${index}`, en: `P${index}` } },
      }));
    const failed = [...many('receipt', 12), ...many('warn', 2), ...many('report', 9)];
    world.ports.deliveries.failedBetween = async () => failed;
    await hour(world, '2024-01-15T01:00:00Z');
    const { text = '' } = world.sent.at(-1)?.message ?? {};
    const half = text.slice(text.indexOf('The Tiến Độ system recorded'));
    const named = half.split('\n').filter((line) => line.startsWith('- '));
    expect(named.map((line) => line.replace(/ \([^)]*\)/, ''))).toEqual([
      '- Weekly report to P0 and 8 others like it',
      '- Deadline warnings to P0 and 1 other like it',
      '- Confirmation of submitted figures to P0 and 11 others like it',
      ...['1', '2', '3', '4', '5'].map((index) => `- Weekly report to P${index}`),
    ]);
    expect(half.split('\n').filter((line) => line.startsWith('  npm '))).toEqual([
      `  npm run -s tiendo -- deliveries list report@${report} --state expired`,
      `  npm run -s tiendo -- deliveries list warn@${report} --state expired`,
      `  npm run -s tiendo -- deliveries list receipt@${report} --state expired`,
    ]);
  });
});
