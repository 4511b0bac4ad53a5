import * as z from 'zod';
import type { ZodOpenApiOperationObject } from 'zod-openapi';
import type { ProblemCode } from '../../domain/problem/problem.ts';
import { type Route, routes } from '../deployment/routes.ts';
import { issuedTokenSchema, tokenRequestSchema } from '../registry/issue-token.ts';
import { editionAnswerSchema } from '../reports/edition-answer.ts';
import { rankingQuerySchema } from '../reports/reports-function.ts';
import { receiptSchema } from '../submissions/receipt.ts';
import { documentedCatalogueSchema, documentedSubmissionSchema } from './documented-schemas.ts';

/** A route with what OpenAPI says of it beyond the route itself. */
export type DocumentedOperation = ZodOpenApiOperationObject & {
  readonly route: Route;
  readonly problems: readonly ProblemCode[];
};

const json = (schema: z.ZodType) => ({ 'application/json': { schema } });
const { set, period, league, edition } = rankingQuerySchema.shape;
const version = z.int().min(1).meta({ example: 1 });

/** Every operation under `/v1`; a test holds this list to the routes. */
export const documentedOperations: readonly DocumentedOperation[] = [
  {
    route: routes.createSubmission,
    summary: 'Gửi số liệu của đơn vị / Submit a unit’s figures',
    description:
      'A further submission for the same unit, set and period is a correction: it needs a `reason`, and lays its figures over those in force. The same `Idempotency-Key` with the same body answers with the first receipt.',
    requestParams: {
      header: z.object({
        'Idempotency-Key': z.string().min(1).max(128).meta({ example: '6f1c1f0a-week-02' }),
      }),
    },
    requestBody: {
      required: true,
      content: {
        'application/json': { schema: documentedSubmissionSchema, example: exampleSubmission() },
      },
    },
    responses: {
      201: { description: 'Biên nhận / Receipt', content: json(receiptSchema.meta({ id: 'Receipt' })) },
    },
    problems: [
      'malformed-request',
      'missing-idempotency-key',
      'unsupported-media-type',
      'invalid-submission',
      'idempotency-key-reused',
      'conflict',
      'unavailable',
    ],
  },
  {
    route: routes.getRanking,
    summary: 'Bảng xếp hạng / A frozen ranking',
    requestParams: { path: z.object({ set, period }), query: z.object({ league, edition }) },
    responses: {
      200: {
        description: 'Bảng xếp hạng / Ranking',
        content: json(editionAnswerSchema.meta({ id: 'Ranking' })),
      },
    },
    problems: ['malformed-request', 'not-found'],
  },
  {
    route: routes.getCatalogue,
    summary: 'Danh mục đang dùng / The current catalogue',
    responses: {
      200: {
        description: 'Danh mục / Catalogue',
        content: json(z.strictObject({ version, catalogue: documentedCatalogueSchema })),
      },
    },
    problems: ['not-found'],
  },
  {
    route: routes.putCatalogue,
    summary: 'Nạp danh mục mới / Apply a catalogue',
    requestBody: { required: true, content: json(documentedCatalogueSchema) },
    responses: {
      200: {
        description: 'Không thay đổi / Equal to the current version',
        content: json(z.strictObject({ version })),
      },
      201: { description: 'Phiên bản mới / A new version', content: json(z.strictObject({ version })) },
    },
    problems: ['malformed-request', 'unsupported-media-type', 'invalid-catalogue', 'conflict', 'too-large'],
  },
  {
    route: routes.createToken,
    summary: 'Cấp mã truy cập / Issue an access token',
    description: 'The token is told once, in this answer; only a hash of it is kept.',
    requestBody: { required: true, content: json(tokenRequestSchema.meta({ id: 'TokenRequest' })) },
    responses: {
      201: {
        description: 'Mã truy cập / The token',
        content: json(issuedTokenSchema.meta({ id: 'IssuedToken' })),
      },
    },
    problems: ['malformed-request', 'unsupported-media-type'],
  },
  {
    route: routes.revokeToken,
    summary: 'Thu hồi mã truy cập / Revoke an access token',
    requestParams: { path: z.object({ id: z.string() }) },
    responses: { 204: { description: 'Đã thu hồi / Revoked, from the next request on' } },
    problems: ['not-found'],
  },
  {
    route: routes.getOpenApi,
    summary: 'Tài liệu này / This document',
    responses: { 200: { description: 'OpenAPI 3.1', content: json(z.looseObject({ openapi: z.string() })) } },
    problems: [],
  },
  {
    route: routes.getHealth,
    summary: 'Tình trạng / Health',
    responses: { 200: { description: 'OK', content: json(z.strictObject({ status: z.literal('ok') })) } },
    problems: [],
  },
];

function exampleSubmission() {
  return {
    unit: 'BD.STP',
    set: '766',
    period: '2024-W02',
    asOf: '2024-01-12',
    values: {
      '766.2.1': { numerator: 412, denominator: 425 },
      '766.3': { points: 9.45 },
    },
    note: 'Số liệu minh họa',
    illustrative: true,
  };
}
