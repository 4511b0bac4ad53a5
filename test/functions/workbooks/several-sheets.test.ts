import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { instant } from '../../fixtures/instants.ts';
import { edit, fill } from '../../fixtures/workbooks/fill.ts';
import { outcomes, reporting, severalWorld, sheet, three } from './several-world.ts';

const [a, a1, a2] = ['P.A S 2024-W02', 'P.A.1 S 2024-W02', 'P.A.2 S 2024-W02'];

describe('F138: each sheet of a workbook of several forms', () => {
  it('is found by its name: one that was renamed or removed is refused by name, the others count', async () => {
    const { download, send } = await severalWorld();
    const filled = fill(fill(await download(...three), { K11: 5 }, sheet(1)), { K11: 5 }, sheet(2));
    const renamed = edit(filled, 'xl/workbook.xml', (xml) => xml.replace(`name="${a1}"`, 'name="Phòng 1"'));
    const answer = await send(renamed);
    expect([answer.status, outcomes(answer)]).toEqual([
      207,
      {
        status: 'partly-accepted',
        accepted: 1,
        refused: 1,
        replayed: 0,
        untouched: 1,
        each: [
          [a, 'accepted'],
          [a1, 'refused', ['']],
          [a2, 'untouched'],
        ],
      },
    ]);
    expect(Object(answer.body).sheets[1]).toEqual({
      status: 'refused',
      sheet: a1,
      unit: 'P.A.1',
      set: 'S',
      period: '2024-W02',
      type: '/docs/problems#invalid-submission',
      detail: 'Số liệu chưa hợp lệ. Chưa ghi nhận: có 1 chỗ cần sửa. Sửa rồi gửi lại toàn bộ.',
      errors: [
        {
          pointer: '',
          code: 'no-form',
          detail: `Không thấy trang tính «${a1}»: đã bị xóa hoặc đổi tên. Khôi phục tên, hoặc tải sổ mới.`,
        },
      ],
    });
  });

  it('is refused with what each cell holds, what it is for, and how to fix it', async () => {
    const { download, send } = await severalWorld();
    const answer = await send(fill(await download(...three), { H12: 'mười', B5: 'hôm qua' }, sheet(2)));
    expect(Object(answer.body).sheets[1]).toEqual({
      status: 'refused',
      sheet: a1,
      unit: 'P.A.1',
      set: 'S',
      period: '2024-W02',
      type: '/docs/problems#invalid-submission',
      detail: 'Số liệu chưa hợp lệ. Chưa ghi nhận: có 2 ô cần sửa. Sửa rồi gửi lại cả sổ.',
      errors: [
        {
          pointer: `${a1}!B5`,
          value: 'hôm qua',
          code: 'not-a-date',
          detail: '«hôm qua» không phải ngày có thật; ghi như 2024-01-15 hoặc 15/01/2024.',
        },
        {
          pointer: `${a1}!H12`,
          value: 'mười',
          code: 'not-a-number',
          indicator: { id: 'S.4', name: 'Chỉ số S.4' },
          detail: '«mười» không phải là số: chỉ dùng chữ số 0–9 và dấu phân cách như 1.234.567,89.',
        },
      ],
    });
  });

  it('counts as a request, and a workbook that does not fit in the minute records nothing', async () => {
    const limit = { requests: 5, batch: 1 };
    const limits = { unit: limit, reader: limit, leader: limit, operations: limit };
    const { world, download, send } = await severalWorld('P.A', reporting(), { limits });
    const filled = fill(await download(...three), { K11: 5 }, sheet(1));
    const rateOf = z.looseObject({ ratelimit: z.string() });
    expect(rateOf.parse((await send(filled, { dryRun: true })).headers).ratelimit).toBe(
      '"requests";r=1;t=60',
    );
    expect((await send(filled)).status).toBe(429);
    const [set] = reporting().sets;
    if (set === undefined) throw new Error('the fixture has changed');
    expect(await world.ports.submissions.newest(set, '2024-W02', 'P.A', { atMost: 1 })).toEqual([]);
  });

  it('was made with what was in force then: a correction since is nothing new, unless it is edited', async () => {
    const { world, download, send } = await severalWorld();
    const values = { K11: 5, O11: 'Giải trình', B5: '2024-01-09', B7: 'Ghi chú' };
    await send(fill(await download(...three), values, sheet(1)));
    const made = await download(...three);
    const correction = fill(await download(...three), { K11: 6, B6: 'nhầm' }, sheet(1));
    expect(outcomes(await send(correction, { key: 'two' }))).toEqual({
      status: 'accepted',
      accepted: 1,
      refused: 0,
      replayed: 0,
      untouched: 2,
      each: [
        [a, 'accepted'],
        [a1, 'untouched'],
        [a2, 'untouched'],
      ],
    });
    const untouched = await send(made, { key: 'three' });
    expect([untouched.status, Object(untouched.body).untouched]).toEqual([422, 3]);
    for (const [key, edited] of [
      ['figure', { K11: 7 }],
      ['comment', { O11: 'Khác' }],
      ['date', { B5: '2024-01-08' }],
      ['note', { B7: 'Khác' }],
      ['reason', { B6: 'nhầm' }],
      ['fault', { H12: 'mười' }],
    ] as const) {
      const answer = await send(fill(made, edited, sheet(1)), { key });
      expect([key, answer.status, Object(answer.body).sheets[0].status]).toEqual([key, 422, 'refused']);
    }
    // One that asks for less than the revision holds, too, is as it was made.
    const { sets, ...rest } = reporting();
    const less = sets.map((set) => ({ ...set, indicators: set.indicators.filter(({ id }) => id !== 'S.3') }));
    await world.ports.catalogues.put(2, { ...rest, sets: less }, instant('2024-01-10T02:00:00Z'));
    const fewer = await send(await download(...three), { key: 'fewer' });
    expect([fewer.status, Object(fewer.body).untouched]).toEqual([422, 3]);
  });

  it('of a set that is no longer asked for is refused', async () => {
    const { world, download, send } = await severalWorld();
    const filled = fill(await download(...three), { K11: 5 }, sheet(1));
    await world.ports.catalogues.put(2, { ...reporting(), sets: [] }, instant('2024-01-10T02:00:00Z'));
    const answer = await send(filled);
    expect([answer.status, Object(answer.body).refused]).toEqual([422, 3]);
  });

  it('is accepted with warnings, or without', async () => {
    const { world, download, send } = await severalWorld();
    world.setNow('2024-01-04T02:00:00Z');
    const before = ['S/2024-W01/P.A', 'S/2024-W01/P.A.1'];
    await send(fill(fill(await download(...before), { H12: 7 }, sheet(1)), { H12: 7 }, sheet(2)), {
      key: 'before',
    });
    world.setNow('2024-01-10T02:00:00Z');
    const suspicious = { H12: 40, O12: 'Tiếp nhận thêm' };
    const result = async (key: string, ...cells: Parameters<typeof fill>[1][]) => {
      const forms = three.slice(0, 2);
      const filled = cells.reduce<Buffer>(
        (bytes, own, at) => (Object.keys(own).length === 0 ? bytes : fill(bytes, own, sheet(at + 1))),
        await download(...forms),
      );
      const { body, status } = await send(filled, { key, dryRun: true });
      const { accepted, acceptedWithWarnings, refused, untouched, ...rest } = Object(body);
      return [status, rest.status, accepted, acceptedWithWarnings, refused, untouched];
    };
    expect(await result('one', suspicious, suspicious)).toEqual([200, 'accepted-with-warnings', 0, 2, 0, 0]);
    expect(await result('two', suspicious, { H12: 8 })).toEqual([200, 'accepted-with-warnings', 1, 1, 0, 0]);
    expect(await result('three', suspicious, { H12: 40 })).toEqual([200, 'partly-accepted', 0, 1, 1, 0]);
    expect(await result('four', { H12: 40 }, {})).toEqual([200, 'rejected', 0, 0, 1, 1]);
    expect(await result('five', {}, { H12: 8 })).toEqual([200, 'accepted', 1, 0, 0, 1]);
  });

  it('fails as a whole when the store does', async () => {
    const { world, download, send } = await severalWorld();
    const filled = fill(await download(...three), { K11: 5 }, sheet(1));
    world.ports.submissions.newestOf = async () => {
      throw new Error('no connection');
    };
    expect((await send(filled)).status).toBe(500);
  });
});
