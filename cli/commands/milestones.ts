import { milestones as resource } from '../../contract/milestones.ts';
import { formatDate } from '../../domain/language/format.ts';
import { readPages } from '../api/pages.ts';
import {
  doneCell,
  dueCell,
  dueInWords,
  finish,
  integer,
  lackingCell,
  standingCells,
} from '../output/milestone-cells.ts';
import { table, tell, writeData, writeJson } from '../output/output.ts';
import { savedAsFile } from '../output/save-table.ts';
import { words } from '../output/words.ts';
import type { FileOptions } from '../program/file-options.ts';
import type { Settings } from '../settings.ts';

/** Options of `tiendo milestones`. */
export type MilestonesOptions = FileOptions & { readonly at?: string };

/** Shows every milestone with the number of units by status, and the total. */
export async function showMilestones(settings: Settings, { at, ...files }: MilestonesOptions): Promise<void> {
  if (await savedAsFile(settings, resource.listMilestones, { path: {}, query: { at } }, files)) return;
  const pages = await readPages(settings, resource.listMilestones, 200, { path: {}, query: { at } });
  const milestones = pages.flatMap((page) => page.milestones);
  if (settings.json === true) return writeJson({ ...pages[0], milestones, next: null });
  const [{ day }] = pages;
  const head = words(
    settings,
    'Mã|Mốc|Hạn|Đơn vị|Xong|Đúng tiến độ|Nguy cơ|Quá hạn|Tổng|Cần|Dự kiến xong',
    'Code|Milestone|Deadline|Units|Done|On track|At risk|Overdue|Total|Target|Finish',
  ).split('|');
  const rows = milestones.map(({ id, name, units, total, ...due }) => [
    id,
    name[settings.lang],
    dueCell(settings, due),
    ...[units.obliged, units.done, units['on-track'], units['at-risk'], units.overdue].map(String),
    doneCell(settings, total),
    integer(settings, total?.target),
    total === null ? '—' : finish(settings, total),
  ]);
  writeData(table([head, ...rows], [3, 4, 5, 6, 7, 8, 9]));
  tellDay(settings, day);
}

/** Shows one milestone unit by unit, and the total. */
export async function showMilestone(
  settings: Settings,
  id: string,
  { at, ...files }: MilestonesOptions,
): Promise<void> {
  if (await savedAsFile(settings, resource.getMilestone, { path: { id }, query: { at } }, files)) return;
  const pages = await readPages(settings, resource.getMilestone, 1_000, { path: { id }, query: { at } });
  const obligations = pages.flatMap((page) => page.obligations);
  const [answer] = pages;
  if (settings.json === true) return writeJson({ ...answer, obligations, next: null });
  const { day, name, extension, total } = answer;
  const { lang } = settings;
  const head = words(
    settings,
    'Mã|Đơn vị|Đã làm|Phải làm|Còn lại|Tình trạng|Tốc độ/ngày|Cần/ngày|Xong hoặc dự kiến|Ghi chú|Còn thiếu',
    'Code|Unit|Done|Target|To do|Status|Pace a day|Needed a day|Finish|Note|Lacking',
  ).split('|');
  const all = {
    unit: '',
    name: { vi: 'Tổng', en: 'Total' },
    standing: total,
    lacking: undefined,
    withheld: undefined,
  };
  const rows = [...obligations, ...(total === null ? [] : [all])].map((one) => [
    one.unit,
    one.name[lang],
    ...standingCells(settings, one.standing, one.withheld?.status),
    one.lacking === undefined ? '' : lackingCell(settings, one.lacking),
  ]);
  writeData(table([head, ...rows], [2, 3, 4, 6, 7]));
  tell(
    words(
      settings,
      `${name.vi}: hạn ${dueInWords(settings, answer)}.`,
      `${name.en}: due ${dueInWords(settings, answer)}.`,
    ),
  );
  if (extension !== null) {
    const [from, decided] = [formatDate(extension.from, lang), formatDate(extension.decidedOn, lang)];
    tell(
      words(
        settings,
        `Đã gia hạn từ ${from} (quyết định ngày ${decided}): ${extension.reason.vi}`,
        `Extended from ${from} (decided on ${decided}): ${extension.reason.en}`,
      ),
    );
  }
  tellDay(settings, day);
}

function tellDay(settings: Settings, day: string): void {
  const shown = formatDate(day, settings.lang);
  tell(words(settings, `Tính đến ${shown}.`, `As of ${shown}.`));
}
