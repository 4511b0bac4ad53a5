import * as z from 'zod';
import { workbookMediaType } from '../../../contract/http/workbook-media.ts';
import type { OperationId } from '../../../contract/resources.ts';
import { calendarToken } from '../../../domain/access/calendar-token.ts';
import { calendarFilePath } from '../../../domain/calendar/calendar-path.ts';
import { heldRun } from '../../../domain/delivery/held-run.ts';
import { occurrence } from '../../adapters/samples.ts';
import { signingKey } from '../../fixtures/world.ts';
import {
  type Asked,
  type Client,
  catalogueOf,
  codeOf,
  heldId,
  owingUnits,
  question,
  type Size,
  unitsWithEntries,
} from './sized-stage.ts';

const codesSchema = z.array(z.object({ unit: z.string() }).transform(({ unit }) => unit)).default([]);
const recipientsSchema = z
  .array(z.object({ recipient: z.object({ unit: z.string() }) }).transform(({ recipient }) => recipient.unit))
  .default([]);
const answerSchema = z.object({
  lines: codesSchema,
  obligations: codesSchema,
  excluded: codesSchema,
  joined: codesSchema,
  left: codesSchema,
  questions: codesSchema,
  requests: codesSchema,
  exceptions: codesSchema,
  recipients: codesSchema,
  deliveries: recipientsSchema,
  recomputed: z.object({ moved: codesSchema }).nullish(),
  total: z.unknown().optional(),
  next: z.string().nullish(),
});
const owingSchema = z.object({ incomplete: codesSchema, missing: codesSchema });

/** An answer, as far as it is compared. */
export type Answer = z.infer<typeof answerSchema>;

/** A request that is made at every size. */
export type SizedRequest = Asked & {
  /** Its status, if it is not 200; and why, if it is not a success. */
  readonly status?: number;
  readonly because?: string;
  /** A list in pages: of whom its entries are, the units that it has in all, and the most entries of a page. */
  readonly units?: (page: Answer) => string[];
  readonly all?: (size: Size) => string[];
  readonly most?: number;
  /** The body, where it is an answer of the API before. */
  readonly bodyFrom?: (client: Client) => Promise<Uint8Array>;
};

const week = '/v1/rankings/S/2024-W02';
const first = codeOf(0);
const form = { unit: first, set: 'S', period: '2024-W02' };
const workbook = { accept: workbookMediaType };
const key = { 'idempotency-key': 'one' };

/** What is asked at each address whose answer is one entry, or nothing of what is stored: no size makes it longer. */
const oneEntry = 'its answer is one entry';
const ownFiles = 'it answers with files of the product';

/** The figures of the next week, of the first unit. */
const figuresOf = ({ indicators }: Size) =>
  Array.from({ length: Math.min(indicators, 999) }, (_, nth) => [`S.1${nth}`, { count: 1_234 }] as const);

/** The requests of each operation, or why it is asked nothing; a new operation needs some too. */
export function requestsOf(size: Size): Readonly<Record<OperationId, readonly SizedRequest[] | string>> {
  const ofOneCatalogue = catalogueOf(size);
  return {
    getRanking: [{ path: week, query: { league: 'departments' }, units: ({ lines }) => lines }],
    getRankingAcross: [{ path: `${week}/across`, units: ({ lines }) => lines }],
    getLeagueTable: [
      {
        path: '/v1/league-tables/S/2024-01',
        query: { league: 'departments' },
        units: ({ lines }) => lines,
      },
    ],
    getCompleteness: [
      {
        path: '/v1/completeness/S/2024-W02',
        units: ({ total }) => Object.values(owingSchema.parse(total)).flat(),
        all: owingUnits,
      },
    ],
    getMilestone: [{ path: '/v1/milestones/tasks-done', units: ({ obligations }) => obligations }],
    listMilestones: [{ path: '/v1/milestones' }],
    verifyRanking: [{ path: `${week}/verification` }],
    getStandings: [{ path: '/v1/standings/S/2024-W02' }],
    getScorecard: [{ path: `/v1/units/${first}/scorecard`, query: { set: 'S', period: '2024-W02' } }],
    getSubmission: [{ path: `/v1/submissions/S/2024-W02/${first}` }],
    getWorkbook: [{ path: `/v1/workbooks/S/2024-W02/${first}`, headers: workbook }],
    getWorkbookOfForms: [
      {
        path: '/v1/workbooks',
        query: { forms: `S/2024-W03/${first}` },
        headers: workbook,
      },
    ],
    getForm: [{ path: `/v1/forms/S/2024-W02/${first}` }],
    getOwed: [{ path: `/v1/owed/${first}` }],
    getCalendarAddress: [{ path: `/v1/calendar/${first}` }],
    getCalendar: [
      {
        path: calendarFilePath(calendarToken({ unit: first, generation: 1 }, signingKey)),
        as: 'nobody',
        headers: { accept: 'text/calendar' },
      },
    ],
    listRevisions: [{ path: `/v1/submissions/S/2024-W02/${first}/revisions` }],
    getCatalogue: [{ path: '/v1/catalogue' }],
    listExceptions: [
      { path: '/v1/exceptions', units: ({ exceptions }) => exceptions, all: unitsWithEntries, most: 200 },
    ],
    listExtensionRequests: [
      { path: '/v1/extension-requests', units: ({ requests }) => requests, all: unitsWithEntries, most: 200 },
    ],
    listQuestions: [
      { path: '/v1/questions', units: ({ questions }) => questions, all: unitsWithEntries, most: 200 },
    ],
    getSession: [{ path: '/v1/session', as: 'session' }],
    listSessions: [{ path: '/v1/sessions' }],
    listTokens: [{ path: '/v1/tokens' }],
    listAudit: [{ path: '/v1/audit' }],
    listOccurrences: [{ path: '/v1/occurrences' }],
    listDeliveries: [
      {
        path: '/v1/deliveries',
        query: { occurrence: `${occurrence.job}@${occurrence.nominalTime}` },
        units: ({ deliveries }) => deliveries,
        all: unitsWithEntries,
        most: 500,
      },
    ],
    listHeldRuns: [{ path: '/v1/deliveries/held' }],
    listRecipients: [
      {
        path: '/v1/recipients',
        units: ({ recipients }) => recipients.filter((unit) => unit !== 'P'),
        // The clerk is of the first unit too.
        all: (asked) => [first, ...unitsWithEntries(asked)],
        most: 100,
      },
    ],
    listUnreadableRows: [{ path: '/v1/unreadable-rows' }],
    getSending: [{ path: '/v1/sending' }],
    getPreview: [{ path: '/v1/preview', query: { at: '2024-01-16' } }],
    getProposal: [
      {
        path: '/v1/catalogue/proposal',
        status: 404,
        because: 'one that waits has the lists of `PUT /v1/catalogue`',
      },
    ],
    createSubmission: [
      {
        method: 'POST',
        path: '/v1/submissions',
        as: 'unit',
        headers: key,
        query: { dryRun: 'true' },
        body: { unit: first, set: 'S', period: '2024-W03', values: Object.fromEntries(figuresOf(size)) },
      },
      {
        method: 'POST',
        path: '/v1/submissions',
        as: 'unit',
        status: 201,
        headers: { 'content-type': 'text/csv', 'idempotency-key': 'two' },
        body: [
          'unit,set,period,indicator,count',
          ...figuresOf(size).map(([id, { count }]) => `${first},S,2024-W03,${id},${count}`),
        ].join('\n'),
      },
    ],
    createSubmissionFromWorkbook: [
      {
        method: 'POST',
        path: '/v1/workbooks',
        as: 'unit',
        status: 201,
        headers: { 'content-type': workbookMediaType, 'idempotency-key': 'three' },
        bodyFrom: async ({ ask }) =>
          (await ask({ path: `/v1/workbooks/S/2024-W03/${first}`, headers: workbook })).bytes,
      },
    ],
    putCatalogue: [
      {
        method: 'PUT',
        path: '/v1/catalogue',
        query: { dryRun: 'true' },
        headers: { 'if-match': '"1"' },
        body: {
          ...ofOneCatalogue,
          units: ofOneCatalogue.units.map((unit) => ({
            ...unit,
            name: { vi: `Sở khác ${unit.id}`, en: `Other ${unit.id}` },
          })),
          recipients: [],
        },
      },
    ],
    resendDeliveries: [
      {
        method: 'POST',
        path: '/v1/deliveries/resend',
        body: { occurrence: `${occurrence.job}@${occurrence.nominalTime}` },
      },
    ],
    releaseRun: [
      {
        method: 'POST',
        path: '/v1/deliveries/release',
        body: { id: heldId, confirm: heldRun(heldId, [], 1, null).digest },
      },
    ],
    sendPreview: [
      {
        method: 'POST',
        path: '/v1/preview',
        headers: key,
        status: 201,
        body: { at: '2024-01-16', to: 'chair@province.example' },
      },
    ],
    askQuestion: [
      {
        method: 'POST',
        path: '/v1/questions',
        as: 'leader',
        status: 201,
        body: { ...form, text: 'Vì sao?' },
      },
    ],
    answerQuestion: [
      { method: 'POST', path: `/v1/questions/${question}/answer`, as: 'unit', body: { text: 'Mất mạng' } },
    ],
    askForExtension: [
      {
        method: 'POST',
        path: '/v1/extension-requests',
        as: 'unit',
        body: { ...form, reason: 'mất mạng' },
      },
    ],
    decideExtension: [
      {
        method: 'POST',
        path: `/v1/extension-requests/${question}/decision`,
        body: { outcome: 'refused', reason: 'quá hạn' },
      },
    ],
    closeException: [
      { method: 'POST', path: `/v1/exceptions/${question}/closing`, body: { reason: 'đã gửi xong' } },
    ],
    recomputeRanking: [
      { method: 'POST', path: `${week}/editions`, status: 201, body: { reason: 'tính lại' } },
    ],
    revokeToken: [
      { method: 'DELETE', path: '/v1/tokens/0123456789abcdef', status: 404, because: 'nobody has it' },
    ],
    createException: oneEntry,
    snoozeReminders: oneEntry,
    createToken: oneEntry,
    rotateToken: oneEntry,
    decideFigures: oneEntry,
    approveCatalogue: oneEntry,
    pauseDeliveries: oneEntry,
    resumeDeliveries: oneEntry,
    askForCode: oneEntry,
    createSession: oneEntry,
    choosePost: oneEntry,
    signOut: oneEntry,
    revokeSession: oneEntry,
    unsubscribe: oneEntry,
    getUnsubscribe: oneEntry,
    getOpenApi: ownFiles,
    getHealth: ownFiles,
    getDocs: ownFiles,
    getDocsAsset: ownFiles,
    getPortal: ownFiles,
    getPortalPage: ownFiles,
    getPortalFile: ownFiles,
  };
}

/** Reads all pages of an address. */
export async function pagesOf(
  { ask }: Client,
  asked: Asked,
  most = Number.POSITIVE_INFINITY,
): Promise<{ status: number; pages: Answer[] }> {
  const pages: Answer[] = [];
  let cursor: Record<string, string> = {};
  for (;;) {
    const { status, text } = await ask({ ...asked, query: { ...asked.query, ...cursor } });
    const page = answerSchema.parse(text.startsWith('{') ? JSON.parse(text) : {});
    pages.push(page);
    if (typeof page.next !== 'string' || pages.length >= most) return { status, pages };
    cursor = { cursor: page.next };
  }
}
