import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exampleCatalogue } from '../../../contract/catalogue/example-catalogue.ts';
import { problemTypes } from '../../../contract/http/problem-types.ts';
import { operations as declared } from '../../../contract/resources.ts';
import { exampleCsv, exampleReceipt, exampleSubmission } from '../../../contract/submissions/examples.ts';
import { receiptSchema } from '../../../contract/submissions/receipt.ts';
import { submissionRequestSchema } from '../../../contract/submissions/submission-request.ts';
import { parseCatalogue } from '../../../domain/catalogue/check-catalogue.ts';
import { problemCodes } from '../../../domain/problem/problem.ts';
import { CsvNames } from '../../../domain/submission/csv/names.ts';
import { readCsvRows } from '../../../domain/submission/csv/rows.ts';
import { readCsvSubmissions } from '../../../domain/submission/csv/submissions.ts';
import { openApiDocument } from '../../../functions/documentation/openapi.ts';
import { isObject, JsonSchemaValidator, objectAt } from '../../fixtures/json-schema.ts';

const document: unknown = JSON.parse(JSON.stringify(openApiDocument()));
const validator = new JsonSchemaValidator(document);
const operations = Object.values(objectAt(document, 'paths')).flatMap((methods) =>
  Object.values(Object(methods)),
);
const named = (operation: unknown): string => String(Object(operation).operationId);
const contents = operations.flatMap((operation) =>
  Object.entries(objectAt(operation, 'requestBody', 'content')).map(
    ([mediaType, content]): [string, unknown] => [`${named(operation)} ${mediaType}`, content],
  ),
);

describe('the OpenAPI document', () => {
  it('is checked in as it is; `npm run openapi` writes it again', () => {
    const checkedIn: unknown = JSON.parse(readFileSync('docs/openapi.json', 'utf8'));
    expect(checkedIn).toEqual(document);
  });

  it.each(contents)('P49: shows an example of the body of %s, of its own schema', (_, content) => {
    expect(Object(content).example).toBeDefined();
    expect(validator.errors(Object(content).schema, Object(content).example)).toEqual([]);
  });

  it('P49: shows examples that the handlers would read and write', () => {
    const read = declared.map(({ operation: { id, body } }) => {
      const [first] = Object.values(body.content);
      return ['unread', 'bytes'].includes(body.encoding)
        ? id
        : body.schema.safeParse(first?.example).success && id;
    });
    expect(read).toEqual(declared.map(({ operation }) => operation.id));
    expect(submissionRequestSchema.safeParse(exampleSubmission).success).toBe(true);
    expect(receiptSchema.safeParse(exampleReceipt).success).toBe(true);
    expect(parseCatalogue(exampleCatalogue)).toEqual({ ok: true, value: exampleCatalogue });
    const table = readCsvRows(exampleCsv, 10);
    if (!table.ok) throw new Error('the example is no CSV');
    const { submissions, faults } = readCsvSubmissions(table, 'vi', new CsvNames({ units: [], sets: [] }));
    expect(faults).toEqual([]);
    expect(submissions.map(({ body }) => body)).toEqual([exampleSubmission]);
  });

  it('shows examples of parameters and fields that agree with their schemas', () => {
    const wrong: string[] = [];
    const visit = (node: unknown, at: string) => {
      if (Array.isArray(node)) node.forEach((item, index) => void visit(item, `${at}/${index}`));
      if (!isObject(node)) return;
      if ('example' in node && ('type' in node || 'anyOf' in node))
        wrong.push(...validator.errors(node, node['example'], at));
      for (const [key, value] of Object.entries(node)) if (key !== 'example') visit(value, `${at}/${key}`);
    };
    visit(document, '');
    expect(wrong).toEqual([]);
  });

  it('names every problem at the operations that answer with it', () => {
    const told = JSON.stringify(operations);
    const untold = problemCodes.filter((code) => !told.includes(`\`${code}\``));
    // A method that an address does not have is no operation; the description says how it is answered.
    expect(untold).toEqual(['method-not-allowed']);
  });

  it('gives every problem under its status, beside what the status means otherwise', () => {
    for (const operation of operations) {
      for (const [status, response] of Object.entries(objectAt(operation, 'responses'))) {
        const description = String(objectAt(response)['description']);
        const codes = problemCodes.filter((code) => description.includes(`\`${code}\``));
        expect(codes.map((code) => String(problemTypes[code].status))).toEqual(codes.map(() => status));
        expect(codes.length > 0).toBe('application/problem+json' in objectAt(response, 'content'));
      }
    }
  });

  it('says that a CSV file is answered with what became of each submission', () => {
    const responses = objectAt(document, 'paths', '/v1/submissions', 'post', 'responses');
    const bulk = '#/components/schemas/BulkResult';
    const answer = (status: string) => objectAt(responses, status, 'content', 'application/json', 'schema');
    for (const status of ['207', '422']) expect(answer(status)).toEqual({ $ref: bulk });
    for (const status of ['200', '201'])
      expect(answer(status)).toEqual({ anyOf: [{ $ref: '#/components/schemas/Receipt' }, { $ref: bulk }] });
    expect(Object.keys(objectAt(responses, '422', 'content')).sort()).toEqual([
      'application/json',
      'application/problem+json',
    ]);
  });
});
