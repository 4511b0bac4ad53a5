import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { recipients as resource } from '../../../contract/recipients.ts';
import type { Catalogue, Recipient } from '../../../domain/catalogue/catalogue.ts';
import type { Delivery } from '../../../domain/delivery/delivery.ts';
import { contentRules } from '../../../domain/delivery/delivery-content.ts';
import { messageKindNames, type ReceivedKind } from '../../../domain/delivery/message-kind.ts';
import type { Notice } from '../../../domain/delivery/notice.ts';
import { approvalCatalogue } from '../../fixtures/approval-catalogue.ts';
import { fromPortal } from '../../fixtures/every-operation.ts';
import { instant } from '../../fixtures/instants.ts';
import { createWorld } from '../../fixtures/world.ts';

const kindsOfNotices: Readonly<Record<Notice['about'], ReceivedKind>> = {
  'extension-asked': 'requests',
  'extension-granted': 'notices',
  'extension-refused': 'notices',
  'exception-opened': 'notices',
  'exception-closed': 'notices',
  'question-asked': 'notices',
  'figures-returned': 'returned-figures',
  'figures-to-approve': 'approvals',
};

function kindOf({ content }: Delivery): ReceivedKind {
  if (content.kind === 'notice') return kindsOfNotices[content.notice.about];
  if (content.kind === 'failure-digest') return 'failures';
  const { messageKind } = contentRules[content.kind];
  if (messageKind === null) throw new Error(`nobody receives a message of the kind ${content.kind}`);
  return messageKind;
}

const post = (
  id: string,
  unit: string,
  receives: Recipient['receives'],
  more: Partial<Recipient> = {},
): Recipient => ({
  id,
  unit,
  receives,
  post: { vi: `Chức vụ ${id}`, en: `Post ${id}` },
  email: `${id}@province.example`,
  ...more,
});

const figures = {
  'S.1': { numerator: 3, denominator: 4 },
  'S.2': { done: 2, total: 4 },
  'S.3': { points: 5 },
  'S.4': { count: 500 },
  'S.5': { amount: 5 },
};

/** A district that reports for a commune, and a post for every reason to get mail. */
function catalogue(): Catalogue {
  const { units, leagues, sets, recipients, milestones, ...rest } = approvalCatalogue();
  const communes = { id: 'communes', level: 'commune' as const, name: { vi: 'Cấp xã', en: 'Communes' } };
  const commune = {
    id: 'P.Q.1',
    parent: 'P.Q',
    level: 'commune' as const,
    reportedBy: 'P.Q',
    name: { vi: 'Xã 1', en: 'Commune 1' },
  };
  return {
    ...rest,
    units: [...units, commune],
    leagues: [...leagues, communes],
    milestones: milestones.map((one) => ({ ...one, escalation: 'none' as const })),
    sets: sets.map((set) => ({
      ...set,
      leagues: [...set.leagues, communes.id],
      escalation: { workingDaysAfter: 2, to: 'chief' },
      indicators: set.indicators.map((one) =>
        one.id === 'S.3' ? { ...one, appliesTo: { levels: ['department', 'district', 'commune'] } } : one,
      ),
    })),
    recipients: [
      ...recipients,
      post('chief', 'P', ['weekly-report']),
      post('on-duty', 'P', ['failures'], { role: 'operations' }),
      post('archive-b', 'P.B', ['receipts']),
      post('clerk-q', 'P.Q', ['warnings', 'receipts'], { role: 'unit' }),
      post('clerk-c', 'P.C', ['warnings'], { role: 'unit' }),
      post('clerk-q-1', 'P.Q.1', ['weekly-report'], { role: 'unit' }),
    ],
  };
}

it('F131: who gets which mail is what the week then brings, kind by kind and post by post', async () => {
  const world = createWorld('2024-01-09T00:30:00Z');
  const parts = catalogue();
  await world.applyCatalogue(parts);
  const mailed = new Map(parts.recipients.map(({ id }) => [id, new Set<ReceivedKind>()]));
  const { deliveries } = world.ports;
  const [plan, planOver] = [deliveries.plan.bind(deliveries), deliveries.planOver.bind(deliveries)];
  const note = (delivery: Delivery) => mailed.get(delivery.recipient.id)?.add(kindOf(delivery));
  deliveries.plan = (delivery) => {
    note(delivery);
    return plan(delivery);
  };
  deliveries.planOver = (delivery) => {
    note(delivery);
    return planOver(delivery);
  };
  const operations = await world.tokenFor({ role: 'operations' });
  const json = (token: string, more: Record<string, string> = {}) => ({
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    ...more,
  });
  const registry = async (token: string, path: string, body: unknown) => {
    const reply = await world.registry({ method: 'POST', path, headers: json(token), body });
    expect(reply.status, JSON.stringify(reply.body)).toBe(201);
  };

  await world.run('warn', '2024-01-09T00:30:00Z');
  world.setNow('2024-01-10T02:00:00Z');
  const heads = { 'P.A': 'head-a', 'P.B': 'head-b', 'P.C': 'head-c', 'P.Q': 'head-q', 'P.Q.1': 'head-q' };
  for (const unit of Object.keys(heads)) {
    const token = await world.tokenFor({ role: 'unit', unit });
    const sent = await world.submissions({
      method: 'POST',
      path: '/v1/submissions',
      headers: json(token, { 'idempotency-key': unit }),
      body: {
        unit,
        set: 'S',
        period: '2024-W02',
        values: unit === 'P.Q.1' ? { 'S.3': { points: 5 } } : figures,
      },
    });
    expect(sent.status).toBe(201);
    await registry(token, '/v1/extension-requests', { unit, set: 'S', period: '2024-W01', reason: 'Lũ' });
  }
  world.setNow('2024-01-11T00:30:00Z');
  await world.run('warn', '2024-01-11T00:30:00Z');
  for (const [unit, head] of Object.entries(heads)) {
    const returned = await world.submissions({
      method: 'POST',
      path: '/v1/approvals',
      headers: fromPortal,
      cookies: [await world.sessionFor(head)],
      body: { unit, set: 'S', period: '2024-W02', revision: 1, outcome: 'returned', reason: 'Sai' },
    });
    expect(returned.status).toBe(200);
    await registry(operations, '/v1/exceptions', {
      unit,
      set: 'S',
      period: '2024-W01',
      officer: 'Chánh Văn phòng',
      reason: 'Lũ',
      expiresAt: '2024-01-20T17:00:00+07:00',
    });
  }
  world.setNow('2024-01-14T23:00:00Z');
  await world.run('rank', '2024-01-14T23:00:00Z');
  world.setNow('2024-01-15T00:00:00Z');
  await world.run('report', '2024-01-15T00:00:00Z');
  await world.ports.unreadableRows.note(
    { table: 'Reports', key: { pk: 'occurrence#warn', sk: '2023' }, kind: 'occurrence', reason: 'status' },
    instant('2024-01-14T00:00:00Z'),
  );
  await world.run('reconcile', '2024-01-15T00:00:00Z');
  world.setNow('2024-01-16T00:30:00Z');
  await world.run('warn', '2024-01-16T00:30:00Z');

  const { body } = await world.operations({
    method: 'GET',
    path: '/v1/recipients',
    headers: json(operations),
  });
  const page = resource.listRecipients.answers[200].schema.parse(body);
  const told = page.recipients.map(({ id, receives }) => [id, receives.map(({ kind }) => kind).sort()]);
  expect(Object.fromEntries(told)).toEqual(
    Object.fromEntries([...mailed].map(([id, kinds]) => [id, [...kinds].sort()])),
  );
  const all = new Set([...mailed.values()].flatMap((kinds) => [...kinds]));
  expect([...all].sort()).toEqual(
    [
      ...new Set([...Object.values(kindsOfNotices), 'failures', 'receipts', 'warnings', 'weekly-report']),
    ].sort(),
  );
});

it('F131: docs/using.md says of every kind of mail who gets it', async () => {
  const manual = await readFile('docs/using.md', 'utf8');
  const [, table = ''] = manual.split('## Who gets which mail\n');
  const rows = table.trim().split('\n\n')[0]?.split('\n').slice(2) ?? [];
  const named = rows.map((row) => row.split('|')[1]?.trim().replace(', and its corrections', ''));
  expect(named.sort()).toEqual(
    Object.values(messageKindNames)
      .map(({ en }) => en)
      .sort(),
  );
});
