import { completeness } from '../../contract/completeness.ts';
import { formatLocalTime } from '../../domain/language/format.ts';
import { call } from '../api.ts';
import { table, tell, writeData, writeJson } from '../output.ts';
import type { Settings } from '../settings.ts';
import { words } from '../words.ts';

/** Shows how many units submitted what they owe, by league, and which did not. */
export async function showCompleteness(settings: Settings, set: string, period: string): Promise<void> {
  const { answer, raw } = await call(settings, completeness.getCompleteness, { path: { set, period } });
  if (settings.json === true) return writeJson(raw);
  const { owed, dueAt, total, leagues } = answer;
  const { lang } = settings;
  const all = { ...total, name: { vi: 'Tổng', en: 'Total' } };
  const head = words(
    settings,
    'Khối|Phải gửi|Đã gửi|Đúng hạn|Trễ|Chưa gửi',
    'League|Expected|Received|On time|Late|Missing',
  ).split('|');
  const rows = [...leagues, all].map(({ name, expected, received, onTime, late, missing }) => [
    name[lang],
    ...[expected, received, onTime, late, missing.length].map(String),
  ]);
  writeData(table([head, ...rows], [1, 2, 3, 4, 5]));
  if (total.missing.length > 0) {
    const title = words(
      settings,
      'Mã|Đơn vị chưa gửi|Trễ (ngày làm việc)',
      'Code|Unit that sent nothing|Working days late',
    ).split('|');
    const units = total.missing.map(({ unit, name, workingDaysLate }) => [
      unit,
      name[lang],
      String(workingDaysLate ?? '—'),
    ]);
    writeData('');
    writeData(table([title, ...units], [2]));
  }
  if (!owed) tell(words(settings, `Kỳ ${period} không phải gửi.`, `Nothing is owed for ${period}.`));
  if (dueAt === null) return;
  const due = formatLocalTime(dueAt, lang);
  tell(words(settings, `Hạn gửi: ${due}.`, `Due at ${due}.`));
}
