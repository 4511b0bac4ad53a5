import * as z from 'zod';
import { exceptionRequestSchema, lockExceptionSchema } from '../../domain/submission/lock-exception.ts';
import { routes } from '../deployment/routes.ts';
import { documentedDeliveries } from './documented-deliveries.ts';
import { documentedMilestones } from './documented-milestones.ts';
import { type DocumentedOperation, json } from './documented-operation.ts';
import { documentedRankings } from './documented-rankings.ts';
import { documentedReading } from './documented-reading.ts';
import { documentedCatalogueSchema } from './documented-schemas.ts';
import { documentedSubmitting } from './documented-submitting.ts';
import { documentedTokens } from './documented-tokens.ts';
import { documentedUnsubscribing } from './documented-unsubscribing.ts';
import { exampleCatalogue, exampleException } from './examples.ts';

const version = z.int().min(1).meta({ example: 1 });

/** Every operation under `/v1`; a test holds this list to the routes. */
export const documentedOperations: readonly DocumentedOperation[] = [
  documentedSubmitting,
  ...documentedReading,
  ...documentedRankings,
  ...documentedMilestones,
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
    requestBody: { required: true, content: json(documentedCatalogueSchema, exampleCatalogue) },
    responses: {
      200: {
        description: 'Không thay đổi / Equal to the current version',
        content: json(z.strictObject({ version })),
      },
      201: { description: 'Phiên bản mới / A new version', content: json(z.strictObject({ version })) },
    },
    problems: ['invalid-catalogue', 'conflict'],
  },
  {
    route: routes.createException,
    summary: 'Mở ngoại lệ sau khi chốt số liệu / Open an exception from a lock',
    description: 'Lets one unit send figures of a locked period until `expiresAt`, at most 31 days ahead.',
    requestBody: {
      required: true,
      content: json(exceptionRequestSchema.meta({ id: 'ExceptionRequest' }), exampleException),
    },
    responses: {
      201: {
        description: 'Ngoại lệ / The exception',
        content: json(lockExceptionSchema.meta({ id: 'Exception' })),
      },
    },
    problems: [],
  },
  ...documentedTokens,
  ...documentedUnsubscribing,
  ...documentedDeliveries,
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
