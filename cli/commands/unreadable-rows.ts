import { unreadableRows } from '../../contract/unreadable-rows.ts';
import { formatInteger, formatLocalTime } from '../../domain/language/format.ts';
import { call } from '../api/api.ts';
import { tell, writeData, writeJson } from '../output/output.ts';
import { words } from '../output/words.ts';
import type { Settings } from '../settings.ts';

/** Shows the stored rows that cannot be read, each with what to do about it. */
export async function showUnreadableRows(settings: Settings): Promise<void> {
  const { answer, raw } = await call(settings, unreadableRows.listUnreadableRows, { path: {} });
  if (settings.json === true) return writeJson(raw);
  const { lang } = settings;
  const { total, rows } = answer;
  if (total === 0)
    return writeData(words(settings, 'Mọi dòng đã gặp đều đọc được.', 'Every row met could be read.'));
  for (const { kind, table, key, reason, foundAt, advice } of rows) {
    const met = formatLocalTime(foundAt, lang);
    writeData(
      [
        `${kind}: ${table}, pk ${key.pk}, sk ${key.sk}`,
        words(settings, `  Gặp lần cuối: ${met}`, `  Last met: ${met}`),
        words(settings, `  Lý do: ${reason}`, `  Reason: ${reason}`),
        `  ${advice[lang]}`,
      ].join('\n'),
    );
  }
  const more = total - rows.length;
  if (more > 0)
    tell(
      words(
        settings,
        `Còn ${formatInteger(more, 'vi')} dòng khác.`,
        `${formatInteger(more, 'en')} more are not listed.`,
      ),
    );
}
