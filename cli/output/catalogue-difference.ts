import type { CatalogueDifferenceAnswer } from '../../contract/catalogue/difference.ts';
import { formatInteger } from '../../domain/language/format.ts';
import type { Called } from '../api/api.ts';
import type { Settings } from '../settings.ts';
import { writeData, writeJson } from './output.ts';
import { words } from './words.ts';

/** Shows what a catalogue would change, who would no longer, newly or less often get mail, and who would read more. */
export function showDifference(settings: Settings, { answer, raw }: Called<CatalogueDifferenceAnswer>): void {
  if (settings.json === true) writeJson(raw);
  else writeData(differenceText(settings, answer));
}

function differenceText(settings: Settings, answer: CatalogueDifferenceAnswer): string {
  const { lang } = settings;
  const lines = (
    title: string,
    details: readonly { readonly detail: { vi: string; en: string } }[],
    omitted = 0,
  ) =>
    details.length === 0
      ? []
      : [
          `${title}: ${formatInteger(details.length + omitted, lang)}`,
          ...details.map(({ detail }) => `  ${detail[lang]}`),
          ...more(omitted),
        ];
  const more = (omitted: number) => {
    const count = formatInteger(omitted, lang);
    return omitted === 0
      ? []
      : [words(settings, `  … và ${count} mục khác, không liệt kê`, `  … and ${count} more, not listed`)];
  };
  const { omitted } = answer;
  const of = (change: string) => answer.changes.filter((one) => one.change === change);
  return [
    answer.from === null
      ? words(settings, 'Danh mục đầu tiên.', 'The first catalogue.')
      : words(settings, `So với phiên bản ${answer.from}:`, `Compared with version ${answer.from}:`),
    ...lines(words(settings, 'Bị bỏ', 'Removed'), of('removed')),
    ...lines(words(settings, 'Thay đổi', 'Changed'), of('changed')),
    ...lines(words(settings, 'Thêm', 'Added'), of('added')),
    ...more(omitted.changes),
    ...lines(
      words(settings, 'Không còn nhận thư', 'No longer gets mail'),
      answer.mail.noLonger,
      omitted.noLonger,
    ),
    ...lines(words(settings, 'Nhận thư mới', 'Newly gets mail'), answer.mail.newly, omitted.newly),
    ...lines(words(settings, 'Nhận ít thư hơn', 'Gets less mail'), answer.silenced, omitted.silenced),
    ...lines(
      words(settings, 'Được đọc thêm số liệu', 'Newly reads figures'),
      answer.readers,
      omitted.readers,
    ),
  ].join('\n');
}
