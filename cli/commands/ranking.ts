import * as z from 'zod';
import { formatPoints, formatPointsChange, formatSignedInteger } from '../../domain/language/format.ts';
import { textSchema } from '../../domain/language/text.ts';
import { callApi } from '../api.ts';
import { table, tell, writeData, writeJson } from '../output.ts';
import type { Settings } from '../settings.ts';

const rankingSchema = z.object({
  edition: z.int(),
  expected: z.int(),
  received: z.int(),
  lines: z.array(
    z.object({
      unit: z.string(),
      name: textSchema,
      rank: z.int(),
      points: z.number(),
      submitted: z.boolean(),
      illustrative: z.boolean(),
      delta: z.object({ points: z.number(), places: z.int() }).nullable(),
    }),
  ),
});

/** Shows a frozen ranking as a table, or as JSON. */
export async function ranking(
  settings: Settings,
  set: string,
  period: string,
  league: string,
): Promise<void> {
  const query = new URLSearchParams({ league });
  const path = `/v1/rankings/${encodeURIComponent(set)}/${encodeURIComponent(period)}?${query}`;
  const answer = await callApi(settings, { method: 'GET', path });
  if (settings.json === true) return writeJson(answer);
  const { lines, edition, expected, received } = rankingSchema.parse(answer);
  const { lang } = settings;
  const hundredths = (points: number) => Math.round(points * 100);
  const head =
    lang === 'vi'
      ? ['Hạng', 'Mã', 'Đơn vị', 'Điểm', '± điểm', '± hạng', '']
      : ['Rank', 'Code', 'Unit', 'Points', '± points', '± places', ''];
  const notSent = lang === 'vi' ? 'chưa gửi' : 'not sent';
  const madeUp = lang === 'vi' ? 'số liệu minh họa' : 'illustrative';
  const rows = lines.map((line) => [
    String(line.rank),
    line.unit,
    line.name[lang],
    formatPoints(hundredths(line.points), lang),
    line.delta === null ? '—' : formatPointsChange(hundredths(line.delta.points), lang),
    line.delta === null ? '—' : formatSignedInteger(line.delta.places, lang),
    line.submitted ? (line.illustrative ? madeUp : '') : notSent,
  ]);
  writeData(table([head, ...rows], [0, 3, 4, 5]));
  tell(
    lang === 'vi'
      ? `Bản ${edition}; ${received}/${expected} đơn vị đã gửi.`
      : `Edition ${edition}; ${received} of ${expected} units submitted.`,
  );
}
