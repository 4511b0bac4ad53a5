import * as z from 'zod';
import { pathParameters } from '../parameters/parameters.ts';
import { plain, type Resource } from './operation.ts';

const page = { mediaType: 'text/html', schema: z.string() } as const;

/** That the API answers, and with which version of the code. */
const healthSchema = z.object({
  status: z.literal('ok'),
  version: z.string().meta({ description: 'The version of the running code.', example: '0.2.0' }),
});

/**
 * The description of the API and the health check. Pages outside `/v1` are for browsers, and are not in the document.
 */
export const documentation = {
  getOpenApi: {
    ...plain,
    id: 'getOpenApi',
    method: 'GET',
    path: '/v1/openapi.json',
    access: 'open',
    summary: { vi: 'Tài liệu này', en: 'This document' },
    answers: {
      200: {
        description: { vi: 'OpenAPI 3.1', en: 'OpenAPI 3.1' },
        schema: z.looseObject({ openapi: z.string() }),
      },
    },
    problems: [],
  },
  getHealth: {
    ...plain,
    id: 'getHealth',
    method: 'GET',
    path: '/v1/health',
    access: 'open',
    summary: { vi: 'Tình trạng', en: 'Health' },
    answers: {
      200: { description: { vi: 'OK', en: 'OK' }, schema: healthSchema },
    },
    problems: [],
  },
  getDocs: {
    ...plain,
    id: 'getDocs',
    method: 'GET',
    path: '/docs',
    access: 'open',
    summary: { vi: 'Trang mô tả API', en: 'The API, described on a page' },
    answers: { 200: { description: { vi: 'Trang', en: 'The page' }, ...page } },
    problems: [],
  },
  getDocsAsset: {
    ...plain,
    id: 'getDocsAsset',
    method: 'GET',
    path: '/docs/{asset}',
    access: 'open',
    summary: { vi: 'Tệp của trang mô tả API', en: 'A file of the page that describes the API' },
    parameters: pathParameters({ asset: z.string() }, { vi: 'Xem /docs.', en: 'See /docs.' }),
    answers: {
      200: {
        description: { vi: 'Tệp', en: 'The file' },
        mediaType: 'text/html',
        schema: z.union([z.string(), z.instanceof(Uint8Array)]),
        alternatives: {
          'text/css': { schema: z.string() },
          'text/javascript': { schema: z.string() },
          'image/png': { schema: z.string() },
        },
      },
    },
    problems: ['not-found'],
  },
} as const satisfies Resource;
