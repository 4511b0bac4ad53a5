import { describe, expect, it } from 'vitest';
import { openApiDocument } from '../../../functions/documentation/openapi.ts';

const { paths, components } = JSON.parse(JSON.stringify(openApiDocument()));
const submission = '/v1/submissions/{set}/{period}/{unit}';

const parametersOf = (path: string): string[] =>
  paths[path].get.parameters.map(
    (parameter: { in: string; name: string }) => `${parameter.in}:${parameter.name}`,
  );

describe('the documentation of reading back', () => {
  it('names every parameter', () => {
    const path = ['path:set', 'path:period', 'path:unit'];
    expect(parametersOf(submission)).toEqual([...path, 'header:If-None-Match']);
    expect(parametersOf(`${submission}/revisions`)).toEqual([...path, 'query:limit', 'query:cursor']);
    expect(parametersOf('/v1/completeness/{set}/{period}')).toEqual([
      'path:set',
      'path:period',
      'query:limit',
      'query:cursor',
    ]);
  });

  it('shows the entity tag of a submission, and the answer without a body', () => {
    const { 200: found, 304: unchanged } = paths[submission].get.responses;
    for (const { headers } of [found, unchanged]) expect(headers.ETag.schema.type).toBe('string');
    expect(unchanged).not.toHaveProperty('content');
  });

  it('says that answers hold nothing but the documented fields', () => {
    for (const id of ['StoredSubmission', 'Revisions', 'Completeness'])
      expect(components.schemas[id].additionalProperties).toBe(false);
  });
});
