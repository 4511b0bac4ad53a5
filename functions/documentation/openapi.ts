import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import type { ProblemCode } from '../../domain/problem/problem.ts';
import { problemTypes } from '../http/problem-answer.ts';
import { type DocumentedOperation, documentedOperations } from './documented-operations.ts';
import { problemSchema } from './documented-schemas.ts';

/** The OpenAPI 3.1 document, made from the routes and from the schemas the handlers parse with. */
export function openApiDocument() {
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Tiến Độ',
      version: '1',
      description:
        'Đơn vị gửi số liệu chỉ số; hệ thống xếp hạng hằng tuần, báo cáo lãnh đạo và nhắc hạn.\n\nUnits submit indicator figures; the system ranks them weekly, reports to leaders and warns of deadlines.',
    },
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'tiendo_…' } } },
    paths: documentedPaths(),
  });
}

function documentedPaths(): ZodOpenApiPathsObject {
  const paths: Record<string, ZodOpenApiPathsObject[string]> = {};
  for (const operation of documentedOperations) {
    const { path, method } = operation.route;
    paths[path] = { ...paths[path], [method.toLowerCase()]: operationObject(operation) };
  }
  return paths;
}

function operationObject({
  route,
  problems,
  ...description
}: DocumentedOperation): ZodOpenApiOperationObject {
  const codes: ProblemCode[] = [
    ...problems,
    ...(route.access === 'open' ? [] : (['unauthenticated', 'forbidden'] as const)),
    'internal',
  ];
  return {
    operationId: route.id,
    tags: [route.function],
    ...(route.access === 'open' ? {} : { security: [{ token: [] }] }),
    ...description,
    responses: { ...description.responses, ...problemResponses(codes) },
  };
}

function problemResponses(codes: readonly ProblemCode[]): ZodOpenApiOperationObject['responses'] {
  const byStatus = Map.groupBy(codes, (code) => problemTypes[code].status);
  const responses = [...byStatus].map(([status, sameStatus]) => [
    `${status}`,
    {
      description: sameStatus
        .map((code) => `\`${code}\`: ${problemTypes[code].title.vi} / ${problemTypes[code].title.en}`)
        .join('; '),
      content: { 'application/problem+json': { schema: problemSchema } },
    },
  ]);
  return Object.fromEntries(responses);
}
