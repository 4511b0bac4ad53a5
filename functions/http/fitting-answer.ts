import { mostAnswerBytes } from '../../contract/http/answer-limit.ts';
import type { Language } from '../../domain/language/text.ts';
import { Problem } from '../../domain/problem/problem.ts';
import type { Answer } from './answer.ts';
import { fitsLambda } from './answer-size.ts';
import { problemAnswer } from './problem-answer.ts';

/**
 * An answer, or the problem `answer-too-large` in place of an answer that exceeds Lambda's limit, which would reach the
 * caller as a 500 without a reason.
 */
export function fittingAnswer(answer: Answer, language: Language, requestId: string): Answer {
  return fitsLambda(answer) ? answer : problemAnswer(tooLarge(), language, requestId);
}

function tooLarge(): Problem {
  const megabytes = Math.floor(mostAnswerBytes / 1_000_000);
  return new Problem('answer-too-large', {
    vi: `Câu trả lời lớn hơn ${megabytes} triệu byte, mức tối đa của một lần gọi. Xin ít hơn: giảm «limit», bớt «fields», hoặc lọc bằng các tham số khác.`,
    en: `The answer is larger than the ${megabytes} MB that one call can return. Ask for less: a smaller “limit”, fewer “fields”, or a filter.`,
  });
}
