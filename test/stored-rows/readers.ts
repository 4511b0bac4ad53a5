import { workbookMediaType } from '../../contract/http/workbook-media.ts';
import type { OperationId } from '../../contract/resources.ts';
import { heldRun } from '../../domain/delivery/held-run.ts';
import { smallCatalogue } from '../fixtures/catalogue.ts';
import { fill } from '../fixtures/workbooks/fill.ts';
import { calendarOf, linkOf, type PlayedStage, sesEvent, stageCatalogue } from './played-stage.ts';
import type { ApiCall } from './stage.ts';

type Request = Omit<ApiCall, 'id'>;

const json = { 'content-type': 'application/json' };
const figures = { unit: 'P.A', set: 'S', period: '2024-W03', values: { 'S.3': { points: 6 } } };
const samePage = { 'sec-fetch-site': 'same-origin' };
const key = { 'idempotency-key': 'another' };

/** The requests that read what is stored; none for operations that read nothing. */
export function requestsOf(played: PlayedStage): ApiCall[] {
  return Object.entries(requestsByOperation(played)).flatMap(([id, requests]) =>
    requests.map((request) => ({ id, ...request })),
  );
}

/** The requests of each operation; a new operation needs some too. */
function requestsByOperation(played: PlayedStage): Readonly<Record<OperationId, readonly Request[]>> {
  const {
    operations,
    second,
    units,
    leader,
    dependent,
    rotatedFrom,
    held,
    exception,
    extension,
    approval,
    question,
    proposed,
    workbook,
    session,
    asking,
  } = played;
  const by = (token: { readonly token: string }, path: string, more: Partial<Request> = {}): Request => ({
    token: token.token,
    path,
    ...more,
  });
  const ops = (path: string, more: Partial<Request> = {}) => by(operations, path, more);
  const own = (path: string, more: Partial<Request> = {}) => by(units['P.A'], path, more);
  const week = '/v1/rankings/S/2024-W02';
  const post = { path: '/v1/submissions', headers: { ...json, ...key } };
  const ofWorkbook = fill(workbook, { K11: 7 });
  const link = `/v1/unsubscribe/${linkOf('contact-b@province.example', 'warnings')}`;
  return {
    createSubmission: [
      own(post.path, { headers: post.headers, body: figures }),
      own(post.path, { headers: post.headers, query: { dryRun: 'true' }, body: figures }),
      // Again with the key of the first submission.
      own(post.path, {
        headers: { ...json, 'idempotency-key': 'key-1' },
        body: {
          ...figures,
          period: '2024-W01',
          values: { 'S.2': { done: 1, total: 4 }, 'S.3': { points: 5 } },
        },
      }),
      // By an exception from the lock.
      own(post.path, {
        headers: { ...json, ...key, 'if-match': '"2"' },
        body: { ...figures, period: '2024-W01', reason: 'a slip' },
      }),
      by(units['P.B'], post.path, {
        headers: { ...json, ...key, 'if-match': '"1"' },
        body: { ...figures, unit: 'P.B', period: '2024-W01', reason: 'a slip' },
      }),
      own(post.path, {
        headers: { 'content-type': 'text/csv', ...key },
        body: 'unit,set,period,indicator,points\nP.A,S,2024-W03,S.3,7\n',
      }),
    ],
    decideFigures: [approval],
    getSubmission: [own('/v1/submissions/S/2024-W02/P.A'), by(leader, '/v1/submissions/S/2024-W01/P.B')],
    listRevisions: [own('/v1/submissions/S/2024-W02/P.A/revisions')],
    getWorkbook: [
      own('/v1/workbooks/S/2024-W02/P.A', { headers: { accept: workbookMediaType } }),
      own('/v1/workbooks/S/2024-W03/P.A', { headers: { accept: workbookMediaType } }),
    ],
    createSubmissionFromWorkbook: [
      own('/v1/workbooks', { headers: { 'content-type': workbookMediaType, ...key }, body: ofWorkbook }),
    ],
    getWorkbookOfForms: [
      own('/v1/workbooks', {
        headers: { accept: workbookMediaType },
        query: { forms: 'S/2024-W02/P.A,S/2024-W03/P.A' },
      }),
    ],
    listRecipients: [ops('/v1/recipients')],
    getForm: [own('/v1/forms/S/2024-W03/P.A'), by(units['P.B'], '/v1/forms/S/2024-W03/P.B')],
    getOwed: [own('/v1/owed/P.A'), by(units['P.B'], '/v1/owed/P.B')],
    getCalendarAddress: [own('/v1/calendar/P.A')],
    getCalendar: [{ path: calendarOf('P.A') }],
    getCompleteness: [ops('/v1/completeness/S/2024-W02')],
    getRanking: [
      ops(week, { query: { league: 'departments' } }),
      ops(week, { query: { league: 'departments', fields: 'groups,lacking,stepUp,why,indicators' } }),
      ops(week, { query: { league: 'departments' }, headers: { accept: 'text/csv' } }),
      ops('/v1/rankings/S/2024-W01', { query: { league: 'departments', edition: '1' } }),
      ops('/v1/rankings/S/2024-W01', { query: { league: 'departments', fields: 'why' } }),
    ],
    recomputeRanking: [ops(`${week}/editions`, { headers: json, body: { reason: 'again' } })],
    getRankingAcross: [ops(`${week}/across`)],
    verifyRanking: [ops(`${week}/verification`), ops('/v1/rankings/S/2024-W01/verification')],
    getStandings: [ops('/v1/standings/S/2024-W02')],
    getScorecard: [
      own('/v1/units/P.A/scorecard', { query: { set: 'S', period: '2024-W02' } }),
      own('/v1/units/P.C/scorecard', { query: { set: 'S', period: '2024-W02' } }),
    ],
    askQuestion: [
      by(leader, '/v1/questions', {
        headers: json,
        body: { unit: 'P.A', set: 'S', period: '2024-W02', text: 'why?' },
      }),
    ],
    listQuestions: [ops('/v1/questions'), own('/v1/questions')],
    answerQuestion: [own(`/v1/questions/${question}/answer`, { headers: json, body: { text: 'so' } })],
    getLeagueTable: [ops('/v1/league-tables/S/2024-Q1', { query: { league: 'departments' } })],
    listMilestones: [ops('/v1/milestones')],
    getMilestone: [ops('/v1/milestones/tasks-done')],
    getCatalogue: [ops('/v1/catalogue'), own('/v1/catalogue')],
    putCatalogue: [
      ops('/v1/catalogue', {
        headers: { ...json, 'if-match': '"2"' },
        query: { dryRun: 'true' },
        body: smallCatalogue(),
      }),
      ops('/v1/catalogue', {
        headers: { ...json, 'if-match': '"2"' },
        query: { confirm: proposed },
        body: withoutChair(),
      }),
    ],
    getProposal: [ops('/v1/catalogue/proposal')],
    approveCatalogue: [by(second, '/v1/catalogue/approval', { headers: json, body: { confirm: proposed } })],
    createException: [
      ops('/v1/exceptions', {
        headers: json,
        body: {
          unit: 'P.A',
          set: 'S',
          period: '2024-W01',
          officer: 'Chief',
          reason: 'again',
          expiresAt: '2024-01-20T00:00:00Z',
        },
      }),
    ],
    listExceptions: [
      ops('/v1/exceptions'),
      ops('/v1/exceptions', { query: { unit: 'P.A', set: 'S', period: '2024-W01' } }),
      ops('/v1/exceptions', { query: { unit: 'P.B', set: 'S', period: '2024-W01' } }),
    ],
    closeException: [ops(`/v1/exceptions/${exception}/closing`, { headers: json, body: { reason: 'done' } })],
    askForExtension: [
      own('/v1/extension-requests', {
        headers: json,
        body: { unit: 'P.A', set: 'S', period: '2024-W02', reason: 'the line was down' },
      }),
    ],
    snoozeReminders: [
      own('/v1/snoozes', {
        headers: json,
        body: { unit: 'P.A', set: 'S', period: '2024-W03', until: '2024-01-18' },
      }),
    ],
    listExtensionRequests: [ops('/v1/extension-requests')],
    decideExtension: [
      ops(`/v1/extension-requests/${extension}/decision`, {
        headers: json,
        body: { outcome: 'refused', reason: 'too late' },
      }),
    ],
    createToken: [
      ops('/v1/tokens', { headers: json, body: { principal: { role: 'operations' }, label: 'one more' } }),
    ],
    listTokens: [ops('/v1/tokens')],
    rotateToken: [
      own(`/v1/tokens/${units['P.A'].id}/rotate`),
      by(units['P.C'], `/v1/tokens/${units['P.C'].id}/rotate`),
      ops(`/v1/tokens/${dependent.id}/rotate`),
    ],
    revokeToken: [
      ops(`/v1/tokens/${units['P.A'].id}`),
      ops(`/v1/tokens/${units['P.C'].id}`),
      ops(`/v1/tokens/${rotatedFrom.id}`),
      ops(`/v1/tokens/${dependent.id}`),
    ],
    listAudit: [ops('/v1/audit'), ops('/v1/audit', { query: { limit: '3' } })],
    getUnsubscribe: [{ path: link }],
    unsubscribe: [
      {
        path: link,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: 'List-Unsubscribe=One-Click',
      },
    ],
    listOccurrences: [ops('/v1/occurrences')],
    listDeliveries: [
      ops('/v1/deliveries'),
      ops('/v1/deliveries', { query: { occurrence: 'report@2024-01-15T00:00:00Z', state: 'due' } }),
      ops('/v1/deliveries', { query: { occurrence: 'receipt@2024-01-15T00:00:00Z' } }),
      ops('/v1/deliveries', { query: { occurrence: 'report@2024-01-08T00:00:00Z' } }),
      ops('/v1/deliveries', { query: { occurrence: 'warn@2024-01-10T00:30:00Z' } }),
      ops('/v1/deliveries', { query: { occurrence: 'correction@2024-01-15T00:00:00Z' } }),
    ],
    resendDeliveries: [
      ops('/v1/deliveries/resend', { headers: json, body: { occurrence: 'report@2024-01-15T00:00:00Z' } }),
    ],
    listHeldRuns: [ops('/v1/deliveries/held')],
    releaseRun: [
      ops('/v1/deliveries/release', {
        headers: json,
        body: { id: held.id, confirm: heldRun(held.id, [], 1, null).digest },
      }),
    ],
    getSending: [ops('/v1/sending')],
    pauseDeliveries: [ops('/v1/deliveries/pause', { headers: json, body: { reason: 'a look' } })],
    resumeDeliveries: [ops('/v1/deliveries/resume')],
    getPreview: [
      ops('/v1/preview', { query: { at: '2024-01-15' } }),
      ops('/v1/preview', { query: { at: '2024-01-22' } }),
      ops('/v1/preview', { query: { at: '2024-01-16', recipient: 'contact-a' } }),
    ],
    sendPreview: [
      ops('/v1/preview', {
        headers: { ...json, 'idempotency-key': 'preview-1' },
        body: { at: '2024-01-15', to: 'operations@province.example' },
      }),
      ops('/v1/preview', {
        headers: { ...json, 'idempotency-key': 'preview-2' },
        body: { to: 'operations@province.example' },
      }),
    ],
    listUnreadableRows: [ops('/v1/unreadable-rows')],
    askForCode: [],
    createSession: [
      {
        path: '/v1/sign-in/sessions',
        headers: { ...json, ...samePage },
        cookies: [asking],
        body: { address: 'contact-a@province.example', code: '12345678' },
      },
    ],
    getSession: [{ path: '/v1/session', cookies: [session.cookie] }],
    choosePost: [
      {
        path: '/v1/session',
        headers: { ...json, ...samePage },
        cookies: [session.cookie],
        body: { post: 'contact-a' },
      },
    ],
    signOut: [{ path: '/v1/session', headers: { ...json, ...samePage }, cookies: [session.cookie] }],
    listSessions: [ops('/v1/sessions')],
    revokeSession: [ops(`/v1/sessions/${session.id}`)],
    getPortal: [],
    getPortalPage: [],
    getPortalFile: [],
    getOpenApi: [],
    getHealth: [],
    getDocs: [],
    getDocsAsset: [],
  };
}

function withoutChair() {
  const catalogue = stageCatalogue();
  return { ...catalogue, recipients: catalogue.recipients.slice(1) };
}

/** A job's run, or several, and what came of them. */
export type JobReader = (played: PlayedStage) => Promise<unknown>;

/** Whatever reads stored rows and is no request. */
export const jobReaders: Readonly<Record<string, JobReader>> = {
  'rank (again)': ({ stage }) => stage.run('rank', '2024-01-14T23:00:00Z'),
  'report (again)': ({ stage }) => stage.run('report', '2024-01-15T00:00:00Z'),
  deliver: ({ stage }) => stage.deliver('2024-01-15T00:05:00Z'),
  'mail event': ({ stage, messages }) =>
    stage.mailEvents(
      sesEvent('Delivery', messages.sent, { delivery: { timestamp: '2024-01-15T00:04:00.000Z' } }),
      sesEvent('Send', messages.due),
    ),
  warn: async ({ stage }) => {
    stage.setNow('2024-01-16T00:30:00Z');
    return [await stage.run('warn', '2024-01-16T00:30:00Z'), await stage.deliver('2024-01-16T00:35:00Z')];
  },
  reconcile: ({ stage }) => stage.run('reconcile', '2024-01-15T00:15:00Z'),
  'the week after': async ({ stage }) => {
    stage.setNow('2024-01-21T23:05:00Z');
    const ranked = await stage.run('rank', '2024-01-21T23:00:00Z');
    stage.setNow('2024-01-22T00:05:00Z');
    return [
      ranked,
      await stage.run('report', '2024-01-22T00:00:00Z'),
      await stage.deliver('2024-01-22T00:10:00Z'),
      await stage.run('reconcile', '2024-01-22T00:15:00Z'),
    ];
  },
};
