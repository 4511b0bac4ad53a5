import { type Question, questionSchema } from '../../domain/report/question.ts';
import { allReadable, type Listed } from '../../usecases/ports/listed.ts';
import type { QuestionStore } from '../../usecases/ports/question-store.ts';
import { sortableInstant } from '../sortable-instant.ts';

/** Questions, checked like stored ones. */
export class MemoryQuestionStore implements QuestionStore {
  readonly #questions = new Map<string, Question>();

  async add(question: Question): Promise<boolean> {
    const { set, period, unit, asker, nth } = question;
    const key = JSON.stringify([set, period, unit, asker, nth]);
    if (this.#questions.has(key)) return false;
    this.#questions.set(key, questionSchema.parse(question));
    return true;
  }

  async list(set?: string): Promise<Listed<Question>> {
    const key = ({ askedAt, id }: Question) => `${sortableInstant(askedAt)}#${id}`;
    const found = [...this.#questions.values()].filter((one) => (set ?? one.set) === one.set);
    return allReadable(structuredClone(found.sort((one, other) => (key(one) < key(other) ? -1 : 1))));
  }

  async answer({ id }: Question, answer: NonNullable<Question['answer']>): Promise<boolean> {
    for (const [key, one] of this.#questions) {
      if (one.id !== id || one.answer !== undefined) continue;
      this.#questions.set(key, { ...one, answer: structuredClone(answer) });
      return true;
    }
    return false;
  }
}
