import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponseObject,
} from 'zod-openapi';
import { problemTypes } from '../../contract/problem-types.ts';
import type { ProblemCode } from '../../domain/problem/problem.ts';
import type { DocumentedOperation } from './documented-operation.ts';
import { documentedOperations } from './documented-operations.ts';
import { problemSchema } from './documented-schemas.ts';

type Responses = DocumentedOperation['responses'];

/** What befalls any operation that takes a token. */
const guardedProblems = ['unauthenticated', 'forbidden', 'too-many-requests', 'too-large'] as const;

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
    'malformed-request',
    ...problems,
    ...(route.access === 'open' ? [] : guardedProblems),
    'unsupported-media-type',
    'headers-too-large',
    'internal',
  ];
  return {
    operationId: route.id,
    tags: [route.function],
    ...(route.access === 'open' ? {} : { security: [{ token: [] }] }),
    ...description,
    responses: withProblems(description.responses, codes),
  };
}

/** Adds the problems to an operation's own answers, beside what a status says already. */
function withProblems(own: Responses, codes: readonly ProblemCode[]): Responses {
  const byStatus = Map.groupBy(codes, (code) => problemTypes[code].status);
  const problems = [...byStatus].map(([status, sameStatus]): [string, ZodOpenApiResponseObject] => {
    const told = sameStatus.map(
      (code) => `\`${code}\`: ${problemTypes[code].title.vi} / ${problemTypes[code].title.en}`,
    );
    const beside = own[`${status}`];
    return [
      `${status}`,
      {
        ...beside,
        description: [...(beside === undefined ? [] : [beside.description]), ...told].join('; '),
        content: { ...beside?.content, 'application/problem+json': { schema: problemSchema } },
      },
    ];
  });
  return { ...own, ...Object.fromEntries(problems) };
}
