import type { QuestionAnswer } from '../../contract/questions.ts';
import type { Caller } from '../../domain/access/caller.ts';
import { maySubmit } from '../../domain/access/may-submit.ts';
import { formatDeadline } from '../../domain/language/format.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { Problem } from '../../domain/problem/problem.ts';
import type { Question } from '../../domain/report/question.ts';
import { currentCatalogue } from '../catalogue/current-catalogue.ts';
import type { Ports } from '../ports/ports.ts';
import { unreadableProblem } from '../stored-rows/unreadable-problem.ts';
import { questionAnswer } from './list-questions.ts';

/**
 * Answers a leader's question for a unit. Of two answers at once the first stands.
 * @throws Problem `not-found` for an unknown id, and for a question to another unit; `conflict` for one answered otherwise;
 * `stored-row-unreadable`; `unavailable`
 */
export async function answerQuestion(
  { questions, catalogues, clock }: Pick<Ports, 'questions' | 'catalogues' | 'clock'>,
  id: string,
  text: string,
  by: Caller,
): Promise<QuestionAnswer> {
  const { catalogue } = await currentCatalogue(catalogues);
  const find = async (): Promise<Question> => {
    const { found, unreadable } = await questions.list();
    const question = found.find((one) => one.id === id);
    if (question !== undefined && maySubmit(by.principal, question, catalogue)) return question;
    throw question === undefined && unreadable.length > 0 ? unreadableProblem('question') : unknownQuestion();
  };
  const question = await find();
  const answer = { text, at: instantText(clock.now()), by: { tokenId: by.tokenId, label: by.label } };
  if (question.answer === undefined && (await questions.answer(question, answer)))
    return questionAnswer({ ...question, answer });
  const answered = await find();
  const first = answered.answer;
  if (first === undefined) throw unreadableProblem('question');
  if (first.text !== text) throw isAnswered(first);
  return questionAnswer(answered);
}

function unknownQuestion(): Problem {
  return new Problem('not-found', {
    vi: 'Không có câu hỏi này cho đơn vị; xem danh sách bằng «tiendo question list».',
    en: 'There is no such question to the unit; list them with “tiendo question list”.',
  });
}

function isAnswered({ at, by }: NonNullable<Question['answer']>): Problem {
  return new Problem('conflict', {
    vi: `Câu hỏi đã được ${by.label} trả lời lúc ${formatDeadline(at, 'vi')}; câu trả lời đầu tiên được giữ.`,
    en: `The question was answered by ${by.label} at ${formatDeadline(at, 'en')}; the first answer stands.`,
  });
}
