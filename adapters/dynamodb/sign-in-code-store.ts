import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { type SignInCode, signInCodeSchema } from '../../domain/access/sign-in-code.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import type { SignInCodeStore } from '../../usecases/ports/sign-in-code-store.ts';
import { type Expression, expression } from './requests/expression.ts';
import { plainReader } from './table/row-reader.ts';
import { versionOf } from './table/row-versions.ts';
import type { Table } from './table/table.ts';
import { deletedAt, registryPartitions } from './table/table-schema.ts';

const reader = plainReader('sign-in-code', z.object(signInCodeSchema.shape));

/** Sign-in codes in the Registry table: `pk` = `sign-in`, `sk` = the browser. DynamoDB deletes them after a day. */
export class DynamoDbSignInCodeStore implements SignInCodeStore {
  readonly #table: Table;

  constructor(registry: Table) {
    this.#table = registry;
  }

  async put(code: SignInCode): Promise<void> {
    const end = Temporal.Instant.from(code.expiresAt).add({ hours: 24 });
    await this.#table.put({
      ...keyOf(code.browser),
      ...versionOf('sign-in-code'),
      ...code,
      [deletedAt]: Math.floor(end.epochMilliseconds / 1000),
    });
  }

  async find(browser: string): Promise<SignInCode | null> {
    return (await this.#table.getRow(keyOf(browser), reader))?.value ?? null;
  }

  countTry(seen: SignInCode): Promise<boolean> {
    return this.#change(seen, expression`SET tries = ${seen.tries + 1}`);
  }

  use(seen: SignInCode, at: Temporal.Instant): Promise<boolean> {
    return this.#change(seen, expression`SET usedAt = ${instantText(at)}`);
  }

  #change({ browser, signature, tries }: SignInCode, change: Expression): Promise<boolean> {
    return this.#table.updateIf(
      expression`signature = ${signature} AND tries = ${tries} AND attribute_not_exists(usedAt)`,
      keyOf(browser),
      change,
    );
  }
}

function keyOf(browser: string) {
  return { pk: registryPartitions.signInCodes, sk: browser };
}
