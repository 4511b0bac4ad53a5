import { questions } from '../../contract/questions.ts';
import { formatLocalTime, formatPeriod } from '../../domain/language/format.ts';
import { call } from '../api/api.ts';
import { readPages } from '../api/pages.ts';
import { readNames } from '../output/names.ts';
import { tell, writeData, writeJson } from '../output/output.ts';
import { words } from '../output/words.ts';
import { writeList } from '../output/write-list.ts';
import type { Settings } from '../settings.ts';

/** Which unit is asked, about which week, and the question. */
export type QuestionOptions = {
  readonly unit: string;
  readonly set: string;
  readonly period: string;
  readonly text: string;
};

/** Asks a unit about a week, and shows the id of the question. */
export async function askQuestion(settings: Settings, options: QuestionOptions): Promise<void> {
  const { unit, set, period, text } = options;
  const { answer, raw } = await call(settings, questions.askQuestion, {
    path: {},
    body: { unit, set, period, text },
  });
  if (settings.json === true) return writeJson(raw);
  const names = await readNames(settings);
  writeData(answer.id);
  tell(
    words(
      settings,
      `${names.unit(unit)} nhận được câu hỏi qua thư; hỏi và trả lời có trong báo cáo tuần tới.`,
      `${names.unit(unit)} gets the question by e-mail; question and answer stand in the next weekly report.`,
    ),
  );
}

/** Which questions to list. */
export type QuestionsOptions = { readonly unit?: string; readonly state?: 'open' | 'answered' };

/** Lists questions with their answers, newest first. */
export async function listQuestions(settings: Settings, options: QuestionsOptions): Promise<void> {
  const { unit, state } = options;
  const query = { unit, state };
  const pages = await readPages(settings, questions.listQuestions, 200, { path: {}, query });
  const listed = pages.flatMap((page) => page.questions);
  await writeList(settings, listed, {
    key: 'questions',
    head: {
      vi: 'Mã số|Đơn vị|Kỳ|Người hỏi|Lúc|Câu hỏi|Trả lời',
      en: 'Id|Unit|Period|Asked by|At|Question|Answer',
    },
    row: (one, lang, names) => [
      one.id,
      names.unit(one.unit),
      formatPeriod(one.period, lang),
      names.post(one.askedBy),
      formatLocalTime(one.askedAt, lang),
      one.text,
      one.answer?.text ?? '–',
    ],
  });
}

/** Answers a question for the unit. */
export async function answerQuestion(
  settings: Settings,
  id: string,
  { text }: { readonly text: string },
): Promise<void> {
  const { raw } = await call(settings, questions.answerQuestion, { path: { id }, body: { text } });
  if (settings.json === true) return writeJson(raw);
  tell(
    words(
      settings,
      'Đã ghi nhận; hỏi và trả lời có trong báo cáo tuần tới.',
      'Recorded; question and answer stand in the next weekly report.',
    ),
  );
}
