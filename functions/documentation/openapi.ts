import * as z from 'zod';
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponseObject,
} from 'zod-openapi';
import type { Answer, Body, EntityTag, Operation } from '../../contract/http/operation.ts';
import { problemMediaType, problemSchema } from '../../contract/http/problem.ts';
import { problemTypes } from '../../contract/http/problem-types.ts';
import { operations, type ResourceOperation } from '../../contract/resources.ts';
import type { Text } from '../../domain/language/text.ts';
import type { ProblemCode } from '../../domain/problem/problem.ts';
import { portablePattern } from './portable-pattern.ts';

type Responses = Readonly<Record<string, ZodOpenApiResponseObject>>;

/** The problems of every operation that takes a token. */
const guardedProblems = ['unauthenticated', 'forbidden', 'too-many-requests', 'too-large'] as const;

const introduction: Text = {
  vi: 'Đơn vị gửi số liệu chỉ số; hệ thống xếp hạng hằng tuần, báo cáo lãnh đạo và nhắc hạn.',
  en: 'Units submit indicator figures; the system ranks them weekly, reports to leaders and warns of deadlines.',
};

const rulesOfEveryAddress: Text = {
  vi: 'Quy tắc chung: `HEAD` trả lời như `GET`, không kèm nội dung; phương thức khác nhận 405, các phương thức dùng được ghi ở `Allow` (`OPTIONS` cũng trả lời như vậy). `Accept` chọn kiểu nội dung; không có kiểu nào phù hợp thì nhận 406; câu trả lời lỗi luôn là `application/problem+json`. Nội dung gửi lên dùng UTF-8 và không nén; kiểu nội dung hoặc bảng mã khác nhận 415, các kiểu được nhận ghi ở `Accept`. Tham số truy vấn không có trong tài liệu, lặp lại hoặc để trống nhận 400; số chỉ gồm chữ số 0–9, không có dấu, dấu cách hay số 0 ở đầu. Tiêu đề `Authorization` và `Idempotency-Key` chỉ gửi một lần. Trong cổng làm việc, cookie phiên đăng nhập thay cho mã truy cập; không gửi cả hai; yêu cầu thay đổi dữ liệu cần `Sec-Fetch-Site: same-origin` và kiểu nội dung JSON (hoặc kiểu của sổ, của tệp CSV).',
  en: 'At every address, `HEAD` answers like `GET`, without the body. Any other method gets 405 with the supported ones in `Allow`, which `OPTIONS` returns too. `Accept` chooses the media type, and gets 406 when there is none to choose; refusals are always `application/problem+json`. Bodies are UTF-8 and uncompressed; another content type or charset gets 415 with the accepted types in `Accept`. A query parameter that is not documented, is repeated or is empty gets 400. Numbers are digits 0–9 alone, without sign, spaces or leading zeros. `Authorization` and `Idempotency-Key` are sent once. In the portal the cookie of a session takes the place of a token, never beside one; a change then needs `Sec-Fetch-Site: same-origin` and JSON (or the type of a workbook or a CSV file).',
};

/** The OpenAPI 3.1 document of everything under `/v1`, generated from the contract that the handlers implement. */
export function openApiDocument() {
  return createDocument(
    {
      openapi: '3.1.0',
      info: {
        title: 'Tiến Độ',
        version: '1',
        description: [introduction, rulesOfEveryAddress].map(inParagraphs).join('\n\n'),
      },
      components: {
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer', bearerFormat: 'tiendo_…' },
          session: { type: 'apiKey', in: 'cookie', name: '__Host-tiendo' },
        },
      },
      paths: documentedPaths(),
    },
    { override: ({ jsonSchema }) => writePatternsOut(jsonSchema) },
  );
}

/** Patterns of a schema; several of one string are in `allOf`. */
type Patterned = { pattern?: string; allOf?: object[] };

function writePatternsOut(schema: Patterned): void {
  if (schema.pattern !== undefined) schema.pattern = portablePattern(schema.pattern);
  for (const part of schema.allOf ?? []) writePatternsOut(part);
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
    ...(answersWithBody(operation) ? (['not-acceptable'] as const) : []),
    'unsupported-media-type',
    'headers-too-large',
    'stored-row-unreadable',
    'internal',
  ];
  return {
    operationId: id,
    tags: [resource],
    ...(isGuarded ? { security: securityOf(operation) } : {}),
    summary: inBothLanguages(summary),
    ...(description === undefined ? {} : { description }),
    ...requestParams(operation),
    ...(hasContent(body) ? { requestBody: { required: true, content: body.content } } : {}),
    responses: withProblems(responsesOf(operation), codes),
  };
}

/** The credentials that an operation takes, one of them at a time. */
function securityOf({ credential }: Operation) {
  const [token, session] = [{ token: [] }, { session: [] }];
  if (credential === undefined) return [token, session];
  return credential === 'token' ? [token] : [session];
}

function answersWithBody({ answers }: Operation): boolean {
  return Object.values<Answer>(answers).some(({ schema }) => schema !== undefined);
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
  alternatives = {},
  example,
  etag,
}: Answer): ZodOpenApiResponseObject {
  const shown = example === undefined ? {} : { example };
  return {
    description: inBothLanguages(description),
    ...(etag === undefined ? {} : { headers: z.object({ ETag: tagSchema(etag) }) }),
    ...(schema === undefined ? {} : { content: { [mediaType]: { schema, ...shown }, ...alternatives } }),
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

/** A paragraph in Vietnamese, then one in English. */
function inParagraphs({ vi, en }: Text): string {
  return `${vi}\n\n${en}`;
}

/** Vietnamese, then English; once when they are the same. */
function inBothLanguages({ vi, en }: Text): string {
  return vi === en ? vi : `${vi} / ${en}`;
}
