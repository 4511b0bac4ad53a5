import { beforeEach, describe, expect, it } from 'vitest';
import { completeness as resource } from '../../../contract/completeness.ts';
import type { IndicatorSet } from '../../../domain/catalogue/catalogue.ts';
import type { Submission } from '../../../domain/submission/submission.ts';
import type { Values } from '../../../domain/submission/values.ts';
import { notValid, unknownParameter } from '../../fixtures/answers/errors.ts';
import { type ExpectedError, refused } from '../../fixtures/answers/problem.ts';
import { named } from '../../fixtures/answers/ranking.ts';
import { noCatalogue, unauthenticated, unknownSet } from '../../fixtures/answers/refusals.ts';
import { answered } from '../../fixtures/answers/reply.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { iso } from '../../fixtures/instants.ts';
import { submissionOf } from '../../fixtures/submission.ts';
import { createWorld, type Reply } from '../../fixtures/world.ts';

let world: ReturnType<typeof createWorld>;
let token: string;
let set: IndicatorSet;

beforeEach(async () => {
  world = createWorld('2024-01-15T02:00:00Z');
  await world.applyCatalogue();
  token = await world.tokenFor({ role: 'leader' });
  const [first] = smallCatalogue().sets;
  if (first === undefined) throw new Error('the fixture has changed');
  set = first;
});

const nobody = { units: 0, onTime: 0, late: 0 };
const whole: Values = new Map(['S.1', 'S.2', 'S.3', 'S.4'].map((id) => [id, { kind: 'none' }]));
const append = (changes: Partial<Submission>) => world.ports.submissions.append(set, submissionOf(changes));

const get = (address = 'S/2024-W02', query: Record<string, string> = {}, authorization = `Bearer ${token}`) =>
  world.results({
    method: 'GET',
    path: `/v1/completeness/${address}`,
    query,
    headers: { authorization },
  });

async function completeness(address?: string) {
  const reply = await get(address);
  expect(reply.status).toBe(200);
  return resource.getCompleteness.answers[200].schema.parse(reply.body);
}

describe('GET /v1/completeness/{set}/{period}', () => {
  it('F71: shows who sent all, part of it or nothing, what is lacking and who was late, in total and by league', async () => {
    await append({ unit: 'P.A', values: whole });
    await append({ unit: 'P.C', late: true, receivedAt: iso('2024-01-12T10:00:00Z') });
    const sent = {
      complete: { units: 1, onTime: 1, late: 0 },
      partial: { units: 1, onTime: 0, late: 1 },
      incomplete: [
        {
          ...named['P.C'],
          status: 'late',
          workingDaysLate: 1,
          lackingCount: 3,
          lacking: ['S.1', 'S.2', 'S.4'],
        },
      ],
    };
    const departmentB = { ...named['P.B'], workingDaysLate: 1 };
    const districtQ = { ...named['P.Q'], workingDaysLate: 1 };
    expect(await get()).toEqual(
      answered(200, {
        set: 'S',
        period: '2024-W02',
        owed: true,
        dueAt: '2024-01-12T09:00:00Z',
        at: '2024-01-15T02:00:00Z',
        catalogueVersion: 1,
        next: null,
        total: { expected: 4, ...sent, nothing: 2, missing: [departmentB, districtQ], unreadable: [] },
        leagues: [
          {
            league: 'departments',
            name: { vi: 'Sở, ban, ngành', en: 'Departments' },
            expected: 3,
            ...sent,
            nothing: 1,
            missing: [departmentB],
            unreadable: [],
          },
          {
            league: 'districts',
            name: { vi: 'Cấp huyện', en: 'Districts' },
            expected: 1,
            complete: nobody,
            partial: nobody,
            nothing: 1,
            incomplete: [],
            missing: [districtQ],
            unreadable: [],
          },
        ],
        indicators: ['S.1', 'S.2', 'S.4'].map((id) => ({
          indicator: id,
          name: { vi: `Chỉ số ${id}`, en: `Indicator ${id}` },
        })),
      }),
    );
  });

  it('says before the due time only who is still to come', async () => {
    world.setNow('2024-01-12T09:00:00Z');
    const { total } = await completeness();
    expect(total.missing.map(({ workingDaysLate }) => workingDaysLate)).toEqual([null, null, null, null]);
  });

  it('says that nothing is owed, and reads nothing', async () => {
    world.ports.submissions.latestByUnit = () => Promise.reject(new Error('looked'));
    expect(await get('S/2023-W52')).toEqual(
      answered(200, {
        set: 'S',
        period: '2023-W52',
        owed: false,
        dueAt: null,
        at: '2024-01-15T02:00:00Z',
        catalogueVersion: 1,
        next: null,
        total: {
          expected: 0,
          complete: nobody,
          partial: nobody,
          nothing: 0,
          incomplete: [],
          missing: [],
          unreadable: [],
        },
        leagues: [],
        indicators: [],
      }),
    );
  });

  it('is open to every token and to nobody else', async () => {
    for (const principal of [{ role: 'unit', unit: 'P.B' }, { role: 'operations' }] as const) {
      token = await world.tokenFor(principal);
      expect((await get()).status).toBe(200);
    }
    expect(await get('S/2024-W02', {}, '')).toEqual(unauthenticated);
  });

  const wrongAddress = (error: ExpectedError) =>
    refused(
      'malformed-request',
      'Địa chỉ cần có dạng /v1/completeness/766/2024-W02?limit=<1–1000>&cursor=<next của trang trước>.',
      { errors: [error] },
    );
  it.each<[string, Record<string, string>, Reply]>([
    ['X/2024-W02', {}, unknownSet],
    [
      's/2024-W02',
      {},
      wrongAddress(notValid('path:set', 'mã gồm chữ in hoa A–Z, chữ số, dấu chấm và gạch nối, ví dụ BD.STP')),
    ],
    [
      'S/2024-W60',
      {},
      wrongAddress(
        notValid('path:period', 'kỳ báo cáo, ghi như 2024-W02, 2024-03, 2024-Q1, 2024-H1 hoặc 2024'),
      ),
    ],
    ['S/2024-W02', { league: 'departments' }, wrongAddress(unknownParameter('league', 'limit', 'cursor'))],
  ])('refuses %s %j', async (address, query, refusal) => {
    expect(await get(address, query)).toEqual(refusal);
  });

  it('answers 503 before there is a catalogue', async () => {
    world = createWorld();
    token = await world.tokenFor({ role: 'leader' });
    expect(await get()).toEqual(noCatalogue);
  });
});
