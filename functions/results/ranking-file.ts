import { bytesInAnswer, mostAnswerBytes } from '../../contract/answer-limit.ts';
import { type RankingQuery, rankings, usualRankingLimit } from '../../contract/rankings.ts';
import { csvRows, csvText } from '../../domain/language/csv-text.ts';
import type { Language } from '../../domain/language/text.ts';
import { Problem } from '../../domain/problem/problem.ts';
import { notOfThisList } from '../../usecases/not-of-this-list.ts';
import type { FrozenEdition } from '../../usecases/ports/frozen-edition.ts';
import { csvHeadings, csvRow } from './ranking-csv.ts';

/** Lines put into a file at a time, so that few are in memory as objects. */
const linesAtATime = 1_024;

/** Room for the headers of the answer. */
const bytesBeside = 16 * 1024;

/** A file, and the cursor of the next page; null on the last, and where the file is the whole ranking. */
type RankingFile = { readonly text: string; readonly next: string | null };

/**
 * A ranking as a file for spreadsheets: whole, or the page asked for.
 * @throws Problem `answer-too-large` for a whole one that no answer can hold; `malformed-request` for a cursor beyond the end
 */
export async function rankingFile(
  opened: FrozenEdition,
  { limit, cursor }: RankingQuery,
  language: Language,
): Promise<RankingFile> {
  const { lines } = await opened.sizes();
  const isWhole = limit === undefined && cursor === undefined;
  const from = cursor?.at ?? 0;
  if (cursor !== undefined && from >= lines) throw notOfThisList(rankings.getRanking.parameters.usage);
  const end = isWhole ? lines : Math.min(lines, from + (limit ?? usualRankingLimit));
  let text = csvText([csvHeadings(language)], language);
  let left = mostAnswerBytes - bytesBeside - bytesInAnswer(text);
  for (let at = from; at < end; at += linesAtATime) {
    const some = await opened.lines(at, Math.min(end, at + linesAtATime), []);
    const rows = csvRows(
      some.map((line) => csvRow(line, opened.head, language)),
      language,
    );
    left -= bytesInAnswer(rows);
    if (left < 0) throw tooLarge(lines);
    text += rows;
  }
  return { text, next: isWhole || end >= lines ? null : `${opened.head.edition}.${end}` };
}

function tooLarge(lines: number): Problem {
  return new Problem('answer-too-large', {
    vi: `Bảng xếp hạng có ${lines} dòng, lớn hơn một tệp có thể trả về. Tải từng phần: thêm &limit=1000; tiêu đề «Link» của câu trả lời cho địa chỉ phần tiếp theo.`,
    en: `The ranking has ${lines} lines, more than one file can return. Download it in parts: add &limit=1000; the header “Link” of the answer names the address of the next part.`,
  });
}
