import * as z from 'zod';
import { idSchema, periodSchema } from '../domain/catalogue/keys.ts';
import { bilingual } from '../domain/language/bilingual.ts';
import { plainLine } from '../domain/language/plain-text.ts';
import { mostQuestionCharacters, mostQuestions } from '../domain/report/question-limits.ts';
import { jsonBody } from './http/body.ts';
import { leftOutField } from './http/left-out.ts';
import { anyToken, plain, type Resource } from './http/operation.ts';
import { idCursor, nextOfFullPage } from './parameters/cursor.ts';
import { parameters, pathParameters } from './parameters/parameters.ts';
import { pageLimit } from './parameters/whole-number.ts';

const askedFields = {
  unit: idSchema,
  set: idSchema,
  period: periodSchema,
  text: plainLine(mostQuestionCharacters),
};

const questionRequestSchema = z.strictObject(askedFields).meta({ id: 'QuestionRequest' });
const answerRequestSchema = z
  .strictObject({ text: plainLine(mostQuestionCharacters) })
  .meta({ id: 'AnswerRequest' });

/** A leader's question, with the unit's answer. It names posts, never persons. */
const questionSchema = z
  .object({
    id: z.string(),
    ...askedFields,
    askedAt: z.iso.datetime(),
    askedBy: z.string().meta({ description: 'The post, or the label of the token, that asked.' }),
    answer: z
      .object({ text: z.string(), at: z.iso.datetime(), by: z.string() })
      .nullable()
      .meta({ description: 'Null while the question is open.' }),
  })
  .meta({ id: 'Question' });

const pageSchema = z
  .object({
    questions: z.array(questionSchema),
    ...leftOutField,
    next: nextOfFullPage,
  })
  .meta({ id: 'QuestionPage' });

const pageSize = { max: 200, usual: 50 };

const page = parameters(
  {},
  {
    unit: idSchema.optional(),
    set: idSchema.optional(),
    period: periodSchema.optional(),
    state: z.enum(['open', 'answered']).optional(),
    limit: pageLimit(pageSize),
    cursor: idCursor(),
  },
  {
    vi: `Tham số: «unit», «set», «period»; «state» là «open» (chưa trả lời) hoặc «answered» (đã trả lời); «limit» từ 1 đến ${pageSize.max}; «cursor» là «next» của trang trước.`,
    en: `Parameters: unit, set, period; state is open or answered; limit is 1 to ${pageSize.max}; cursor is the next of the previous page.`,
  },
);

const questionId = bilingual({
  vi: 'mã số của một câu hỏi, ví dụ 0affab475305171e',
  en: 'the id of a question, such as 0affab475305171e',
});

/** What a leader asks a unit about a week of a set. */
export type QuestionRequest = z.infer<typeof questionRequestSchema>;
/** A leader's question and, unless it is open, what the unit answered. */
export type QuestionAnswer = z.infer<typeof questionSchema>;
/** Questions, newest first; `next` is null on the last page. */
export type QuestionPage = z.infer<typeof pageSchema>;
/** The checked parameters of a page of questions. */
export type QuestionsQuery = z.output<typeof page.schema>;

/** The expected form of a question. */
export const questionUsage = {
  vi: 'Gửi «unit», «set», «period» và «text»: hỏi đơn vị nào, bộ chỉ số, tuần và câu hỏi.',
  en: 'Send {unit, set, period, text}: which unit, about what, and the question.',
};

/** Questions of leaders to units about a week. */
export const questions = {
  askQuestion: {
    ...plain,
    id: 'askQuestion',
    method: 'POST',
    path: '/v1/questions',
    access: ['leader'],
    summary: { vi: 'Hỏi một đơn vị', en: 'Ask a unit' },
    description: `The unit gets the question by e-mail and answers it on its page; both stand in the next weekly report. A leader has one open question at most to a unit about a week: the same text again returns it (200), another one is refused (409); ${mostQuestions} in all. Where no post of the unit would get it, it is refused (409).`,
    body: jsonBody(questionRequestSchema, {
      example: { unit: 'BD.STP', set: '766', period: '2024-W02', text: 'Vì sao giảm 3 bậc?' },
      usage: questionUsage,
    }),
    answers: {
      201: { description: { vi: 'Câu hỏi', en: 'The question' }, schema: questionSchema },
      200: {
        description: { vi: 'Câu hỏi đã có', en: 'The same question, asked before' },
        schema: questionSchema,
      },
    },
    problems: ['conflict', 'unavailable'],
  },
  listQuestions: {
    ...plain,
    id: 'listQuestions',
    method: 'GET',
    path: '/v1/questions',
    access: anyToken,
    summary: { vi: 'Các câu hỏi và trả lời', en: 'Questions and answers' },
    description: 'Newest first. Readable like the figures of the unit.',
    parameters: page,
    answers: { 200: { description: { vi: 'Một trang', en: 'A page' }, schema: pageSchema } },
    problems: ['unavailable'],
  },
  answerQuestion: {
    ...plain,
    id: 'answerQuestion',
    method: 'POST',
    path: '/v1/questions/{id}/answer',
    access: ['unit'],
    summary: { vi: 'Trả lời câu hỏi', en: 'Answer a question' },
    description:
      'For callers that may submit the unit’s figures. The first answer stands: the same again returns it, another one is refused (409).',
    parameters: pathParameters(
      { id: z.string().regex(/^[0-9a-f]{16}$/, questionId) },
      { vi: 'Địa chỉ cần có dạng /v1/questions/<id>/answer.', en: 'Use /v1/questions/<id>/answer.' },
    ),
    body: jsonBody(answerRequestSchema, {
      example: { text: 'Hệ thống một cửa ngừng hai ngày, đã khôi phục' },
      usage: { vi: 'Gửi {"text": "<trả lời>"}.', en: 'Send {"text": "<the answer>"}.' },
    }),
    answers: {
      200: { description: { vi: 'Câu hỏi đã trả lời', en: 'The answered question' }, schema: questionSchema },
    },
    problems: ['not-found', 'conflict', 'unavailable'],
  },
} as const satisfies Resource;
