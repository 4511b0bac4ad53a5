import * as z from 'zod';
import { leftOutField } from '../../contract/http/left-out.ts';
import type { Language } from '../../domain/language/text.ts';
import { tell } from './output.ts';

const listSchema = z.looseObject(leftOutField);

/** Writes to stderr what an answer left out because its stored rows cannot be read. */
export function tellLeftOut(answer: unknown, language: Language): void {
  const { unreadable } = listSchema.safeParse(answer).data ?? {};
  if (unreadable === undefined) return;
  const { total, ids } = unreadable;
  const named = `${ids.join(', ')}${total > ids.length ? ', …' : ''}`;
  const line = {
    vi: `${total} mục không hiện vì dòng dữ liệu không đọc được: ${named}. Chạy «tiendo unreadable-rows» để biết cần làm gì.`,
    en: `${total} left out, because the stored row cannot be read: ${named}. Run “tiendo unreadable-rows” for what to do.`,
  };
  tell(line[language]);
}
