import * as z from 'zod';
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponseObject,
} from 'zod-openapi';
import type { Answer, Body, EntityTag, Operation } from '../../contract/operation.ts';
import { problemMediaType, problemSchema } from '../../contract/problem.ts';
import { problemTypes } from '../../contract/problem-types.ts';
import { operations, type ResourceOperation } from '../../contract/resources.ts';
import type { Text } from '../../domain/language/text.ts';
import type { ProblemCode } from '../../domain/problem/problem.ts';

type Responses = Readonly<Record<string, ZodOpenApiResponseObject>>;

/** The problems of every operation that takes a token. */
const guardedProblems = ['unauthenticated', 'forbidden', 'too-many-requests', 'too-large'] as const;

/** The OpenAPI 3.1 document of everything under `/v1`, generated from the contract that the handlers implement. */
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
  for (const declared of operations) {
    const { path, method } = declared.operation;
    if (!path.startsWith('/v1/')) continue;
    paths[path] = { ...paths[path], [method.toLowerCase()]: operationObject(declared) };
  }
  return paths;
}

function operationObject({ resource, operation }: ResourceOperation): ZodOpenApiOperationObject {
  const { id, access, summary, description, body } = operation;
  const isGuarded = access !== 'open';
  const codes: ProblemCode[] = [
    'malformed-request',
    ...operation.problems,
    ...(isGuarded ? guardedProblems : []),
    'unsupported-media-type',
    'headers-too-large',
    'internal',
  ];
  return {
    operationId: id,
    tags: [resource],
    ...(isGuarded ? { security: [{ token: [] }] } : {}),
    summary: inBothLanguages(summary),
    ...(description === undefined ? {} : { description }),
    ...requestParams(operation),
    ...(hasContent(body) ? { requestBody: { required: true, content: body.content } } : {}),
    responses: withProblems(responsesOf(operation), codes),
  };
}

function hasContent({ content }: Body): boolean {
  return Object.keys(content).length > 0;
}

function requestParams({ parameters: { path, query }, headers: { documented: header } }: Operation) {
  const places = Object.entries({ path, header, query });
  const used = places.filter(([, { shape }]) => Object.keys(shape).length > 0);
  return used.length === 0 ? {} : { requestParams: Object.fromEntries(used) };
}

function responsesOf({ answers }: Operation): Responses {
  return Object.fromEntries(
    Object.entries<Answer>(answers).map(([status, answer]) => [status, responseObject(answer)]),
  );
}

function responseObject({
  description,
  schema,
  mediaType = 'application/json',
  example,
  etag,
}: Answer): ZodOpenApiResponseObject {
  const shown = example === undefined ? {} : { example };
  return {
    description: inBothLanguages(description),
    ...(etag === undefined ? {} : { headers: z.object({ ETag: tagSchema(etag) }) }),
    ...(schema === undefined ? {} : { content: { [mediaType]: { schema, ...shown } } }),
  };
}

function tagSchema({ description, example, sometimes }: EntityTag): z.ZodType {
  const tag = z.string();
  const meta = { description, ...(example === undefined ? {} : { example }) };
  return sometimes === true ? tag.optional().meta(meta) : tag.meta(meta);
}

/** Adds the problems to an operation's own answers, next to an existing description of the same status. */
function withProblems(own: Responses, codes: readonly ProblemCode[]): Responses {
  const byStatus = Map.groupBy(codes, (code) => problemTypes[code].status);
  const problems = [...byStatus].map(([status, sameStatus]): [string, ZodOpenApiResponseObject] => {
    const told = sameStatus.map((code) => `\`${code}\`: ${inBothLanguages(problemTypes[code].title)}`);
    const beside = own[`${status}`];
    return [
      `${status}`,
      {
        ...beside,
        description: [...(beside === undefined ? [] : [beside.description]), ...told].join('; '),
        content: { ...beside?.content, [problemMediaType]: { schema: problemSchema } },
      },
    ];
  });
  return { ...own, ...Object.fromEntries(problems) };
}

/** Vietnamese, then English; once when they are the same. */
function inBothLanguages({ vi, en }: Text): string {
  return vi === en ? vi : `${vi} / ${en}`;
}
