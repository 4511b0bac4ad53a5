import { rankings, type Verification } from '../../contract/rankings.ts';
import type { Text } from '../../domain/language/text.ts';
import { readPages } from '../api/pages.ts';
import { CommandFailure, exitCodes } from '../exit-codes.ts';
import { readNames } from '../output/names.ts';
import { table, writeData, writeJson } from '../output/output.ts';
import { words } from '../output/words.ts';
import type { Settings } from '../settings.ts';

type Verified = Verification['editions'][number];

/**
 * Recomputes every edition of a period from history.
 * @throws CommandFailure when one differs from the frozen edition
 */
export async function verifyRanking(settings: Settings, set: string, period: string): Promise<void> {
  const pages = await readPages(settings, rankings.verifyRanking, 200, { path: { set, period } });
  const editions = pages.flatMap((page) => page.editions);
  const identical = pages.every((page) => page.identical);
  if (settings.json === true) writeJson({ ...pages[0], identical, editions, next: null });
  else {
    const names = await readNames(settings);
    const head = words(
      settings,
      'Khối|Lần chốt|Kết quả|Mã băm đầu vào|Tính lại',
      'League|Edition|Result|Input digest|Rebuilt',
    ).split('|');
    const rows = editions.map((one) => [
      names.league(one.league),
      String(one.edition),
      resultWords(settings, one),
      one.inputDigest?.slice(0, 16) ?? '—',
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
  throw new CommandFailure(exitCodes.checkFailed, told);
}

/** In what an edition differs, by what was compared. */
const differenceWords: Readonly<Record<NonNullable<Verified['difference']>, Text>> = {
  data: { vi: 'KHÁC: số liệu khác lúc chốt', en: 'DIFFERENT: other data' },
  code: { vi: 'KHÁC: cùng số liệu, phần mềm tính khác', en: 'DIFFERENT: same data, other code' },
  unreadable: { vi: 'không đọc được bản đã chốt', en: 'the frozen edition cannot be read' },
};

function resultWords(settings: Settings, { identical, difference }: Verified): string {
  if (identical === null) return words(settings, 'tính theo quy tắc trước đây', 'computed by earlier rules');
  return difference === null
    ? words(settings, 'giống hệt', 'identical')
    : differenceWords[difference][settings.lang];
}
