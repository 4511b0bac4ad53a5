import type { Ranking } from '../../contract/rankings/ranking.ts';
import { rankings } from '../../contract/rankings.ts';
import { asHundredths } from '../../domain/kinds/hundredths.ts';
import { formatPeriod, formatPoints } from '../../domain/language/format.ts';
import { call } from '../api/api.ts';
import { readRanking } from '../api/read-ranking.ts';
import { readNames } from '../output/names.ts';
import { table, tell, writeData, writeJson } from '../output/output.ts';
import { words } from '../output/words.ts';
import type { Settings } from '../settings.ts';

type Place = NonNullable<Ranking['recomputed']>['moved'][number]['before'];

/** Re-computes a period's rankings, and shows the units that moved and the revisions counted. */
export async function recomputeRanking(
  settings: Settings,
  set: string,
  period: string,
  reason: string,
): Promise<void> {
  const request = { path: { set, period }, body: { reason } };
  const { answer, raw } = await call(settings, rankings.recomputeRanking, request);
  if (settings.json === true) return writeJson(raw);
  const { editions, announced, held, replayed } = answer;
  const names = await readNames(settings);
  const head = words(
    settings,
    'Khối|Lần chốt|Mã|Đơn vị|Trước|Sau|Bản số liệu',
    'League|Edition|Code|Unit|Before|After|Revision',
  ).split('|');
  const rows: string[][] = [];
  for (const { league, edition } of editions) {
    const { recomputed } = await readRanking(settings, { set, period }, { league, edition });
    for (const { unit, name, before, after } of recomputed?.moved ?? [])
      rows.push([
        names.league(league),
        String(edition),
        unit,
        name[settings.lang],
        placeWords(settings, before),
        placeWords(settings, after),
        `${revisionWords(settings, before)} → ${revisionWords(settings, after)}`,
      ]);
  }
  if (rows.length > 0) writeData(table([head, ...rows], [1]));
  if (replayed)
    tell(
      words(
        settings,
        'Không có gì thay đổi từ lần xếp lại trước; đây là kết quả của lần ấy.',
        'Nothing has changed since the ranking was last re-computed; this is what came of that.',
      ),
    );
  for (const { league, edition, recomputed } of editions) {
    const count = recomputed?.movedCount ?? 0;
    tell(
      words(
        settings,
        `${names.league(league)}: lần chốt ${edition}, ${count} đơn vị thay đổi điểm, hạng hoặc xếp loại.`,
        `${names.league(league)}: edition ${edition}, the points or rank of ${count} units changed.`,
      ),
    );
  }
  tell(
    words(
      settings,
      `Thư đính chính đến người nhận báo cáo tuần: ${announced}.`,
      `Corrected e-mails to readers of the weekly report: ${announced}.`,
    ),
  );
  if (held > 0)
    tell(
      words(
        settings,
        `${held} thư đính chính vượt hạn mức một lần gửi, đang chờ: hai người vận hành xem «tiendo deliveries held» và đồng ý bằng «tiendo deliveries release», rồi chạy lại lệnh này.`,
        `${held} corrected e-mails are more than may be sent at once and wait: two operators look at “tiendo deliveries held” and agree by “tiendo deliveries release”; then run this command again.`,
      ),
    );
}

function placeWords(settings: Settings, at: Place): string {
  if (at === null) return words(settings, 'không xếp hạng', 'not ranked');
  const points = formatPoints(asHundredths(at.points), settings.lang);
  return words(settings, `hạng ${at.rank}, ${points} điểm`, `rank ${at.rank}, ${points} points`);
}

/** The counted revision, with its period if that is an earlier one: `1 (tuần 04/2024)`. */
function revisionWords({ lang }: Settings, at: Place): string {
  if (at === null || at.revision === null) return '—';
  return at.carriedFrom === undefined
    ? `${at.revision}`
    : `${at.revision} (${formatPeriod(at.carriedFrom, lang)})`;
}
