import * as z from 'zod';
import { formatPoints } from '../../domain/language/format.ts';
import { textSchema } from '../../domain/language/text.ts';
import { callApi, pathOf } from '../api.ts';
import { CommandFailure, exitCodes } from '../exit-codes.ts';
import { table, tell, writeData, writeJson } from '../output.ts';
import type { Settings } from '../settings.ts';
import { words } from '../words.ts';

const standing = z
  .object({
    rank: z.int(),
    points: z.number(),
    revision: z.int().nullable(),
    carriedFrom: z.string().optional(),
  })
  .nullable();

const recomputedSchema = z.object({
  editions: z.array(
    z.object({
      league: z.string(),
      edition: z.int(),
      recomputed: z.object({
        moved: z.array(z.object({ unit: z.string(), name: textSchema, before: standing, after: standing })),
      }),
    }),
  ),
});

const verifiedSchema = z.object({
  identical: z.boolean(),
  editions: z.array(
    z.object({
      league: z.string(),
      edition: z.int(),
      inputDigest: z.string(),
      rebuiltDigest: z.string().nullable(),
      identical: z.boolean(),
    }),
  ),
});

/** Ranks a period again, and shows whom the new editions moved and which revision was counted. */
export async function recompute(
  settings: Settings,
  set: string,
  period: string,
  reason: string,
): Promise<void> {
  const path = pathOf('rankings', set, period, 'editions');
  const answer = await callApi(settings, { method: 'POST', path, body: JSON.stringify({ reason }) });
  if (settings.json === true) return writeJson(answer);
  const { editions } = recomputedSchema.parse(answer);
  const head = words(
    settings,
    'Khối|Lần chốt|Mã|Đơn vị|Trước|Sau|Bản số liệu',
    'League|Edition|Code|Unit|Before|After|Revision',
  ).split('|');
  const rows = editions.flatMap(({ league, edition, recomputed: { moved } }) =>
    moved.map(({ unit, name, before, after }) => [
      league,
      String(edition),
      unit,
      name[settings.lang],
      standingWords(settings, before),
      standingWords(settings, after),
      `${revisionWords(before)} → ${revisionWords(after)}`,
    ]),
  );
  if (rows.length > 0) writeData(table([head, ...rows], [1]));
  for (const { league, edition, recomputed } of editions) {
    const count = recomputed.moved.length;
    tell(
      words(
        settings,
        `${league}: lần chốt ${edition}, ${count} đơn vị thay đổi điểm hoặc thứ hạng.`,
        `${league}: edition ${edition}, the points or rank of ${count} units changed.`,
      ),
    );
  }
}

/**
 * Rebuilds every edition of a period from history.
 * @throws CommandFailure when one does not come out as it was frozen
 */
export async function verify(settings: Settings, set: string, period: string): Promise<void> {
  const path = pathOf('rankings', set, period, 'verification');
  const answer = await callApi(settings, { method: 'GET', path });
  const { identical, editions } = verifiedSchema.parse(answer);
  if (settings.json === true) writeJson(answer);
  else {
    const head = words(
      settings,
      'Khối|Lần chốt|Kết quả|Mã băm đầu vào|Tính lại',
      'League|Edition|Result|Input digest|Rebuilt',
    ).split('|');
    const rows = editions.map((one) => [
      one.league,
      String(one.edition),
      one.identical ? words(settings, 'giống hệt', 'identical') : words(settings, 'KHÁC', 'DIFFERENT'),
      one.inputDigest.slice(0, 16),
      one.rebuiltDigest?.slice(0, 16) ?? '—',
    ]);
    writeData(table([head, ...rows], [1]));
  }
  if (identical) return;
  const told = words(
    settings,
    'Có bảng xếp hạng tính lại không giống bản đã chốt.',
    'Not every ranking comes out as it was frozen.',
  );
  throw new CommandFailure(exitCodes.notFoundOrConflict, told);
}

function standingWords(settings: Settings, at: z.infer<typeof standing>): string {
  if (at === null) return words(settings, 'không xếp hạng', 'not ranked');
  const points = formatPoints(Math.round(at.points * 100), settings.lang);
  return words(settings, `hạng ${at.rank}, ${points} điểm`, `rank ${at.rank}, ${points} points`);
}

/** The revision that was counted, with its period where that is an earlier one: `1 (2024-W04)`. */
function revisionWords(at: z.infer<typeof standing>): string {
  if (at === null || at.revision === null) return '—';
  return at.carriedFrom === undefined ? `${at.revision}` : `${at.revision} (${at.carriedFrom})`;
}
