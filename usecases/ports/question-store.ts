import type { Question } from '../../domain/report/question.ts';
import type { Listed } from './listed.ts';

/** Stores leaders' questions and units' answers permanently. */
export interface QuestionStore {
  /**
   * Adds a question under its set, week, unit, asker and number.
   * @returns false when there is one of that number; it is then unchanged
   */
  add(question: Question): Promise<boolean>;

  /** All questions about a set, oldest first; without a set, all there are. One that cannot be read is named `<set>#<week>#<unit>#<asker>#<number>`. */
  list(set?: string): Promise<Listed<Question>>;

  /**
   * Records the answer to a question.
   * @returns false when there is one already or the question does not exist; it is then unchanged
   */
  answer(question: Question, answer: NonNullable<Question['answer']>): Promise<boolean>;
}
