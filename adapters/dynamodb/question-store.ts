import { type Question, questionSchema } from '../../domain/report/question.ts';
import type { Listed } from '../../usecases/ports/listed.ts';
import type { QuestionStore } from '../../usecases/ports/question-store.ts';
import { sortableInstant } from '../sortable-instant.ts';
import { expression } from './requests/expression.ts';
import { paddedNumber } from './table/padded-number.ts';
import { plainReader } from './table/row-reader.ts';
import { versionOf } from './table/row-versions.ts';
import type { Table } from './table/table.ts';
import { registryPartitions } from './table/table-schema.ts';

const reader = plainReader('question', questionSchema.strip());

const pk = registryPartitions.questions;

/**
 * Questions in the Registry table, all in one partition so that they can be listed: `pk` = `questions`, `sk` =
 * `<set>#<week>#<unit>#<asker>#<number, 2 digits>`. The number makes sure that only one of several at once is added.
 */
export class DynamoDbQuestionStore implements QuestionStore {
  readonly #table: Table;

  constructor(registry: Table) {
    this.#table = registry;
  }

  add(question: Question): Promise<boolean> {
    return this.#table.putIfAbsent({ ...keyOf(question), ...versionOf('question'), ...question });
  }

  async list(set?: string): Promise<Listed<Question>> {
    const where =
      set === undefined ? expression`pk = ${pk}` : expression`pk = ${pk} AND begins_with(sk, ${`${set}#`})`;
    const { found, unreadable } = await this.#table.list(where, reader, ({ sk }) => sk);
    return { found: found.sort(byAsking), unreadable };
  }

  answer(question: Question, answer: NonNullable<Question['answer']>): Promise<boolean> {
    return this.#table.updateIf(
      expression`id = ${question.id} AND attribute_not_exists(answer)`,
      keyOf(question),
      expression`SET answer = ${answer}`,
    );
  }
}

function byAsking(one: Question, other: Question): number {
  const key = ({ askedAt, id }: Question) => `${sortableInstant(askedAt)}#${id}`;
  return key(one) < key(other) ? -1 : 1;
}

function keyOf({ set, period, unit, asker, nth }: Question) {
  return { pk, sk: `${set}#${period}#${unit}#${asker}#${paddedNumber(nth, 2)}` };
}
