import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { IndicatorSet } from '../../../domain/catalogue/catalogue.ts';
import type { Approval } from '../../../domain/submission/approval.ts';
import type { Submission } from '../../../domain/submission/submission.ts';
import { ApprovedSubmissions } from '../../../usecases/approving/approved-submissions.ts';
import { unapprovedIn } from '../../../usecases/approving/unapproved-in.ts';
import { UnreadableRow } from '../../../usecases/ports/unreadable-row.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { instant, iso } from '../../fixtures/instants.ts';
import { submissionOf } from '../../fixtures/submission.ts';
import { createWorld } from '../../fixtures/world.ts';

const [plain] = smallCatalogue().sets;
if (plain === undefined) throw new Error('the fixture has changed');
const set: IndicatorSet = { ...plain, approval: { from: '2024-W02' } };

let ports: ReturnType<typeof createWorld>['ports'];
let approved: ApprovedSubmissions;

const by = { tokenId: 't', label: 'Thủ trưởng' };
const approve = (unit: string, revision: number, at: string, late = false) =>
  decided({ outcome: 'approved', unit, set: 'S', period: '2024-W02', revision, at: iso(at), by, late });

async function decided(approval: Approval) {
  await ports.approvals.add(approval);
  return approval;
}

const receivedAt = iso('2024-01-12T03:00:00Z');
const sent = (unit: string, revision: number) => submissionOf({ unit, revision, receivedAt });
const earlier = submissionOf({ period: '2024-W01', receivedAt });

/** The submission from its approval on. */
const counting = (submission: Submission, at: string, late = false) => ({
  ...submission,
  receivedAt: iso(at),
  late,
});

const unreadable = () =>
  new UnreadableRow({ table: 'Submissions', key: { pk: 'x', sk: 'x' }, kind: 'submission', reason: 'x' });

const monday = '2024-01-15T02:00:00Z';

/** A has 1 and 2 approved, 3 waiting; B's one was returned; C's one waits. */
beforeEach(async () => {
  const world = createWorld();
  await world.applyCatalogue();
  ports = world.ports;
  approved = new ApprovedSubmissions(() => ports.submissions, ports.approvals);
  for (const revision of [1, 2, 3]) await ports.submissions.append(plain, sent('P.A', revision));
  await ports.submissions.append(plain, sent('P.B', 1));
  await ports.submissions.append(plain, sent('P.C', 1));
  await approve('P.A', 1, '2024-01-13T02:00:00Z');
  await approve('P.A', 2, monday, true);
  await decided({
    outcome: 'returned',
    unit: 'P.B',
    set: 'S',
    period: '2024-W02',
    revision: 1,
    by,
    at: iso('2024-01-13T02:00:00Z'),
    reason: 'x',
  });
});

const first = counting(sent('P.A', 1), '2024-01-13T02:00:00Z');
const second = counting(sent('P.A', 2), monday, true);

describe('F148: what counts where figures need approval', () => {
  it('is every approved revision, from its approval on; figures returned or waiting count nowhere', async () => {
    expect(await approved.revisions(set, '2024-W02', 'P.A')).toEqual([first, second]);
    expect(await approved.revisions(set, '2024-W02', 'P.B')).toEqual([]);
    expect(await approved.newest(set, '2024-W02', 'P.A', { atMost: 5 })).toEqual([second, first]);
    expect(await approved.newest(set, '2024-W02', 'P.A', { atMost: 1 })).toEqual([second]);
    expect(await approved.newest(set, '2024-W02', 'P.A', { atMost: 1, before: 2 })).toEqual([first]);
    expect(await approved.listNewest(set, '2024-W02', 'P.A', { atMost: 1 })).toEqual({
      found: [second],
      unreadable: [],
    });
    const both = [
      { period: '2024-W01', atMost: 1 },
      { period: '2024-W02', atMost: 1 },
    ];
    await ports.submissions.append(plain, earlier);
    expect(await approved.newestOf(set, 'P.A', both)).toEqual([[earlier], [second]]);
  });

  it('is in each period the last revision approved by an instant; the others wait, or were returned', async () => {
    expect(await approved.latestByUnit(set, '2024-W02', instant(monday))).toEqual({
      found: [second],
      unreadable: [],
      notCounted: new Map([
        ['P.A', { last: sent('P.A', 3), isReturned: false }],
        ['P.B', { last: sent('P.B', 1), isReturned: true }],
        ['P.C', { last: sent('P.C', 1), isReturned: false }],
      ]),
    });
    const before = instant('2024-01-15T01:59:59Z');
    expect((await approved.latestByUnit(set, '2024-W02', before)).found).toEqual([first]);
    const { found, unreadable, notCounted } = await approved.latestFigures(set, '2024-W02', instant(monday));
    expect([found.map(({ unit, revision, late }) => [unit, revision, late]), unreadable]).toEqual([
      [['P.A', 2, true]],
      [],
    ]);
    const others = [...(notCounted ?? [])].map(([unit, { last, isReturned }]) => [
      unit,
      last.revision,
      isReturned,
    ]);
    expect(others).toEqual([
      ['P.A', 3, false],
      ['P.B', 1, true],
      ['P.C', 1, false],
    ]);
  });

  it('waits no longer once all of it counts', async () => {
    await approve('P.A', 3, monday);
    const { notCounted } = await approved.latestByUnit(set, '2024-W02', instant(monday));
    expect([...(notCounted?.keys() ?? [])]).toEqual(['P.B', 'P.C']);
  });

  it('is not known where a decision cannot be read', async () => {
    await approve('P.C', 1, monday);
    const { ofPeriod, ofUnit } = ports.approvals;
    ports.approvals.ofPeriod = async (...asked) => ({
      ...(await ofPeriod.apply(ports.approvals, asked)),
      unreadable: ['P.C', 'P.A'],
    });
    ports.approvals.ofUnit = async (...asked) => ({
      ...(await ofUnit.apply(ports.approvals, asked)),
      unreadable: ['P.A'],
    });
    const latest = await approved.latestByUnit(set, '2024-W02', instant(monday));
    expect([latest.found, latest.unreadable]).toEqual([[], ['P.A', 'P.C']]);
    const figures = await approved.latestFigures(set, '2024-W02', instant(monday));
    expect([figures.found, figures.unreadable]).toEqual([[], ['P.A', 'P.C']]);
    expect([...unapprovedIn(figures)]).toEqual([['P.B', 'returned']]);
    await expect(approved.newest(set, '2024-W02', 'P.A', { atMost: 1 })).rejects.toThrow(UnreadableRow);
  });

  it('is no older revision where the one that counts cannot be read', async () => {
    const { newest, latestByUnit } = ports.submissions;
    ports.submissions.newest = async (of, period, unit, asked) => {
      if (asked.before === 3 && !('pastUnreadable' in asked)) throw unreadable();
      return newest.call(ports.submissions, of, period, unit, {
        ...asked,
        before: asked.before === 3 ? 2 : (asked.before ?? 9),
      });
    };
    await expect(approved.newest(set, '2024-W02', 'P.A', { atMost: 1 })).rejects.toThrow(UnreadableRow);
    expect(await approved.newest(set, '2024-W02', 'P.A', { atMost: 2, pastUnreadable: true })).toEqual([
      first,
    ]);
    let isApprovedReadable = true;
    ports.submissions.latestByUnit = async (...asked) => {
      const { found } = await latestByUnit.apply(ports.submissions, asked);
      const isRead = (one: Submission) => one.unit !== 'P.A' || (isApprovedReadable && one.revision === 2);
      return { found: found.filter(isRead), unreadable: ['P.A', 'P.Q'] };
    };
    const newer = await approved.latestByUnit(set, '2024-W02', instant(monday));
    expect([newer.found, newer.unreadable]).toEqual([[second], ['P.Q']]);
    isApprovedReadable = false;
    const neither = await approved.latestByUnit(set, '2024-W02', instant(monday));
    expect([neither.found, neither.unreadable]).toEqual([[], ['P.A', 'P.Q']]);
  });

  it('is found in one reading of a period, without what was never approved and cannot be read', async () => {
    const { latestFigures } = ports.submissions;
    ports.submissions.latestFigures = async (...asked) => ({
      ...(await latestFigures.apply(ports.submissions, asked)),
      unreadable: ['P.B'],
    });
    const all = [vi.spyOn(ports.submissions, 'latestByUnit'), vi.spyOn(ports.submissions, 'latestFigures')];
    await approved.latestByUnit(set, '2024-W02', instant(monday));
    const { unreadable: unknown } = await approved.latestFigures(set, '2024-W02', instant(monday));
    expect([unknown, ...all.map(({ mock }) => mock.calls.length)]).toEqual([[], 1, 1]);
  });

  it('is everything of a period before approval began', async () => {
    await approved.append(set, earlier);
    expect(await approved.revisions(set, '2024-W01', 'P.A')).toEqual([earlier]);
    expect(await approved.newest(set, '2024-W01', 'P.A', { atMost: 1 })).toEqual([earlier]);
    expect(await approved.listNewest(set, '2024-W01', 'P.A', { atMost: 1 })).toEqual({
      found: [earlier],
      unreadable: [],
    });
    expect(await approved.latestByUnit(set, '2024-W01', instant(monday))).toEqual({
      found: [earlier],
      unreadable: [],
    });
    expect((await approved.latestFigures(set, '2024-W01', instant(monday))).found).toHaveLength(1);
  });
});
