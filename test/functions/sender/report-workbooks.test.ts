import { Logger } from '@aws-lambda-powertools/logger';
import { readXlsx } from 'hucre/xlsx';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { workbookMediaType } from '../../../contract/http/workbook-media.ts';
import type { Value } from '../../../domain/kinds/kinds.ts';
import type { ReaderLanguage } from '../../../domain/language/reader-language.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { iso } from '../../fixtures/instants.ts';
import { notePublished, type Published } from '../../fixtures/published.ts';
import { submissionOf } from '../../fixtures/submission.ts';
import { createWorld } from '../../fixtures/world.ts';

const rankTime = (day: number) => `2024-01-${String(day).padStart(2, '0')}T23:05:00Z`;
const reportTime = '2024-01-22T00:00:00Z';

type World = ReturnType<typeof createWorld>;

/** What the log of the sender says of a workbook that could not be made. */
const lineSchema = z.object({
  set: z.string(),
  period: z.string(),
  language: z.string(),
  error: z.instanceof(Error),
});

let world: World;
let published: Published;
let logged: string[];

/** Two ranked weeks of P.A and P.B, which change places, before three leaders of two languages get the second report. */
beforeEach(async () => {
  published = notePublished();
  logged = [];
  vi.spyOn(Logger.prototype, 'error').mockImplementation((message, ...extra) => {
    expect(message).toBe('a weekly report goes without its workbook');
    const { set, period, language, error } = lineSchema.parse(extra[0]);
    logged.push(`${set} ${period} ${language} ${error.message}`);
  });
  world = createWorld('2024-01-14T23:05:00Z');
  const { recipients: _, ...catalogue } = smallCatalogue();
  const leader = (id: string, language: ReaderLanguage) => ({
    id,
    post: { vi: `Lãnh đạo ${id}`, en: `Leader ${id}` },
    unit: 'P',
    email: `${id}@province.example`,
    language,
    receives: ['weekly-report' as const],
  });
  const recipients = [leader('a', 'vi'), leader('b', 'both'), leader('c', 'en')];
  await world.applyCatalogue({ ...catalogue, recipients });
  const [set] = catalogue.sets;
  if (set === undefined) throw new Error('the fixture has changed');
  const send = (unit: string, week: number, done: number) =>
    world.ports.submissions.append(
      set,
      submissionOf({
        unit,
        period: `2024-W0${week}`,
        receivedAt: iso(`2024-01-${5 + 7 * (week - 1)}T05:00:00Z`),
        values: new Map<string, Value>([['S.2', { kind: 'tasks', done, total: 10 }]]),
      }),
    );
  await send('P.A', 2, 9);
  await send('P.B', 2, 4);
  await send('P.A', 3, 5);
  await send('P.B', 3, 8);
  await world.run('rank', rankTime(14));
  world.setNow(rankTime(21));
  await world.run('rank', rankTime(21));
});

afterEach(() => {
  vi.restoreAllMocks();
});

async function report() {
  world.setNow(reportTime);
  await world.run('report', reportTime);
  await world.sender(reportTime);
  return new Map(world.sent.map(({ to, message }) => [to.email, message.attachments ?? []]));
}

describe('F139: the workbook of a weekly report', () => {
  it('has every ranking whole, and what moved each unit, in the reader’s language', async () => {
    const files = await report();
    const [file] = files.get('a@province.example') ?? [];
    expect([file?.name, file?.mediaType]).toEqual(['Xếp hạng S tuần 03-2024.xlsx', workbookMediaType]);
    const { sheets } = await readXlsx(Buffer.from(file?.content ?? []));
    const [rankings, districts, causes, ...more] = sheets.map(({ name, rows }) => ({ name, rows }));
    expect([rankings?.name, districts?.name, causes?.name, more]).toEqual([
      'Sở, ban, ngành',
      'Cấp huyện',
      'Nguyên nhân – Sở, ban, ngành',
      [],
    ]);
    expect(rankings?.rows.slice(0, 2).map((row) => row.slice(0, 4))).toEqual([
      ['Bộ chỉ số', 'Kỳ', 'Khối', 'Lần chốt'],
      ['Bộ chỉ số S', 'tuần 03/2024', 'Sở, ban, ngành', 1],
    ]);
    expect(rankings?.rows.map((row) => row.slice(4, 11))).toEqual([
      ['Hạng', 'Mã đơn vị', 'Đơn vị', 'Điểm', 'Điểm tối đa', 'Tăng giảm điểm', 'Tăng giảm hạng'],
      [1, 'P.B', 'Sở B', 16, 100, 8, 1],
      [2, 'P.A', 'Sở A', 10, 100, -8, -1],
      ['—', 'P.C', 'Sở C', '—', 100, null, null],
    ]);
    expect(causes?.rows).toEqual([
      [
        ...['Hạng', 'Mã đơn vị', 'Đơn vị', 'Tăng giảm hạng', 'Hạng tự tăng giảm', 'Hạng do đơn vị khác'],
        ...['Mã chỉ số', 'Chỉ số', 'Tăng giảm điểm', 'Ghi chú'],
      ],
      [1, 'P.B', 'Sở B', 1, 0, 1, 'S.2', 'Chỉ số S.2', 8, null],
      [2, 'P.A', 'Sở A', -1, 0, -1, 'S.2', 'Chỉ số S.2', -8, null],
    ]);
    const [english] = files.get('c@province.example') ?? [];
    expect(english?.name).toBe('Ranking S week 3 of 2024.xlsx');
  });

  it('F120: is made once for a report and language, the same for all readers and attempts', async () => {
    const { write } = world.ports.tableFiles;
    const languages: string[] = [];
    world.ports.tableFiles.write = (sheets, language, most) => {
      languages.push(language);
      return write(sheets, language, most);
    };
    world.answerOfMailer = () => ({ outcome: 'retry', failure: 'busy' });
    await report();
    await world.sender('2024-01-22T00:30:00Z');
    expect(languages.toSorted()).toEqual(['en', 'vi']);
    const filesOf = (email: string) =>
      world.sent.filter(({ to }) => to.email === email).map(({ message }) => message.attachments);
    const [first, ...others] = [...filesOf('a@province.example'), ...filesOf('b@province.example')];
    expect(first).toHaveLength(1);
    for (const other of others) expect(other).toEqual(first);
  });

  it('has the first 2,000 units of a larger league, and says so above the table', async () => {
    const { editions, tableFiles } = world.ports;
    const [open, write] = [editions.open.bind(editions), tableFiles.write];
    const asked: string[] = [];
    editions.open = async (set, period, league, edition) => {
      const opened = await open(set, period, league, edition);
      const [line] = (await opened?.lines(0, 1, ['why'])) ?? [];
      if (opened === null || line === undefined) return null;
      return Object.assign(opened, {
        sizes: async () => ({ lines: 7_500, ranked: 7_500, beside: 0, recomputed: null }),
        lines: async (from: number, to: number) => {
          asked.push(`${from}-${to}`);
          return Array.from({ length: to - from }, () => line);
        },
      });
    };
    const titles: string[] = [];
    tableFiles.write = (sheets, language, most) => {
      titles.push(...sheets.map(({ title }) => title));
      return write(sheets, language, most);
    };
    const files = await report();
    expect(titles.filter((title) => title.includes('Bộ chỉ số S, khối Sở'))).toEqual([
      'Bộ chỉ số S, khối Sở, ban, ngành: xếp hạng tuần 03/2024 (2.000 đơn vị đầu trong 7.500)',
      'Bộ chỉ số S, khối Sở, ban, ngành: nguyên nhân tăng giảm tuần 03/2024 (2.000 đơn vị đầu trong 7.500)',
    ]);
    expect(titles.some((title) => title.endsWith('(the first 2,000 of 7,500 units)'))).toBe(true);
    expect(new Set(asked)).toEqual(new Set(['0-2000']));
    const { sheets } = await readXlsx(Buffer.from(files.get('a@province.example')?.[0]?.content ?? []));
    expect(sheets[0]?.rows).toHaveLength(2_001);
  });

  it('goes without the causes when no message can hold both', async () => {
    const { write } = world.ports.tableFiles;
    world.ports.tableFiles.write = async (sheets, language, most) =>
      sheets.length > 2 ? (await write(sheets, language, most)) && null : write(sheets, language, most);
    const [file] = (await report()).get('a@province.example') ?? [];
    const { sheets } = await readXlsx(Buffer.from(file?.content ?? []));
    expect(sheets.map(({ name, rows }) => `${name} ${rows.length}`)).toEqual([
      'Sở, ban, ngành 4',
      'Cấp huyện 2',
    ]);
  });

  it('is left out, and the report says so, when no message can hold it', async () => {
    world.ports.tableFiles.write = async () => null;
    expect([...(await report()).values()]).toEqual([[], [], []]);
    const [vi, en] = [
      '[Không đính kèm bảng Excel] Tệp Excel các bảng xếp hạng quá lớn nên thư này không đính kèm tệp.',
      '[The Excel workbook is not attached] The workbook of the rankings is too large to attach.',
    ];
    expect(said(/workbook|Excel/)).toEqual([[vi], [vi, en], [en]]);
    expect([published.get('report-workbooks-missing'), logged]).toEqual([undefined, []]);
  });

  it.each([
    [
      'a ranking cannot be read',
      (ports: World['ports']) => {
        ports.editions.open = () => Promise.reject(new Error('throttled'));
      },
      'throttled',
    ],
    [
      'a ranking is gone',
      (ports: World['ports']) => {
        ports.editions.open = async () => null;
      },
      'there is no edition 1 of S 2024-W03 departments',
    ],
    [
      'the file cannot be written',
      (ports: World['ports']) => {
        ports.tableFiles.write = () => Promise.reject(new Error('no memory'));
      },
      'no memory',
    ],
  ])(
    'is left out when %s, and the report goes all the same, says so and tells operations',
    async (_, spoil, why) => {
      world.setNow(reportTime);
      await world.run('report', reportTime);
      spoil(world.ports);
      await world.sender(reportTime);
      expect(world.sent.map(({ message }) => message.attachments)).toEqual([undefined, undefined, undefined]);
      const [vi, en] = [
        '[Không đính kèm bảng Excel] Không lập được tệp Excel các bảng xếp hạng nên thư này không đính kèm tệp. Số liệu trong thư không bị ảnh hưởng. Bộ phận vận hành đã nhận được cảnh báo.',
        '[The Excel workbook is not attached] The workbook of the rankings could not be made, so it is not attached. The figures in this message are not affected. Operations have been alerted.',
      ];
      expect(said(/workbook|Excel/)).toEqual([[vi], [vi, en], [en]]);
      for (const { message } of world.sent)
        expect(message.html).toMatch(/không đính kèm tệp|so it is not attached/);
      // Once for each language, however many read it.
      expect(published.get('report-workbooks-missing')).toBe(2);
      expect(logged.toSorted()).toEqual([`S 2024-W03 en ${why}`, `S 2024-W03 vi ${why}`]);
    },
  );

  it('F65: that could not be made is attached to what the next run sends', async () => {
    world.setNow(reportTime);
    await world.run('report', reportTime);
    const open = world.ports.editions.open.bind(world.ports.editions);
    world.ports.editions.open = () => Promise.reject(new Error('throttled'));
    world.answerOfMailer = () => ({ outcome: 'retry', failure: 'busy' });
    await world.sender(reportTime);
    world.ports.editions.open = open;
    world.answerOfMailer = () => ({ outcome: 'sent', messageId: 'm' });
    world.sent.length = 0;
    world.setNow('2024-01-22T00:30:00Z');
    await world.sender('2024-01-22T00:30:00Z');
    expect(world.sent.map(({ message }) => message.attachments?.length)).toEqual([1, 1, 1]);
    expect(said(/workbook|Excel/)).toEqual([[], [], []]);
  });
});

/** The paragraphs of the messages that match, by recipient. */
function said(what: RegExp): string[][] {
  return world.sent
    .toSorted((a, b) => (a.to.email < b.to.email ? -1 : 1))
    .map(({ message }) => message.text.split(/\r?\n/).filter((line) => what.test(line)));
}
