import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Catalogue } from '../../../domain/catalogue/catalogue.ts';
import type { Milestone } from '../../../domain/catalogue/milestone.ts';
import { instant } from '../../fixtures/instants.ts';
import { count, eid, ladder, morning, name, never, worldWith } from './milestone-world.ts';

/** The catalogue of a world, with somebody who gets the province's warnings. */
async function withWarnings({ ports }: Awaited<ReturnType<typeof worldWith>>): Promise<Catalogue> {
  const { catalogue } = (await ports.catalogues.current()) ?? never();
  const [first] = catalogue.recipients;
  if (first === undefined) throw new Error('the fixture has changed');
  return { ...catalogue, recipients: [{ ...first, unit: 'P', receives: ['warnings'] }] };
}

describe('a target, its bound and its date', () => {
  const due = { ...eid, date: '2023-02-10', obligations: [{ unit: 'P', target: 1_000 }] };
  const submissions: Milestone = {
    id: 'eid',
    name,
    goal: 'submissions',
    set: 'S',
    period: '2023-W06',
    date: '2023-02-10',
    ladder,
    obligations: [{ unit: 'P.C' }],
  };
  const toldSchema = z.object({
    effectiveDate: z.string(),
    by: z.string(),
    time: z.string().nullable(),
    dueAt: z.string(),
    reach: z.string().nullable(),
    total: z.object({ status: z.string(), remaining: z.int(), attainment: z.number().nullable() }),
  });
  const stateAt = async (at: string, milestone: Milestone, sent: readonly [string, number] | null) => {
    const world = await worldWith(at, milestone);
    if (sent !== null) await world.send('P', '2023-W06', sent[0], count(sent[1]));
    return toldSchema.parse((await world.get('/eid')).body);
  };
  const endOfDay = { effectiveDate: '2023-02-10', by: 'end-of-day', time: null, reach: 'at-least' };
  const atEnd = { ...endOfDay, dueAt: '2023-02-10T17:00:00Z' };

  it.each<[string, string, Milestone, readonly [string, number] | null, object]>([
    [
      'more than the target is said in per cent, which is never 100 below it',
      '2023-02-13T00:00:00Z',
      due,
      ['2023-02-09', 1_409],
      { ...atEnd, total: { status: 'done', remaining: 0, attainment: 140.9 } },
    ],
    [
      'just below the target is not 100 per cent',
      '2023-02-10T10:00:00Z',
      { ...due, obligations: [{ unit: 'P', target: 1_000_000 }] },
      ['2023-02-09', 999_999],
      { ...atEnd, total: { status: 'at-risk', remaining: 1, attainment: 99.99 } },
    ],
    [
      'as much as the target reaches it',
      '2023-02-13T00:00:00Z',
      due,
      ['2023-02-09', 1_000],
      { ...atEnd, total: { status: 'done', remaining: 0, attainment: 100 } },
    ],
    [
      'as much does not reach what has to be exceeded',
      '2023-02-13T00:00:00Z',
      { ...due, reach: 'more-than' },
      ['2023-02-09', 1_000],
      { ...atEnd, reach: 'more-than', total: { status: 'overdue', remaining: 1, attainment: 100 } },
    ],
    [
      'one more does',
      '2023-02-13T00:00:00Z',
      { ...due, reach: 'more-than' },
      ['2023-02-09', 1_001],
      { ...atEnd, reach: 'more-than', total: { status: 'done', remaining: 0, attainment: 100.1 } },
    ],
    [
      'the date counts to its end',
      '2023-02-10T16:59:59Z',
      due,
      null,
      { ...atEnd, total: { status: 'at-risk', remaining: 1_000, attainment: 0 } },
    ],
    [
      'and is over then',
      '2023-02-10T17:00:00Z',
      due,
      null,
      { ...atEnd, total: { status: 'overdue', remaining: 1_000, attainment: 0 } },
    ],
    [
      'a goal due before its date is overdue on the date',
      '2023-02-09T17:00:00Z',
      { ...due, by: 'before' },
      null,
      {
        ...endOfDay,
        by: 'before',
        dueAt: '2023-02-09T17:00:00Z',
        total: { status: 'overdue', remaining: 1_000, attainment: 0 },
      },
    ],
    [
      'a declared hour counts to the second',
      '2023-02-10T04:30:00Z',
      { ...due, time: '11:30' },
      null,
      {
        ...endOfDay,
        time: '11:30',
        dueAt: '2023-02-10T04:30:00Z',
        total: { status: 'at-risk', remaining: 1_000, attainment: 0 },
      },
    ],
    [
      'and is over after it',
      '2023-02-10T04:30:01Z',
      { ...due, time: '11:30' },
      null,
      {
        ...endOfDay,
        time: '11:30',
        dueAt: '2023-02-10T04:30:00Z',
        total: { status: 'overdue', remaining: 1_000, attainment: 0 },
      },
    ],
    [
      'submissions are due when their set is, where that is on the same day',
      '2023-02-10T10:30:00Z',
      submissions,
      null,
      {
        ...endOfDay,
        time: '16:00',
        dueAt: '2023-02-10T09:00:00Z',
        reach: null,
        total: { status: 'overdue', remaining: 1, attainment: 0 },
      },
    ],
  ])('%s', async (_, at, milestone, sent, expected) => {
    expect(await stateAt(at, milestone, sent)).toEqual(expected);
  });

  it('a reminder on the day names the hour, and does not call it ahead when it leaves after that', async () => {
    const world = await worldWith(morning('02-10'), submissions);
    const subjectAt = async (instant: string) => {
      world.setNow(instant);
      await world.sender(instant);
      return world.sent.at(-1);
    };
    await world.run('warn', morning('02-10'));
    const { message } = (await subjectAt(morning('02-10'))) ?? never();
    expect(message.subject).toBe(
      '[Nhắc việc] Đến hạn hôm nay, lúc 16:00: Kích hoạt tài khoản (hạn 16:00 ngày 10/02/2023)',
    );
    expect(message.text).toContain('Hạn: Thứ Sáu, 10/02/2023, 16:00\n');
    expect(message.text).toContain('Deadline: Friday, 10 February 2023, 16:00\n');
    expect(message.text).toContain(
      'Đề nghị đơn vị gửi số liệu chậm nhất là 16:00 ngày 10/02/2023 (Thứ Sáu).',
    );
    expect(message.text).toContain('Please submit the figures by 16:00 on Friday, 10 February 2023.');

    const late = await worldWith(morning('02-10'), submissions);
    late.setNow('2023-02-10T09:05:00Z');
    await late.run('warn', morning('02-10'));
    await late.sender('2023-02-10T09:05:00Z');
    const passed = late.sent.at(-1)?.message ?? never();
    expect(passed.subject).toBe(
      '[Quá hạn] Đã hết hạn lúc 16:00 hôm nay: Kích hoạt tài khoản (hạn 16:00 ngày 10/02/2023)',
    );
    expect(passed.text).toContain('Đề nghị đơn vị khẩn trương gửi số liệu');
    expect(passed.text).not.toMatch(/Đến hạn hôm nay|Due today|chậm nhất/);
  });

  it('a target that has to be exceeded, and a date before which it has to be, are said as they are', async () => {
    const world = await worldWith(morning('02-09'), { ...due, reach: 'more-than', by: 'before' });
    await world.send('P', '2023-W06', '2023-02-08', count(1_000));
    await world.ports.catalogues.put(2, await withWarnings(world), instant(morning('02-09')));
    await world.run('warn', morning('02-09'));
    await world.sender(morning('02-09'));
    const text = world.sent.at(-1)?.message.text ?? never();
    expect(text).toContain(`Hạn: trước Thứ Sáu, 10/02/2023 (đến 24:00 Thứ Năm, 09/02/2023)
Chỉ số: Chỉ số S.4; phải vượt 1.000 hồ sơ
Còn thiếu 1 hồ sơ
Đã thực hiện 1.000/1.000 hồ sơ (100%)
`);
    expect(
      text,
    ).toContain(`Deadline: before Friday, 10 February 2023 (until 24:00 on Thursday, 9 February 2023)
Indicator: Indicator S.4; to exceed 1,000 dossiers
Remaining (dossiers): 1
Done: 1,000/1,000 dossiers (100%)
`);
  });
});
