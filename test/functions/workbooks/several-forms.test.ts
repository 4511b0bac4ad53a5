import { describe, expect, it } from 'vitest';
import { xlsxWorkbooks } from '../../../adapters/xlsx/xlsx-workbooks.ts';
import { workbookMediaType } from '../../../contract/http/workbook-media.ts';
import { parseCatalogue } from '../../../domain/catalogue/check-catalogue.ts';
import { textIn } from '../../../domain/workbook/sheet.ts';
import { instant } from '../../fixtures/instants.ts';
import { fill } from '../../fixtures/workbooks/fill.ts';
import { outcomes, reporting, severalWorld, sheet, three } from './several-world.ts';

async function namesOf(bytes: Uint8Array) {
  const reading = await xlsxWorkbooks.read(bytes);
  if (!reading.ok) throw new Error(reading.fault);
  return reading.sheets.map(({ name, isHidden }) => (isHidden ? `(${name})` : name));
}

describe('F138: a workbook of several forms', () => {
  it('has a sheet for each unit that the department reports for, in the order asked for', async () => {
    const { download } = await severalWorld();
    expect(await namesOf(await download(...three))).toEqual([
      'P.A S 2024-W02',
      'P.A.1 S 2024-W02',
      'P.A.2 S 2024-W02',
      '(_tiendo)',
      '(_tiendo2)',
      '(_tiendo3)',
    ]);
  });

  it('is not made when it would be too large to send back: what is too much, and what to do', async () => {
    const catalogue = reporting();
    const sets = catalogue.sets.map((set) => {
      const [first] = set.indicators;
      if (first === undefined) throw new Error('the fixture has changed');
      const more = Array.from({ length: 1_700 }, (_, at) => ({ ...first, id: `S.N${at}`, maxPoints: 0 }));
      return { ...set, indicators: [...set.indicators, ...more] };
    });
    const { world, get } = await severalWorld('P.A', reporting());
    await world.ports.catalogues.put(2, { ...catalogue, sets }, instant('2024-01-08T00:00:00Z'));
    const { status, body } = await get(three.join(','));
    expect([status, Object(body).detail]).toEqual([
      422,
      '3 biểu có 5115 chỉ tiêu; một sổ chứa nhiều nhất 5000 chỉ tiêu. Hãy tải thành nhiều sổ, mỗi sổ ít biểu hơn.',
    ]);
    expect((await get(three.slice(0, 2).join(','))).status).toBe(200);
  });

  it('is accepted sheet by sheet: one with a fault stops no other, and one that nobody filled in is nothing', async () => {
    const { world, download, send } = await severalWorld();
    const filled = fill(fill(await download(...three), { K11: 5 }, sheet(1)), { H12: 'mười' }, sheet(2));
    const answer = await send(filled);
    expect(answer.status).toBe(207);
    expect(outcomes(answer)).toEqual({
      status: 'partly-accepted',
      accepted: 1,
      refused: 1,
      replayed: 0,
      untouched: 1,
      each: [
        ['P.A S 2024-W02', 'accepted'],
        ['P.A.1 S 2024-W02', 'refused', ['P.A.1 S 2024-W02!H12']],
        ['P.A.2 S 2024-W02', 'untouched'],
      ],
    });
    const [set] = reporting().sets;
    if (set === undefined) throw new Error('the fixture has changed');
    const stored = await Promise.all(
      ['P.A', 'P.A.1', 'P.A.2'].map((unit) =>
        world.ports.submissions.newest(set, '2024-W02', unit, { atMost: 1 }),
      ),
    );
    expect(stored.map((revisions) => revisions.length)).toEqual([1, 0, 0]);
  });

  it('comes back annotated, and is sent again with what was fixed: the rest keeps its receipt', async () => {
    const { download, send } = await severalWorld();
    const filled = fill(fill(await download(...three), { K11: 5 }, sheet(1)), { H12: 'mười' }, sheet(2));
    const back = await send(filled, { accept: workbookMediaType });
    expect([back.status, back.headers['content-type']]).toEqual([207, workbookMediaType]);
    const marked = Buffer.from(String(back.body), 'base64');
    const reading = await xlsxWorkbooks.read(marked);
    const front = reading.ok ? reading.sheets[0] : undefined;
    expect([
      front?.name,
      front?.rows.slice(1, 4).map(({ cells }) => [0, 1].map((at) => textIn(cells.get(at)))),
    ]).toEqual([
      'Kết quả từng biểu',
      [
        ['P.A S 2024-W02', 'đã ghi nhận'],
        ['P.A.1 S 2024-W02', 'chưa ghi nhận'],
        ['P.A.2 S 2024-W02', 'không có gì mới'],
      ],
    ]);
    const fixed = await send(fill(marked, { H12: 10 }, sheet(3)));
    expect(fixed.status).toBe(201);
    expect(outcomes(fixed)).toEqual({
      status: 'accepted',
      accepted: 2,
      refused: 0,
      replayed: 1,
      untouched: 1,
      each: [
        ['P.A S 2024-W02', 'accepted'],
        ['P.A.1 S 2024-W02', 'accepted'],
        ['P.A.2 S 2024-W02', 'untouched'],
      ],
    });
  });

  it('of several periods of one unit works alike, and a form in force that nobody edits is nothing new', async () => {
    const { download, send } = await severalWorld('P.B');
    const forms = ['S/2024-W01/P.B', 'S/2024-W02/P.B'];
    expect(
      (await send(fill(await download('S/2024-W02/P.B'), { K11: 5, B7: 'Ghi chú' }, sheet(1)))).status,
    ).toBe(201);
    const unchanged = await download(...forms);
    const answer = await send(unchanged, { key: 'two' });
    expect([answer.status, outcomes(answer)]).toEqual([
      422,
      {
        status: 'rejected',
        accepted: 0,
        refused: 0,
        replayed: 0,
        untouched: 2,
        each: [
          ['P.B S 2024-W01', 'untouched'],
          ['P.B S 2024-W02', 'untouched'],
        ],
      },
    ]);
  });

  it('a dry run answers alike and stores nothing', async () => {
    const { download, send } = await severalWorld();
    const filled = fill(await download(...three), { K11: 5 }, sheet(1));
    expect((await send(filled, { dryRun: true })).status).toBe(200);
    expect(outcomes(await send(filled))).toEqual({
      status: 'accepted',
      accepted: 1,
      refused: 0,
      replayed: 0,
      untouched: 2,
      each: [
        ['P.A S 2024-W02', 'accepted'],
        ['P.A.1 S 2024-W02', 'untouched'],
        ['P.A.2 S 2024-W02', 'untouched'],
      ],
    });
  });

  it('holds no sheet that its sender may not send: the others count', async () => {
    const catalogue = reporting();
    const units = catalogue.units.map(({ reportedBy, ...unit }) =>
      unit.id === 'P.A.1' || reportedBy === undefined ? unit : { ...unit, reportedBy },
    );
    const { download, send } = await severalWorld('P.A', { ...catalogue, units });
    const filled = fill(fill(await download(...three), { K11: 5 }, sheet(2)), { K11: 5 }, sheet(3));
    const answer = await send(filled);
    expect([
      answer.status,
      Object(answer.body).sheets.map((one: { status: string; type?: string }) => [one.status, one.type]),
    ]).toEqual([
      207,
      [
        ['untouched', undefined],
        ['refused', '/docs/problems#forbidden'],
        ['accepted', undefined],
      ],
    ]);
  });

  it.each([
    '',
    'S/2024-W02',
    'S/2024-W02/P.A,S/2024-W02/P.A',
    'S/2024-W02/P.A/1',
    Array.from({ length: 31 }, (_, at) => `S/2024-W02/P.${at}`).join(','),
  ])('is not made of forms that are none, twice the same, or too many: %s', async (forms) => {
    const { get } = await severalWorld();
    const { status, body } = await get(forms);
    expect([status, Object(body).errors?.[0]?.pointer]).toEqual([400, 'query:forms']);
  });
});

describe('a unit that another reports for', () => {
  it('still reports itself, and nobody else above it may', async () => {
    for (const [unit, status] of [
      ['P.A.1', 201],
      ['P.A', 201],
      ['P', 403],
      ['P.B', 403],
    ] as const) {
      const { world } = await severalWorld(unit);
      const answer = await world.submissions({
        method: 'POST',
        path: '/v1/submissions',
        headers: {
          authorization: `Bearer ${await world.tokenFor({ role: 'unit', unit })}`,
          'content-type': 'application/json',
          'idempotency-key': 'key',
        },
        body: { unit: 'P.A.1', set: 'S', period: '2024-W02', values: { 'S.3': { points: 1 } } },
      });
      expect([unit, answer.status]).toEqual([unit, status]);
    }
  });

  it.each(['json', 'csv', 'workbook'] as const)(
    '%s: only while it exists, for that unit alone, and it passes to nobody further',
    async (way) => {
      const catalogue = reporting();
      const below = { id: 'P.A.1.1', parent: 'P.A.1', level: 'department', reportedBy: 'P.A.1' } as const;
      const name = { vi: 'Tổ', en: 'Desk' };
      const ceased = catalogue.units.map((unit) =>
        unit.id === 'P.A' ? { ...unit, validTo: '2024-01-07' } : unit,
      );
      const cases = [
        ['P.A', 'P.A.1', '2024-W02', [...catalogue.units, { ...below, name }], true],
        ['P.A', 'P.A.1.1', '2024-W02', [...catalogue.units, { ...below, name }], false],
        ['P.A.1', 'P.A.1.1', '2024-W02', [...catalogue.units, { ...below, name }], true],
        ['P.A.1.1', 'P.A.1', '2024-W02', [...catalogue.units, { ...below, name }], false],
        ['P.A.2', 'P.A.1', '2024-W02', catalogue.units, false],
        ['P.A.1', 'P.A', '2024-W02', catalogue.units, false],
        ['P.A', 'P.A.1', '2024-W02', ceased, false],
      ] as const;
      for (const [sender, unit, period, units, allowed] of cases) {
        const { world, send } = await severalWorld(sender, { ...catalogue, units: [...units] });
        const filled = async () => {
          const headers = { authorization: `Bearer ${await world.tokenFor({ role: 'operations' })}` };
          const path = `/v1/workbooks/S/${period}/${unit}`;
          const { body } = await world.workbooks({ method: 'GET', path, headers });
          return fill(Buffer.from(String(body), 'base64'), { K11: 1 });
        };
        const headers = {
          authorization: `Bearer ${await world.tokenFor({ role: 'unit', unit: sender })}`,
          'content-type': way === 'csv' ? 'text/csv' : 'application/json',
          'idempotency-key': 'key',
        };
        const body =
          way === 'csv'
            ? `unit,set,period,indicator,points\n${unit},S,${period},S.3,1\n`
            : { unit, set: 'S', period, values: { 'S.3': { points: 1 } } };
        const answer =
          way === 'workbook'
            ? await send(await filled())
            : await world.submissions({ method: 'POST', path: '/v1/submissions', headers, body });
        const [set] = catalogue.sets;
        if (set === undefined) throw new Error('the fixture has changed');
        const stored = await world.ports.submissions.newest(set, period, unit, { atMost: 1 });
        expect([sender, unit, stored.length === 1, answer.status < 300]).toEqual([
          sender,
          unit,
          allowed,
          allowed,
        ]);
      }
    },
  );

  it('names one above it', async () => {
    const catalogue = reporting();
    const units = catalogue.units.map((unit) =>
      unit.id === 'P.A.1' ? { ...unit, reportedBy: 'P.B' } : unit,
    );
    const parsed = parseCatalogue({ ...catalogue, units });
    expect(parsed.ok ? [] : parsed.violations.map(({ pointer, code }) => [pointer, code])).toEqual([
      ['/units/5/reportedBy', 'not-above'],
    ]);
  });

  it.each([
    ['itself', { 'P.A.1': { reportedBy: 'P.A.1' } }, ['/units/5/reportedBy not-above']],
    ['one that is not there', { 'P.A.1': { reportedBy: 'P.X' } }, ['/units/5/reportedBy not-above']],
    ['one below it', { 'P.A': { reportedBy: 'P.A.1' } }, ['/units/1/reportedBy not-above']],
    [
      'one above it in a circle',
      { 'P.A': { parent: 'P.A.1' }, 'P.A.1': { reportedBy: 'P.A.1' } },
      ['/units/1/parent circular', '/units/5/parent circular'],
    ],
  ])('never %s', async (_, changes, violations) => {
    const catalogue = reporting();
    const changed = new Map<string, object>(Object.entries(changes));
    const units = catalogue.units.map((unit) => ({ ...unit, ...changed.get(unit.id) }));
    const parsed = parseCatalogue({ ...catalogue, units });
    expect(parsed.ok ? [] : parsed.violations.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual(
      violations,
    );
  });
});
