import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Catalogue, Recipient } from '../../domain/catalogue/catalogue.ts';
import { smallCatalogue } from '../fixtures/catalogue.ts';
import { edit } from '../fixtures/workbooks/fill.ts';
import { type Parts, unzip } from '../fixtures/workbooks/zip.ts';
import { tiendoInProcess } from './in-process.ts';
import { serveWorld } from './world-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'tiendo-catalogue-dates-'));
afterAll(() => rmSync(folder, { recursive: true }));
let made = 0;

/** The post that approves a unit's figures. */
function head(unit: string): Recipient {
  const post = { vi: `Thủ trưởng ${unit}`, en: `Head of ${unit}` };
  const id = `head-${unit.toLowerCase().replace('.', '-')}`;
  return {
    id,
    post,
    unit,
    email: `${id}@province.example`,
    receives: ['weekly-report'],
    role: 'unit',
    approves: true,
  };
}

/** The small catalogue with something in every column of dates, of times and of periods. */
function datedCatalogue(): Catalogue {
  const { milestones: _, recipients, sets, units, ...rest } = smallCatalogue();
  const extension = {
    date: '2024-02-29',
    decidedOn: '2024-01-10',
    reason: { vi: 'Theo đề nghị', en: 'On request' },
  };
  const reached = {
    name: { vi: 'Mốc', en: 'Milestone' },
    obligations: [{ unit: 'P.A' }],
    set: 'S',
    ladder: { workingDaysBefore: [3, 0], overdueEvery: 5 },
  };
  return {
    ...rest,
    units: units.map((unit) => (unit.id === 'P.C' ? { ...unit, validFrom: '2023-07-01' } : unit)),
    recipients: [
      ...recipients.map((one) =>
        one.id === 'chair'
          ? { ...one, standIn: { recipient: 'contact-a', from: '2024-01-15', to: '2024-01-19' } }
          : one,
      ),
      ...units.map(({ id }) => head(id)),
    ],
    sets: sets.map((set) => ({
      ...set,
      frequency: 'month' as const,
      leagues: [],
      approval: { from: '2024-03' },
      owed: [{ from: '2024-01', to: '2030-12' }],
      due: { workingDaysAfter: 5, time: '16:00' },
      lock: { workingDaysAfter: 9, time: '06:07' },
    })),
    milestones: [
      {
        ...reached,
        id: 'tasks-done',
        date: '2024-01-19',
        time: '00:00',
        indicator: 'S.2',
        measuredFrom: '2024-01',
        extensions: [extension],
      },
      { ...reached, id: 'all-sent', goal: 'submissions', period: '2024-02', date: '2024-03-07' },
    ],
  };
}

/** The number of a day, by how the file counts: as Excel shows it. */
function dayNumber(date: string, system: '1900' | '1904'): number {
  return (Date.parse(date) - Date.parse(system === '1900' ? '1899-12-30' : '1904-01-01')) / 86_400_000;
}

/** The part of a day as people paste it, with seven digits: 0.6666667. */
function partOfDay(time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return ((hour * 60 + minute) / 1440).toFixed(7);
}

/** The texts that cells refer to by their number. */
function sharedTexts(parts: Parts): string[] {
  return textOf(parts, 'xl/sharedStrings.xml')
    .split('<si>')
    .slice(1)
    .map((one) => /<t[^>]*>([^<]*)<\/t>/.exec(one)?.[1] ?? '');
}

function textOf(parts: Parts, name: string): string {
  return parts.get(name)?.toString('utf8') ?? '';
}

/** How many styles of cells a workbook has. */
function styleCount(parts: Parts): number {
  return Number(/<cellXfs count="(\d+)"/.exec(textOf(parts, 'xl/styles.xml'))?.[1]);
}

/**
 * Makes of every text that is a date, a time or a month what Excel makes of it when it is typed: a number, with the style that says so.
 * @param isStyled false for times that are mere numbers
 * @returns how many there were of each
 */
function typedInExcel(bytes: Buffer, system: '1900' | '1904', isStyled: boolean) {
  const parts = unzip(bytes);
  const shared = sharedTexts(parts);
  const first = styleCount(parts);
  const counts = { dates: 0, times: 0, months: 0 };
  const numbered = (xml: string) =>
    xml.replaceAll(/<c r="([A-Z]+\d+)" t="s" s="\d+"><v>(\d+)<\/v><\/c>/g, (cell, at, index) => {
      const text = shared[Number(index)] ?? '';
      const date = (day: string, style: number) =>
        `<c r="${at}" s="${first + style}"><v>${dayNumber(day, system)}</v></c>`;
      if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
        counts.dates += 1;
        return date(text, 0);
      }
      if (/^\d{4}-\d{2}$/.test(text)) {
        counts.months += 1;
        return date(`${text}-01`, 1);
      }
      if (!/^\d{2}:\d{2}$/.test(text)) return cell;
      counts.times += 1;
      return `<c r="${at}" s="${isStyled ? first + 2 : 0}"><v>${partOfDay(text)}</v></c>`;
    });
  const sheets = [...parts.keys()].filter((name) => name.startsWith('xl/worksheets/sheet'));
  let typed = withStyles(bytes, first);
  for (const name of sheets) {
    const xml = textOf(parts, name);
    const changed = numbered(xml);
    if (changed !== xml) typed = edit(typed, name, () => changed);
  }
  if (system === '1904')
    typed = edit(typed, 'xl/workbook.xml', (xml) =>
      xml.replace('<workbookProtection', '<workbookPr date1904="1"/><workbookProtection'),
    );
  return { typed, counts };
}

/** With styles for dates, months and times, as Excel numbers their formats. */
function withStyles(bytes: Buffer, count: number): Buffer {
  const style = (format: number) =>
    `<xf numFmtId="${format}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`;
  return edit(bytes, 'xl/styles.xml', (xml) =>
    xml
      .replace(/<cellXfs count="\d+"/, `<cellXfs count="${count + 3}"`)
      .replace('</cellXfs>', `${[14, 17, 20].map(style).join('')}</cellXfs>`),
  );
}

/** Types into the first row of a sheet, in the column of a heading. */
function withCell(
  bytes: Buffer,
  sheet: string,
  heading: string,
  kind: 'time' | 'date' | 'text',
  text: string,
): Buffer {
  const parts = unzip(bytes);
  const shared = sharedTexts(parts);
  const styles = styleCount(parts);
  const names = [...textOf(parts, 'xl/workbook.xml').matchAll(/<sheet name="([^"]+)"/g)];
  const part = `xl/worksheets/sheet${names.findIndex(([, name]) => name === sheet) + 1}.xml`;
  return edit(withStyles(bytes, styles), part, (xml) => {
    const heads = [...xml.matchAll(/<c r="([A-Z]+)1" t="s"[^>]*><v>(\d+)<\/v>/g)];
    const letters = heads.find(([, , index]) => shared[Number(index)] === heading)?.[1] ?? '';
    const typed =
      kind === 'text'
        ? `<c r="${letters}2" t="inlineStr"><is><t>${text}</t></is></c>`
        : `<c r="${letters}2" s="${styles + (kind === 'time' ? 2 : 0)}"><v>${text}</v></c>`;
    return xml.replace(new RegExp(`<c r="${letters}2"[^>]*?(?:/>|>.*?</c>)`, 's'), typed);
  });
}

async function exported() {
  const { url, world, operationsToken } = await serveWorld();
  await world.ports.catalogues.put(2, datedCatalogue(), world.ports.clock.now());
  made += 1;
  const file = join(folder, `${made}.xlsx`);
  const run = (...words: string[]) =>
    tiendoInProcess(words, 'vi', { TIENDO_URL: url, TIENDO_TOKEN: operationsToken });
  expect((await run('catalogue', 'export', file)).code).toBe(0);
  return { file, run };
}

describe('F130: dates, times and months that Excel made of what was typed into a catalogue', () => {
  it.each([
    ['1900', true],
    ['1904', true],
    ['1900', false],
    ['1904', false],
  ] as const)(
    'are read as such in files that count from %s, times with their format: %s',
    async (system, isStyled) => {
      const { file, run } = await exported();
      const { typed, counts } = typedInExcel(readFileSync(file), system, isStyled);
      writeFileSync(file, typed);
      expect(await run('catalogue', 'apply', file)).toEqual({
        code: 0,
        stdout: '',
        stderr: 'Danh mục đang dùng: phiên bản 2.\n',
      });
      expect(counts).toEqual({ dates: 9, times: 3, months: 5 });
    },
  );

  const days = '5 ngày làm việc sau kỳ,';
  const due = `hạn gửi: ${days} 16:00 → ${days}`;
  it.each([
    ['Bộ chỉ số', 'Hạn gửi: giờ', 'time', '0.7083333', `${due} 17:00`],
    ['Bộ chỉ số', 'Hạn gửi: giờ', 'text', '17h30', `${due} 17:30`],
    ['Bộ chỉ số', 'Hạn gửi: giờ', 'text', '8:05', `${due} 08:05`],
    ['Bộ chỉ số', 'Hạn gửi: giờ', 'text', '17h', `${due} 17:00`],
    ['Bộ chỉ số', 'Hạn gửi: giờ', 'text', '17:00:00', `${due} 17:00`],
    [
      'Bộ chỉ số',
      'Cần duyệt từ kỳ',
      'date',
      '45383',
      'phải duyệt số liệu: từ tháng 03/2024 → từ tháng 04/2024',
    ],
  ] as const)('%s, %s, typed as %s %s: %s', async (sheet, heading, kind, text, told) => {
    const { file, run } = await exported();
    writeFileSync(file, withCell(readFileSync(file), sheet, heading, kind, text));
    const { code, stdout } = await run('catalogue', 'apply', file);
    expect([code, stdout]).toEqual([9, `So với phiên bản 2:\nThay đổi: 1\n  Bộ chỉ số S (S): ${told}\n`]);
  });

  const needsTime = 'Cần giờ ghi như 16:00.';
  const noNumber = 'Ô đang có định dạng giờ (12:00) nhưng cần một số; đổi định dạng ô thành Số rồi nhập lại.';
  const noPeriod = 'Cần kỳ báo cáo, ghi như 2024-W02, 2024-03, 2024-Q1, 2024-H1 hoặc 2024.';
  it.each([
    ['Bộ chỉ số', 'Hạn gửi: giờ', 'time', '0.7086806', `H2 «17:00:30»: ${needsTime}`],
    ['Bộ chỉ số', 'Hạn gửi: giờ', 'time', '1.5', `H2 «01/01/1900»: ${needsTime}`],
    ['Bộ chỉ số', 'Hạn gửi: giờ', 'text', '24:00', `H2 «24:00»: ${needsTime}`],
    ['Bộ chỉ số', 'Hạn gửi: giờ', 'text', '17h5', `H2 «17h5»: ${needsTime}`],
    ['Bộ chỉ số', 'Hạn gửi: giờ', 'text', '16', `H2 «16»: ${needsTime}`],
    ['Mốc', 'Ngày', 'time', '0.5', 'D2 «12:00»: Cần một ngày, ví dụ 15/01/2024 hoặc 2024-01-15.'],
    ['Bộ chỉ số', 'Số dòng bảng báo cáo', 'time', '0.5', `S2 «12:00»: ${noNumber}`],
    ['Bộ chỉ số', 'Cần duyệt từ kỳ', 'date', '45384', `M2 «02/04/2024»: ${noPeriod}`],
  ] as const)('%s, %s, typed as %s %s, is refused: %s', async (sheet, heading, kind, text, told) => {
    const { file, run } = await exported();
    writeFileSync(file, withCell(readFileSync(file), sheet, heading, kind, text));
    expect(await run('catalogue', 'check', file)).toEqual({
      code: 3,
      stdout: '',
      stderr: `Danh mục chưa hợp lệ; sửa các mục được nêu rồi gửi lại.\n  ${sheet}!${told.replace(': ', `: Cột «${heading}»: `)}\n`,
    });
  });
});
