import { getRanking, type RankingQuery, usualRankingLimit } from '../../contract/rankings/get-ranking.ts';
import type { Language, Text } from '../../domain/language/text.ts';
import type { PartialLine } from '../../domain/ranking/edition.ts';
import { notOfThisList } from '../../usecases/not-of-this-list.ts';
import type { FrozenEdition } from '../../usecases/ports/frozen-edition.ts';
import type { Ports } from '../../usecases/ports/ports.ts';
import { rankingTable } from '../../usecases/ranking/ranking-table.ts';
import { comparedIn, scoringSinceOf } from '../../usecases/ranking/scoring-since.ts';
import { tableFile } from '../http/table-file.ts';

/** Lines put into a file at a time, so that few are in memory as objects. */
const linesAtATime = 1_024;

/**
 * A ranking as a spreadsheet file: whole, or the requested page.
 * @returns the reply, and the cursor of the next page; null on the last page, and where the file is the whole ranking
 * @throws Problem `answer-too-large` for a whole ranking that no answer can hold; `malformed-request` for a cursor beyond the
 * end
 */
export async function rankingFile(
  ports: Pick<Ports, 'catalogues' | 'editions' | 'tableFiles'>,
  opened: FrozenEdition,
  { limit, cursor }: RankingQuery,
  wanted: { readonly mediaType: string; readonly language: Language },
) {
  const { lines } = await opened.sizes();
  const isWhole = limit === undefined && cursor === undefined;
  const from = cursor?.at ?? 0;
  if (cursor !== undefined && from >= lines) throw notOfThisList(getRanking.parameters.usage);
  const end = isWhole ? lines : Math.min(lines, from + (limit ?? usualRankingLimit));
  const { set, period, league, edition } = opened.head;
  const scoringOf = await scoringSinceOf(ports, opened.head, comparedIn(opened.head));
  const file = {
    name: `ranking-${set}-${period}-${league}-${edition}`,
    sheets: [rankingTable(opened.head, linesOf(opened, from, end), wanted.language, null, scoringOf)],
  } as const;
  const answer = await tableFile(ports.tableFiles, file, wanted, tooLarge(lines));
  return { answer, next: isWhole || end >= lines ? null : `${edition}.${end}` };
}

async function* linesOf(opened: FrozenEdition, from: number, end: number): AsyncIterable<PartialLine> {
  for (let at = from; at < end; at += linesAtATime)
    yield* await opened.lines(at, Math.min(end, at + linesAtATime), []);
}

function tooLarge(lines: number): Text {
  return {
    vi: `Bảng xếp hạng có ${lines} dòng, lớn hơn một tệp có thể trả về. Tải từng phần: thêm &limit=1000; tiêu đề «Link» của câu trả lời cho địa chỉ phần tiếp theo.`,
    en: `The ranking has ${lines} lines, more than one file can return. Download it in parts: add &limit=1000; the header “Link” of the answer names the address of the next part.`,
  };
}
