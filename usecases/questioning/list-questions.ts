import {
  type QuestionAnswer,
  type QuestionPage,
  type QuestionsQuery,
  questions as resource,
} from '../../contract/questions.ts';
import type { Caller } from '../../domain/access/caller.ts';
import { readableFigures } from '../../domain/access/may-read.ts';
import type { Question } from '../../domain/report/question.ts';
import { leftOut } from '../../domain/stored-row/left-out.ts';
import { currentCatalogue } from '../catalogue/current-catalogue.ts';
import { byId, cursorAfter, entriesAfter } from '../pages.ts';
import type { Ports } from '../ports/ports.ts';

/**
 * Lists questions about units whose figures the caller may read, newest first.
 * @throws Problem `malformed-request` for a cursor that names none of them; `unavailable`
 */
export async function listQuestions(
  { questions, catalogues }: Pick<Ports, 'questions' | 'catalogues'>,
  { principal }: Caller,
  { unit, set, period, state, limit, cursor }: QuestionsQuery,
): Promise<QuestionPage> {
  const { catalogue } = await currentCatalogue(catalogues);
  const mayRead = readableFigures(principal, catalogue);
  const stored = await questions.list(set);
  const all = stored.found.filter((one) => mayRead(one.unit)).reverse();
  const { usage } = resource.listQuestions.parameters;
  const found = entriesAfter(all, cursor, byId, usage).filter(
    (one) =>
      (unit ?? one.unit) === one.unit &&
      (period ?? one.period) === one.period &&
      (state === undefined || (state === 'open') === (one.answer === undefined)),
  );
  const page = found.slice(0, limit);
  return {
    questions: page.map(questionAnswer),
    ...leftOut('unit' in principal ? [] : stored.unreadable),
    next: cursorAfter(page, found, byId),
  };
}

/** A question as the API returns it. */
export function questionAnswer(question: Question): QuestionAnswer {
  const { id, unit, set, period, text, askedAt, by, answer } = question;
  return {
    id,
    unit,
    set,
    period,
    text,
    askedAt,
    askedBy: by.label,
    answer: answer === undefined ? null : { text: answer.text, at: answer.at, by: answer.by.label },
  };
}
