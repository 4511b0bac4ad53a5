import { describe, expect, test } from 'vitest';
import type { SoftFinding } from '../../../domain/submission/soft-finding.ts';
import type { SubmissionStore } from '../../../usecases/ports/submission-store.ts';
import { instant, iso } from '../../fixtures/instants.ts';
import { set, submission } from '../samples.ts';

const period = '2024-W02';
const forever = '9999-12-31T00:00:00Z';

/** The contract of every submission store. */
export function submissionStoreContract(name: string, open: () => Promise<SubmissionStore>): void {
  describe(`${name} submission store`, () => {
    test('keeps everything a submission says', async () => {
      const store = await open();
      const plain = submission();
      const full = submission({
        id: 'rc-2',
        revision: 2,
        asOf: '2024-01-11',
        comments: new Map([
          ['766.1', 'Số cơ sở giảm vì sáp nhập'],
          ['766.900', 'Nhập bù\nsố liệu quý I'],
        ]),
        findings: [
          { indicator: '766.1', code: 'denominator-shrank', part: 'denominator', before: 177, after: 60 },
          {
            indicator: '766.900',
            code: 'more-than-triple',
            part: 'amount',
            before: 1,
            after: Number.MAX_SAFE_INTEGER,
          },
        ],
        note: 'Thiếu máy quét «A4»',
        reason: 'Đếm sót một xã',
        illustrative: true,
        late: true,
        receivedAt: iso('2024-01-12T09:00:00.123456789Z'),
      });
      expect(await store.append(set, plain)).toBe(true);
      expect(await store.append(set, full)).toBe(true);
      expect(await store.revisions(set, period, 'BD.X01')).toStrictEqual([plain, full]);
      expect(await store.latestByUnit(set, period, instant(forever))).toStrictEqual({
        found: [full],
        unreadable: [],
      });
    });

    test('returns of each unit a revision asked for as well, once, whenever it was received', async () => {
      const store = await open();
      const [first, second] = [submission(), submission({ id: 'rc-2', revision: 2 })];
      const other = submission({ id: 'rc-3', unit: 'BD.X02' });
      for (const one of [first, second, other]) await store.append(set, one);
      const also = new Map([
        ['BD.X01', 1],
        ['BD.X02', 1],
        ['BD.X03', 1],
      ]);
      const never = instant('2000-01-01T00:00:00Z');
      expect((await store.latestByUnit(set, period, instant(forever), also)).found).toEqual([
        first,
        second,
        other,
      ]);
      expect((await store.latestByUnit(set, period, never, also)).found).toEqual([first, other]);
      expect((await store.latestByUnit(set, period, never, new Map([['BD.X01', 3]]))).found).toEqual([]);
      const figures = await store.latestFigures(set, period, instant(forever), also);
      expect(figures.found.map(({ unit, revision }) => [unit, revision])).toEqual([
        ['BD.X01', 1],
        ['BD.X01', 2],
        ['BD.X02', 1],
      ]);
    });

    test('has nothing where nothing was sent', async () => {
      const store = await open();
      await store.append(set, submission());
      expect(await store.revisions(set, period, 'BD.X0')).toEqual([]);
      expect(await store.revisions(set, '2024-W03', 'BD.X01')).toEqual([]);
      expect(await store.latestByUnit(set, '2024-W03', instant(forever))).toEqual({
        found: [],
        unreadable: [],
      });
      expect(await store.latestByUnit({ ...set, id: '767' }, period, instant(forever))).toEqual({
        found: [],
        unreadable: [],
      });
    });

    test('lists revisions oldest first, also past the ninth, and only those of the unit', async () => {
      const store = await open();
      for (let revision = 1; revision <= 11; revision += 1) {
        await store.append(set, submission({ revision, id: `rc-${revision}` }));
      }
      await store.append(set, submission({ unit: 'BD.X01-1' }));
      const revisions = await store.revisions(set, period, 'BD.X01');
      expect(revisions.map(({ revision }) => revision)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    });

    test.each([0, 1, 2, 3, 4, 12])('finds the newest of several periods, of %i revisions', async (count) => {
      const store = await open();
      for (let revision = 1; revision <= count; revision += 1)
        await store.append(set, submission({ revision, id: `rc-${revision}` }));
      await store.append(set, submission({ period: '2024-W01', id: 'before' }));
      const numbers = async (...asked: { period: string; atMost: number }[]) =>
        (await store.newestOf(set, 'BD.X01', asked)).map((found) => found.map(({ revision }) => revision));
      const all = Array.from({ length: count }, (_, index) => count - index);
      const before = { period: '2024-W01', atMost: 1 };
      expect(await numbers({ period, atMost: 10 }, before)).toEqual([all.slice(0, 10), [1]]);
      expect(await numbers(before, { period, atMost: 1 })).toEqual([[1], all.slice(0, 1)]);
      const many = ['2023-W50', '2023-W51', '2024-W03'].map((one) => ({ period: one, atMost: 1 }));
      expect(await numbers(...many, { period, atMost: 1 }, before)).toEqual([
        [],
        [],
        [],
        all.slice(0, 1),
        [1],
      ]);
      expect(await store.newestOf(set, 'BD.X01', [before])).toStrictEqual([
        [submission({ period: '2024-W01', id: 'before' })],
      ]);
      expect(await numbers()).toEqual([]);
    });

    test('lists the newest revisions, newest first, also those before a number', async () => {
      const store = await open();
      for (let revision = 1; revision <= 12; revision += 1) {
        await store.append(set, submission({ revision, id: `rc-${revision}` }));
      }
      await store.append(set, submission({ unit: 'BD.X01-1', revision: 13 }));
      const numbers = async (asked: { atMost: number; before?: number }) =>
        (await store.newest(set, period, 'BD.X01', asked)).map(({ revision }) => revision);
      expect(await numbers({ atMost: 1 })).toEqual([12]);
      expect(await numbers({ atMost: 3, before: 11 })).toEqual([10, 9, 8]);
      expect(await numbers({ atMost: 20, before: 3 })).toEqual([2, 1]);
      expect(await numbers({ atMost: 5, before: 1 })).toEqual([]);
      expect(await store.newest(set, period, 'BD.X01', { atMost: 1 })).toStrictEqual([
        submission({ revision: 12, id: 'rc-12' }),
      ]);
      expect(await store.newest(set, period, 'BD.X0', { atMost: 1 })).toEqual([]);
    });

    test('F33: of 50 racing writers of one revision exactly one is stored, and all see it', async () => {
      const store = await open();
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, index) => store.append(set, submission({ id: `rc-${index}` }))),
      );
      expect(answers.filter((answer) => answer)).toHaveLength(1);
      const winner = `rc-${answers.indexOf(true)}`;
      const revisions = await store.revisions(set, period, 'BD.X01');
      expect(revisions.map(({ id }) => id)).toEqual([winner]);
    });

    test('a conflict leaves the stored revision as it was', async () => {
      const store = await open();
      await store.append(set, submission());
      expect(await store.append(set, submission({ id: 'other', values: new Map() }))).toBe(false);
      expect(await store.revisions(set, period, 'BD.X01')).toStrictEqual([submission()]);
    });

    test('F30: the cut-off is to the second, and later revisions are as if they were not there', async () => {
      const store = await open();
      const cutOff = '2024-01-14T23:00:00Z';
      const receive = (unit: string, revision: number, receivedAt: string) =>
        store.append(
          set,
          submission({ unit, revision, receivedAt: iso(receivedAt), id: `${unit} ${revision}` }),
        );
      await receive('BD.X01', 1, '2024-01-14T22:59:59Z');
      await receive('BD.X01', 2, '2024-01-14T23:00:00Z');
      await receive('BD.X01', 3, '2024-01-14T23:00:01Z');
      await receive('BD.X02', 1, '2024-01-14T22:59:59.999Z');
      await receive('BD.X02', 2, '2024-01-14T23:00:00.001Z');
      await receive('BD.X03', 1, '2024-01-15T06:00:00+07:00');
      await receive('BD.X04', 1, '2024-01-15T06:00:01+07:00');
      const latest = await store.latestByUnit(set, period, instant(cutOff));
      expect(latest.unreadable).toEqual([]);
      expect(latest.found.map(({ id }) => id)).toEqual(['BD.X01 2', 'BD.X02 1', 'BD.X03 1']);
      expect(latest.found.at(-1)?.receivedAt).toBe(cutOff);
      const inVietnam = await store.latestByUnit(set, period, instant('2024-01-15T06:00:00+07:00'));
      expect(inVietnam).toEqual(latest);
    });

    test('lists units by code, however they arrived', async () => {
      const store = await open();
      const units = ['BD.X10', 'BD', 'BD.X1', 'BD-2', 'BD.X1.A', 'AA', 'BD.X2', 'BD.X1-A', '0'];
      for (const unit of units) await store.append(set, submission({ unit }));
      const latest = await store.latestByUnit(set, period, instant(forever));
      expect(latest.found.map(({ unit }) => unit)).toEqual([...units].sort());
    });

    test('shares nothing with its callers', async () => {
      const store = await open();
      const values = new Map(submission().values);
      const comments = new Map([['766.1', 'Đã đối chiếu']]);
      const finding: SoftFinding = {
        indicator: '766.1',
        code: 'more-than-triple',
        part: 'numerator',
        before: 1,
        after: 45,
      };
      const findings = [finding];
      const kept = submission({ comments: new Map(comments), findings: [finding] });
      await store.append(set, submission({ values, comments, findings }));
      values.clear();
      comments.clear();
      findings.pop();
      const [first] = await store.revisions(set, period, 'BD.X01');
      if (first?.values instanceof Map) first.values.clear();
      if (first?.comments instanceof Map) first.comments.clear();
      if (Array.isArray(first?.findings)) first.findings.splice(0);
      expect(await store.latestByUnit(set, period, instant(forever))).toStrictEqual({
        found: [kept],
        unreadable: [],
      });
    });

    test('reads figures through the set it is asked with', async () => {
      const store = await open();
      await store.append(set, submission());
      const narrower = { ...set, indicators: set.indicators.filter(({ id }) => id === '766.2') };
      const [read] = await store.revisions(narrower, period, 'BD.X01');
      expect(read?.values).toEqual(new Map([['766.2', { kind: 'count', count: 12_345 }]]));
    });

    test('F76: reads figures by the version they were stored with, even after two indicators exchanged numbers', async () => {
      const store = await open();
      await store.append(set, submission());
      const numbers = new Map([
        ['766.7', 42],
        ['766.42', 7],
      ]);
      const exchanged = {
        ...set,
        indicators: set.indicators.map((one) => ({ ...one, number: numbers.get(one.id) ?? one.number })),
      };
      expect(await store.revisions(exchanged, period, 'BD.X01')).toStrictEqual([submission()]);
      expect(await store.latestByUnit(exchanged, period, instant(forever))).toStrictEqual({
        found: [submission()],
        unreadable: [],
      });
    });

    test('omits the figure of an indicator that is asked for as another kind', async () => {
      const store = await open();
      await store.append(set, submission());
      const asAmounts = {
        ...set,
        indicators: set.indicators.map(({ id, number, group, name, measure, appliesTo, evidence }) => ({
          id,
          number,
          group,
          name,
          measure,
          appliesTo,
          evidence,
          kind: 'amount' as const,
        })),
      };
      const [read] = await store.revisions(asAmounts, period, 'BD.X01');
      expect([...(read?.values.keys() ?? [])]).toEqual(['766.900']);
    });

    test('F35: reads a period of more than one page', async () => {
      const store = await open();
      const note = 'Khó khăn '.repeat(1_200);
      const units = Array.from({ length: 300 }, (_, index) => `BD.X${String(index).padStart(3, '0')}`);
      for (let start = 0; start < units.length; start += 50) {
        const some = units.slice(start, start + 50);
        await Promise.all(some.map((unit) => store.append(set, submission({ unit, note }))));
      }
      const latest = await store.latestByUnit(set, period, instant(forever));
      expect(latest.found.map(({ unit }) => unit)).toEqual(units);
      for (let revision = 2; revision <= 130; revision += 1) {
        await store.append(set, submission({ unit: 'BD.X000', revision, note }));
      }
      expect(await store.revisions(set, period, 'BD.X000')).toHaveLength(130);
    });
  });
}
