import * as z from 'zod';
import { catalogueSchema } from '../domain/catalogue/catalogue.ts';
import { jsonBody } from './body.ts';
import { exampleCatalogue } from './catalogue/example-catalogue.ts';
import { conditional } from './entity-tag.ts';
import { headers, ifNoneMatch } from './headers.ts';
import { anyToken, operationsOnly, plain, type Resource } from './operation.ts';

const version = z.int().min(1).meta({ example: 1 });

/** A catalogue; the use case that applies it uses the same schema, then checks the rules between its parts. */
const documentedCatalogueSchema = catalogueSchema.meta({ id: 'Catalogue' });

const versionSchema = z.object({ version });

/**
 * A national catalogue (7,500 units with names in two languages) exceeds the usual limit; an invocation accepts 6 MB.
 */
const mostBytes = 5 * 1024 * 1024;

/** The definition of everything: units, leagues, sets, milestones, recipients, calendar. */
export const catalogue = {
  getCatalogue: {
    ...plain,
    id: 'getCatalogue',
    method: 'GET',
    path: '/v1/catalogue',
    access: anyToken,
    summary: { vi: 'Danh mục đang dùng', en: 'The current catalogue' },
    headers: headers({ 'If-None-Match': ifNoneMatch('"1"') }),
    answers: conditional(
      {
        description: { vi: 'Danh mục', en: 'Catalogue' },
        schema: z.object({ version, catalogue: documentedCatalogueSchema }),
      },
      'version',
      { description: 'The version.', example: '"1"' },
    ),
    problems: ['not-found'],
  },
  putCatalogue: {
    ...plain,
    id: 'putCatalogue',
    method: 'PUT',
    path: '/v1/catalogue',
    access: operationsOnly,
    summary: { vi: 'Nạp danh mục mới', en: 'Apply a catalogue' },
    body: jsonBody(z.unknown(), {
      documentedAs: documentedCatalogueSchema,
      example: exampleCatalogue,
      usage: { vi: 'Gửi một danh mục.', en: 'Send a catalogue.' },
      mostBytes,
    }),
    answers: {
      200: {
        description: { vi: 'Không thay đổi', en: 'Equal to the current version' },
        schema: versionSchema,
      },
      201: { description: { vi: 'Phiên bản mới', en: 'A new version' }, schema: versionSchema },
    },
    problems: ['invalid-catalogue', 'conflict'],
  },
} as const satisfies Resource;
