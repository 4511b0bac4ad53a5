import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { bytesInAnswer } from '../../contract/http/answer-limit.ts';
import type { AuditOutcome } from '../../domain/audit/audit-entry.ts';
import { delivery, occurrence } from '../adapters/samples.ts';
import { smallCatalogue } from '../fixtures/catalogue.ts';
import { callRoute, everyRoute } from '../fixtures/every-operation.ts';
import { iso } from '../fixtures/instants.ts';
import { createWorld } from '../fixtures/world.ts';

/** Lambda's limit; an answer at it is larger than its body. */
const mostBytes = 6_291_556;

/** The longest text of so many characters: in the JSON within JSON that Lambda takes, each is four bytes. */
const longest = (characters: number) => '"'.repeat(characters);

const text = (characters: number) => ({ vi: longest(characters), en: longest(characters) });
const at = iso('2024-01-15T02:00:00Z');
const by = { tokenId: '0123456789abcdef', label: longest(80) };
const idOf = (nth: number, digits: number) => String(nth).padStart(digits, '0');
const form = { unit: 'P.A', set: 'S', period: '2024-W02' };

/** More of each than a page takes. */
const stored = 510;

type World = ReturnType<typeof createWorld>;

/** Stores entries as large as there can be, of every list whose pages are measured by their number alone or cut to fit. */
async function fill({ ports }: World): Promise<void> {
  const outcome: AuditOutcome = { result: 'done', changes: [] };
  for (let nth = 1; nth <= stored; nth += 1) {
    await ports.questions.add({
      ...form,
      id: idOf(nth, 16),
      asker: 'chair',
      nth,
      text: longest(500),
      askedAt: at,
      by,
      answer: { text: longest(500), at, by },
    });
    await ports.extensionRequests.add({
      ...form,
      id: idOf(nth, 16),
      nth,
      reason: longest(500),
      askedAt: at,
      by,
      decision: { outcome: 'refused', at, by, reason: longest(500) },
    });
    await ports.exceptions.put({
      ...form,
      id: idOf(nth, 16),
      officer: longest(120),
      reason: longest(500),
      openedAt: at,
      expiresAt: at,
      tokenId: by.tokenId,
      closed: { at, reason: longest(500), tokenId: by.tokenId },
    });
    await ports.tokens.put({
      id: idOf(nth, 16),
      hash: 'a'.repeat(64),
      principal: { role: 'unit', unit: 'P.A' },
      label: by.label,
      createdAt: at,
      expiresAt: iso('2025-01-15T02:00:00Z'),
    });
    await ports.sessions.put({
      id: idOf(nth, 32),
      hash: 'a'.repeat(64),
      person: 'b'.repeat(64),
      browser: longest(80),
      signedInAt: at,
      lastUsedAt: at,
      expiresAt: iso('2024-01-22T02:00:00Z'),
      post: { id: 'clerk', post: text(500), unit: 'P.A', role: 'unit' },
    });
    const change = { field: 'reason', from: longest(1_000), to: longest(1_000) } as const;
    const changes = Array.from({ length: 10 }, () => change);
    const actor = { principal: { role: 'operations' }, ...by } as const;
    const id = await ports.audit.begin({
      at,
      operation: 'recomputeRanking',
      by: actor,
      subject: null,
      changes,
    });
    await ports.audit.end(id, outcome);
  }
  for (let nth = 1; nth <= stored; nth += 1) {
    const sample = delivery(`r-${idOf(nth, 4)}`);
    const remark = { kind: 'delayed', at, detail: longest(200) } as const;
    const remarks = Array.from({ length: 20 }, () => remark);
    const recipient = { ...sample.recipient, post: text(500) };
    await ports.deliveries.plan({ ...sample, recipient, failure: longest(500), remarks });
  }
}

/** Each list: the address, the largest page, and where its entries are. */
const lists: Readonly<Record<string, { limit: number; of: string; query?: Record<string, string> }>> = {
  listQuestions: { limit: 200, of: 'questions' },
  listExtensionRequests: { limit: 200, of: 'requests' },
  listExceptions: { limit: 200, of: 'exceptions' },
  listTokens: { limit: 200, of: 'tokens' },
  listSessions: { limit: 200, of: 'sessions' },
  listMilestones: { limit: 200, of: 'milestones' },
  listRecipients: { limit: 100, of: 'recipients' },
  listAudit: { limit: 200, of: 'entries' },
  listDeliveries: {
    limit: 500,
    of: 'deliveries',
    query: { occurrence: `${occurrence.job}@${occurrence.nominalTime}` },
  },
};

/** Lists that `answers-fit.test.ts` reads at every size. */
const ofLeagues = [
  ...['getRanking', 'getRankingAcross', 'getLeagueTable', 'getCompleteness', 'getMilestone', 'verifyRanking'],
  ...['listRevisions', 'getPreview'],
];

/** Lists whose entries differ so much in size that a page ends where they no longer fit. */
const cutToFit = ['listAudit', 'listDeliveries'];

const entriesSchema = z.record(z.string(), z.unknown());

describe('F107: a page of the largest entries there can be fits into what Lambda takes', () => {
  it('reads every list that has pages', () => {
    const paged = everyRoute.filter(([, { operation }]) => 'limit' in operation.parameters.query.shape);
    expect([...Object.keys(lists), ...ofLeagues].sort()).toEqual(paged.map(([id]) => id).sort());
  });

  it('at every list', async () => {
    const world = createWorld('2024-01-16T02:00:00Z');
    const small = smallCatalogue();
    const [person] = small.recipients;
    const [milestone] = small.milestones;
    if (person === undefined || milestone === undefined) throw new Error('the fixture has changed');
    const recipients = Array.from({ length: 150 }, (_, nth) => ({
      ...person,
      id: `r-${idOf(nth, 4)}`,
      post: text(500),
      email: `r-${nth}@example.org`,
    }));
    const milestones = Array.from({ length: 250 }, (_, nth) => ({
      ...milestone,
      id: `m-${idOf(nth, 4)}`,
      name: text(500),
    }));
    await world.applyCatalogue({ ...small, recipients, milestones });
    await fill(world);
    const authorization = `Bearer ${await world.tokenFor({ role: 'operations' })}`;
    for (const [id, { limit, of, query = {} }] of Object.entries(lists)) {
      const route = everyRoute.find(([name]) => name === id)?.[1];
      if (route === undefined) throw new Error(`no operation ${id}`);
      const { status, body } = await callRoute(world, route, {
        method: 'GET',
        path: route.operation.path,
        headers: { authorization },
        query: { ...query, limit: `${limit}` },
      });
      const entries = z.array(z.unknown()).parse(entriesSchema.parse(body)[of]).length;
      expect([id, status, bytesInAnswer(JSON.stringify(body)) < mostBytes]).toEqual([id, 200, true]);
      if (cutToFit.includes(id)) expect([id, entries > 20 && entries < limit]).toEqual([id, true]);
      else expect([id, entries]).toEqual([id, limit]);
    }
  });
});
