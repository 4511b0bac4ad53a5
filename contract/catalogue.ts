import * as z from 'zod';
import { catalogueSchema } from '../domain/catalogue/catalogue.ts';
import { bilingual } from '../domain/language/bilingual.ts';
import { differenceSchema, proposalSchema } from './catalogue/difference.ts';
import { exampleCatalogue } from './catalogue/example-catalogue.ts';
import { jsonBody } from './http/body.ts';
import { conditional } from './http/entity-tag.ts';
import { headers, ifNoneMatch } from './http/headers.ts';
import { anyToken, operationsOnly, plain, type Resource } from './http/operation.ts';
import { dryRunParameter } from './parameters/dry-run.ts';
import { parameters } from './parameters/parameters.ts';

const version = z.int().min(1).meta({ example: 1 });

/** A catalogue; the use case that applies it uses the same schema, then checks the rules between its parts. */
const documentedCatalogueSchema = catalogueSchema.meta({ id: 'Catalogue' });

const versionSchema = z.object({ version });

const confirmForm = {
  vi: 'mã xác nhận gồm 32 chữ số và chữ a–f',
  en: 'a digest of 32 digits and letters a–f',
};

/** Names a difference that was shown. */
const confirmSchema = z.string().regex(/^[0-9a-f]{32}$/, bilingual(confirmForm));

/**
 * A national catalogue (7,500 units with names in two languages) exceeds the usual limit; an invocation accepts 6 MB.
 */
const mostBytes = 5 * 1024 * 1024;

/** The current catalogue, limited to what the caller may see. */
export type CatalogueAnswer = {
  readonly version: number;
  readonly catalogue: z.infer<typeof documentedCatalogueSchema>;
};

/** The definition of everything: units, leagues, sets, milestones, recipients, calendar. */
export const catalogue = {
  getCatalogue: {
    ...plain,
    id: 'getCatalogue',
    method: 'GET',
    path: '/v1/catalogue',
    access: anyToken,
    summary: { vi: 'Danh mục đang dùng', en: 'The current catalogue' },
    description:
      'Operations get all of it. `recipients` holds for a unit those of itself and of units below it, for leaders none; `previewDomains` and `failureMailHours` are for operations. The entity tag differs likewise; `If-Match` takes the one of operations.',
    headers: headers({ 'If-None-Match': ifNoneMatch('"1"') }),
    answers: conditional(
      {
        description: { vi: 'Danh mục', en: 'Catalogue' },
        schema: z.object({ version, catalogue: documentedCatalogueSchema }),
      },
      'version',
      { description: 'The version; to leaders and units, with what they see.', example: '"1"' },
    ),
    problems: ['not-found', 'answer-too-large'],
  },
  putCatalogue: {
    ...plain,
    id: 'putCatalogue',
    method: 'PUT',
    path: '/v1/catalogue',
    access: operationsOnly,
    summary: { vi: 'Nạp danh mục mới', en: 'Apply a catalogue' },
    description:
      'Names the version it replaces: `If-Match` with the ETag of `GET /v1/catalogue`, or `If-None-Match: *` for the first one; `If-Match: *` names none and is refused. `dryRun=true` stores nothing and answers with the difference. Every change of a current catalogue is applied only with `confirm` from that answer; the first catalogue needs none. If it deprives more addresses of mail than one operator may, by their entries or in fact, it is stored as a proposal (202) until another operator approves it. A catalogue equal to the current one changes nothing, whatever version it names, so a request whose answer was lost may be sent again. A catalogue is compared with all earlier versions: what one of them used never stands for something else.',
    parameters: parameters(
      {},
      {
        dryRun: dryRunParameter('True: answer with the difference and store nothing.', 'true'),
        confirm: confirmSchema
          .optional()
          .meta({ description: 'The `confirm` of the difference, as the dry run shows it.' }),
      },
      {
        vi: 'Tham số: «dryRun» là «true» (chỉ xem khác biệt) hoặc «false»; «confirm» là mã xác nhận do lượt xem trước trả về.',
        en: 'Parameters: dryRun is true or false; confirm is the digest that a dry run returns.',
      },
    ),
    headers: headers({
      'If-Match': z
        .string()
        .optional()
        .meta({ description: 'The ETag of the catalogue that this one replaces.', example: '"1"' }),
      'If-None-Match': z.string().optional().meta({ description: '`*` for the first catalogue.' }),
    }),
    body: jsonBody(z.unknown(), {
      documentedAs: documentedCatalogueSchema,
      example: exampleCatalogue,
      usage: { vi: 'Gửi một danh mục.', en: 'Send a catalogue.' },
      mostBytes,
    }),
    answers: {
      200: {
        description: {
          vi: 'Không thay đổi, hoặc khác biệt của lượt xem trước',
          en: 'Equal to the current version; with dryRun=true the difference',
        },
        schema: z.union([versionSchema, differenceSchema]),
      },
      201: { description: { vi: 'Phiên bản mới', en: 'A new version' }, schema: versionSchema },
      202: {
        description: { vi: 'Chờ người vận hành thứ hai', en: 'Waits for a second operator' },
        schema: proposalSchema,
      },
    },
    problems: [
      'invalid-catalogue',
      'catalogue-needs-if-match',
      'catalogue-outdated',
      'confirmation-needed',
      'conflict',
    ],
  },
  getProposal: {
    ...plain,
    id: 'getProposal',
    method: 'GET',
    path: '/v1/catalogue/proposal',
    access: operationsOnly,
    summary: { vi: 'Danh mục đang chờ người thứ hai', en: 'The catalogue that waits for a second operator' },
    description: 'What it would change now. There is none once another version is in force.',
    answers: {
      200: { description: { vi: 'Danh mục đang chờ', en: 'The proposal' }, schema: proposalSchema },
    },
    problems: ['not-found'],
  },
  approveCatalogue: {
    ...plain,
    id: 'approveCatalogue',
    method: 'POST',
    path: '/v1/catalogue/approval',
    access: operationsOnly,
    credential: 'token',
    summary: { vi: 'Đồng ý nạp danh mục đang chờ', en: 'Approve the proposed catalogue' },
    description:
      'Applies the proposed catalogue, named by the `confirm` of its difference. The second operator’s token comes from another direct invocation than the first one’s: tokens that an operator rotated or issued count as the same operator.',
    body: jsonBody(z.strictObject({ confirm: confirmSchema }), {
      example: { confirm: '3f9a1c0d5e7b2846a1c3e5f708192a3b' },
      usage: {
        vi: 'Gửi {"confirm": "<mã xác nhận của khác biệt>"}.',
        en: 'Send {"confirm": "<the confirm of the difference>"}.',
      },
    }),
    answers: {
      200: { description: { vi: 'Đã nạp từ trước', en: 'Applied before' }, schema: versionSchema },
      201: { description: { vi: 'Phiên bản mới', en: 'A new version' }, schema: versionSchema },
    },
    problems: ['not-found', 'conflict', 'catalogue-outdated', 'second-operator-needed'],
  },
} as const satisfies Resource;
