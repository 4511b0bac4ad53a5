import { expect, it } from 'vitest';
import { fittingAnswer } from '../../../functions/http/fitting-answer.ts';

const jsonOf = (text: string) => ({
  statusCode: 200,
  headers: { etag: '"1"' },
  body: JSON.stringify([text]),
});

it('an answer that Lambda takes stays as it is', () => {
  for (const answer of [
    {},
    { statusCode: 304 },
    jsonOf('a'.repeat(6_291_400)),
    jsonOf('ạ'.repeat(2_000_000)),
  ])
    expect(fittingAnswer(answer, 'vi', 'request-1')).toBe(answer);
});

it('F107: in place of a larger one comes a problem that says how to ask for less', () => {
  const problem = {
    type: '/docs/problems#answer-too-large',
    title: 'The answer is too large',
    status: 422,
    detail:
      'The answer is larger than the 6 MB that one call can return. Ask for less: a smaller “limit”, fewer “fields”, or a filter.',
    instance: 'request-1',
  };
  // Each quote takes two characters as JSON, and four as JSON in JSON.
  for (const text of ['a'.repeat(6_291_556), 'ạ'.repeat(2_097_200), '"'.repeat(1_572_900)])
    expect(fittingAnswer(jsonOf(text), 'en', 'request-1')).toEqual({
      statusCode: 422,
      headers: {
        'content-type': 'application/problem+json; charset=utf-8',
        'content-language': 'en',
        'cache-control': 'no-store',
      },
      body: JSON.stringify(problem),
    });
});
