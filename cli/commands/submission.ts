import { getSubmission, listRevisions } from '../../contract/submissions/showing-submissions.ts';
import { figureText } from '../../domain/kinds/figure-text.ts';
import { formatLocalTime } from '../../domain/language/format.ts';
import { call } from '../api/api.ts';
import type { Address } from '../api/latest-revision.ts';
import { readPages } from '../api/pages.ts';
import { approvalLines } from '../output/approval-lines.ts';
import { readNames } from '../output/names.ts';
import { table, tell, writeData, writeJson } from '../output/output.ts';
import { lackingLines, previewText, sentText } from '../output/receipt.ts';
import { words } from '../output/words.ts';
import { commandLine } from '../program/command-line.ts';
import type { Settings } from '../settings.ts';

/** Shows the figures of the latest revision, and whether they count where they need approval. */
export async function showSubmission(settings: Settings, { set, period, unit }: Address): Promise<void> {
  const path = { set, period, unit };
  const { answer: submission, raw } = await call(settings, getSubmission, { path });
  if (settings.json === true) return writeJson(raw);
  const { values, comments = {}, revision, receivedAt, note, reason } = submission;
  const comment = new Map(Object.entries(comments));
  const names = await readNames(settings);
  const head = words(settings, 'Mã|Chỉ số|Số liệu|Giải trình', 'Code|Indicator|Figure|Comment').split('|');
  const rows = Object.entries(values).map(([indicator, figure]) => [
    indicator,
    names.inSet(set, indicator),
    figureText(figure, settings.lang),
    comment.get(indicator) ?? '',
  ]);
  tell(`${names.subject({ unit, set, period })}:`);
  writeData(table([head, ...rows], [2]));
  const at = formatLocalTime(receivedAt, settings.lang);
  const preview = previewText(submission, settings.lang);
  const sent = sentText(settings, submission);
  tell(words(settings, `Bản ${revision}, nhận lúc ${at}.`, `Revision ${revision}, received at ${at}.`));
  for (const line of approvalLines(settings, submission, names)) tell(line);
  tell(words(settings, `Chỉ số phải gửi: ${sent}.`, `Indicators asked for: ${sent}.`));
  for (const line of lackingLines(settings, submission)) tell(line);
  if (preview !== null) tell(words(settings, `Điểm tạm tính: ${preview}.`, `Score preview: ${preview}.`));
  if (reason !== undefined) tell(words(settings, `Lý do: ${reason}`, `Reason: ${reason}`));
  if (note !== undefined) tell(words(settings, `Ghi chú: ${note}`, `Note: ${note}`));
  tell(commandLine(settings, 'submission', 'revisions', set, period, unit));
}

/** Shows who changed what, when and why, newest first: one row per changed figure. */
export async function showRevisions(settings: Settings, { set, period, unit }: Address): Promise<void> {
  const path = { set, period, unit };
  const pages = await readPages(settings, listRevisions, 100, { path });
  const revisions = pages.flatMap((page) => page.revisions);
  if (settings.json === true) return writeJson({ set, period, unit, revisions });
  const names = await readNames(settings);
  const head = words(
    settings,
    'Bản|Nhận lúc|Người gửi|Mã|Chỉ số|Từ|Thành|Lý do',
    'Revision|Received|Sent by|Code|Indicator|From|To|Reason',
  ).split('|');
  const rows = revisions.flatMap(({ revision, receivedAt, by, reason = '', changes }) => {
    const sender = by.post === undefined ? by.token : by.post.post[settings.lang];
    const who = by.unit === null ? sender : `${names.unitName(by.unit)}, ${sender}`;
    const about = [String(revision), formatLocalTime(receivedAt, settings.lang), who];
    if (changes.length === 0) return [[...about, '—', '', '', '', reason]];
    return changes.map(({ indicator, from, to }, at) => [
      ...(at === 0 ? about : ['', '', '']),
      indicator,
      names.inSet(set, indicator),
      from === null ? '—' : figureText(from, settings.lang),
      figureText(to, settings.lang),
      at === 0 ? reason : '',
    ]);
  });
  tell(`${names.subject({ unit, set, period })}:`);
  writeData(table([head, ...rows], [0, 5, 6]));
}
