import { describe, expect, it } from 'vitest';
import { workbookMediaType } from '../../contract/http/workbook-media.ts';
import type { OperationId } from '../../contract/resources.ts';
import { calendarToken } from '../../domain/access/calendar-token.ts';
import type { Principal } from '../../domain/access/principal.ts';
import { idOfSecret } from '../../domain/access/session.ts';
import { makeToken } from '../../domain/access/token.ts';
import { personHash, unsubscribeToken } from '../../domain/access/unsubscribe-token.ts';
import { type Route, routes } from '../../functions/deployment/api-functions.ts';
import { documentationFunction } from '../../functions/documentation/documentation-function.ts';
import { SwaggerUiAssets } from '../../functions/documentation/swagger-ui-assets.ts';
import { sessionCookie } from '../../functions/http/session-cookie.ts';
import { createLogger } from '../../functions/logger.ts';
import { issueToken } from '../../usecases/access/issue-token.ts';
import { fileAnswer, refusedEntry } from '../fixtures/answers/file-answer.ts';
import { refused, refusedUncounted } from '../fixtures/answers/problem.ts';
import {
  notSignedIn,
  notYourUnitDetail,
  tokensOnly,
  unauthenticated,
  wrongRole,
  wrongRoleOfSession,
} from '../fixtures/answers/refusals.ts';
import { catalogueWithPortal, smallCatalogue } from '../fixtures/catalogue.ts';
import { fromPortal } from '../fixtures/every-operation.ts';
import { instant, iso } from '../fixtures/instants.ts';
import { submissionOf } from '../fixtures/submission.ts';
import { workbookOf } from '../fixtures/workbooks/workbook-of.ts';
import { type Call, createWorld, invoke, type Reply, signingKey } from '../fixtures/world.ts';

/*
 * R1, F60: who may do what. The object of every call belongs to unit P.A: its figures, or its token. Every call is made
 * in two worlds, one in which the object exists and one in which it does not; a refusal must be the same in both.
 */

const principals = {
  own: { role: 'unit', unit: 'P.A' },
  ancestor: { role: 'unit', unit: 'P' },
  descendant: { role: 'unit', unit: 'P.A.1' },
  other: { role: 'unit', unit: 'P.B' },
  reader: { role: 'reader', unit: 'P.A' },
  leader: { role: 'leader' },
  operations: { role: 'operations' },
} as const satisfies Record<string, Principal>;

type Known = keyof typeof principals;

const units = ['own', 'ancestor', 'descendant', 'other'] as const;
const everybody = [...units, 'reader', 'leader', 'operations'] as const;

/** Posts that are signed in, with the caller whose access they have. */
const posts = {
  'own clerk': { post: 'clerk-a', as: 'own' },
  'other clerk': { post: 'clerk-b', as: 'other' },
  'reader signed in': { post: 'reader-a', as: 'reader' },
  'leader signed in': { post: 'deputy-chair', as: 'leader' },
  'operator signed in': { post: 'operator', as: 'operations' },
} as const satisfies Record<string, { readonly post: string; readonly as: keyof typeof principals }>;

const people = [
  'own clerk',
  'other clerk',
  'reader signed in',
  'leader signed in',
  'operator signed in',
] as const;

/** Sessions that do not work. */
const strangePeople = ['ended session', 'unknown session', 'malformed session'] as const;
const strangers = ['nobody', 'malformed', 'wrong checksum', 'never issued', 'revoked', 'expired'] as const;

type Caller = Known | (typeof strangers)[number] | Person | (typeof strangePeople)[number];

type Person = (typeof people)[number];

type Row = {
  readonly call: (id: string) => Omit<Call, 'method'>;
  /** Callers that get an answer other than 401 and 403; `anybody` also without a token, `people` everybody with a session. */
  readonly may: readonly Known[] | 'anybody' | 'people';
  /** Why callers with a permitted role are refused for this object. */
  readonly notTheirs?: string;
};

const canary = 'Cần giải trình riêng 7f3a';
const figures = { unit: 'P.A', set: 'S', period: '2024-W02', values: { 'S.3': { points: 1 } } };
const asJson = { 'content-type': 'application/json', 'idempotency-key': 'key-1' };

const workbookOfA = await workbookOf('P.A');

const calendarOfA = calendarToken({ unit: 'P.A', generation: 1 }, signingKey);

const linkOfChair = unsubscribeToken(
  { kind: 'weekly-report', person: personHash('chair@province.example', signingKey) },
  signingKey,
);

const table: Readonly<Record<OperationId, Row>> = {
  createSubmission: {
    may: ['own'],
    notTheirs: notYourUnitDetail('Sở A (P.A)'),
    call: () => ({ path: '/v1/submissions', headers: asJson, body: figures }),
  },
  decideFigures: {
    may: ['own'],
    notTheirs: 'Chỉ người có thẩm quyền duyệt số liệu của Sở A (P.A), đã đăng nhập, được duyệt hoặc trả lại.',
    call: () => ({
      path: '/v1/approvals',
      headers: asJson,
      body: { unit: 'P.A', set: 'S', period: '2024-W02', revision: 1, outcome: 'approved' },
    }),
  },
  getSubmission: {
    may: ['own', 'ancestor', 'reader', 'leader', 'operations'],
    notTheirs:
      'Mã truy cập này không được đọc số liệu của Sở A (P.A); đơn vị chỉ đọc được số liệu của mình và của các đơn vị trực thuộc.',
    call: () => ({ path: '/v1/submissions/S/2024-W02/P.A' }),
  },
  listRevisions: {
    may: ['own', 'ancestor', 'reader', 'leader', 'operations'],
    notTheirs:
      'Mã truy cập này không được đọc số liệu của Sở A (P.A); đơn vị chỉ đọc được số liệu của mình và của các đơn vị trực thuộc.',
    call: () => ({ path: '/v1/submissions/S/2024-W02/P.A/revisions' }),
  },
  getWorkbook: {
    may: ['own', 'ancestor', 'reader', 'leader', 'operations'],
    notTheirs:
      'Mã truy cập này không được đọc số liệu của Sở A (P.A); đơn vị chỉ đọc được số liệu của mình và của các đơn vị trực thuộc.',
    call: () => ({ path: '/v1/workbooks/S/2024-W02/P.A' }),
  },
  getWorkbookOfForms: {
    may: ['own', 'ancestor', 'reader', 'leader', 'operations'],
    notTheirs:
      'Mã truy cập này không được đọc số liệu của Sở A (P.A); đơn vị chỉ đọc được số liệu của mình và của các đơn vị trực thuộc.',
    call: () => ({ path: '/v1/workbooks', query: { forms: 'S/2024-W02/P.A' } }),
  },
  getForm: {
    may: ['own', 'ancestor', 'reader', 'leader', 'operations'],
    notTheirs:
      'Mã truy cập này không được đọc số liệu của Sở A (P.A); đơn vị chỉ đọc được số liệu của mình và của các đơn vị trực thuộc.',
    call: () => ({ path: '/v1/forms/S/2024-W02/P.A' }),
  },
  getOwed: {
    may: ['own', 'ancestor', 'reader', 'leader', 'operations'],
    notTheirs:
      'Mã truy cập này không được đọc số liệu của Sở A (P.A); đơn vị chỉ đọc được số liệu của mình và của các đơn vị trực thuộc.',
    call: () => ({ path: '/v1/owed/P.A' }),
  },
  getCalendarAddress: {
    may: ['own', 'reader', 'operations'],
    notTheirs:
      'Chỉ Sở A (P.A) và bộ phận vận hành được xem địa chỉ lịch này: ai có địa chỉ đều đọc được lịch.',
    call: () => ({ path: '/v1/calendar/P.A' }),
  },
  getCalendar: { may: 'anybody', call: () => ({ path: `/v1/calendars/${calendarOfA}.ics` }) },
  createSubmissionFromWorkbook: {
    may: ['own'],
    notTheirs: 'Sổ này lập cho Sở A (P.A), không phải cho đơn vị đang gửi. Tải sổ của đơn vị mình.',
    call: () => ({
      path: '/v1/workbooks',
      headers: { 'content-type': workbookMediaType, 'idempotency-key': 'key-1' },
      body: workbookOfA,
    }),
  },
  getRanking: {
    may: everybody,
    call: () => ({ path: '/v1/rankings/S/2024-W02', query: { league: 'departments' } }),
  },
  listMilestones: { may: everybody, call: () => ({ path: '/v1/milestones' }) },
  getMilestone: { may: everybody, call: () => ({ path: '/v1/milestones/tasks-done' }) },
  recomputeRanking: {
    may: ['operations'],
    call: () => ({ path: '/v1/rankings/S/2024-W02/editions', headers: asJson, body: { reason: 'x' } }),
  },
  verifyRanking: {
    may: ['operations'],
    call: () => ({ path: '/v1/rankings/S/2024-W02/verification' }),
  },
  getScorecard: {
    may: everybody,
    call: () => ({ path: '/v1/units/P.A/scorecard', query: { set: 'S', period: '2024-W02' } }),
  },
  askQuestion: {
    may: ['leader'],
    call: () => ({
      path: '/v1/questions',
      headers: asJson,
      body: { unit: 'P.A', set: 'S', period: '2024-W02', text: 'x' },
    }),
  },
  listQuestions: { may: everybody, call: () => ({ path: '/v1/questions' }) },
  answerQuestion: {
    may: [...units],
    call: () => ({ path: '/v1/questions/0123456789abcdef/answer', headers: asJson, body: { text: 'x' } }),
  },
  getLeagueTable: {
    may: everybody,
    call: () => ({ path: '/v1/league-tables/S/2024-Q1', query: { league: 'departments' } }),
  },
  getRankingAcross: { may: everybody, call: () => ({ path: '/v1/rankings/S/2024-W02/across' }) },
  getStandings: { may: everybody, call: () => ({ path: '/v1/standings/S/2024-W02' }) },
  getCompleteness: { may: everybody, call: () => ({ path: '/v1/completeness/S/2024-W02' }) },
  getCatalogue: { may: everybody, call: () => ({ path: '/v1/catalogue' }) },
  putCatalogue: {
    may: ['operations'],
    call: () => ({ path: '/v1/catalogue', headers: asJson, body: smallCatalogue() }),
  },
  getProposal: { may: ['operations'], call: () => ({ path: '/v1/catalogue/proposal' }) },
  approveCatalogue: {
    may: ['operations'],
    call: () => ({ path: '/v1/catalogue/approval', headers: asJson, body: { confirm: 'a'.repeat(32) } }),
  },
  createException: {
    may: ['operations'],
    call: () => ({
      path: '/v1/exceptions',
      headers: asJson,
      body: {
        unit: 'P.A',
        set: 'S',
        period: '2024-W02',
        officer: 'Chánh Văn phòng',
        reason: 'x',
        expiresAt: '2024-01-20T00:00:00Z',
      },
    }),
  },
  listExceptions: { may: ['operations'], call: () => ({ path: '/v1/exceptions' }) },
  closeException: {
    may: ['operations'],
    call: () => ({
      path: '/v1/exceptions/0123456789abcdef/closing',
      headers: asJson,
      body: { reason: 'x' },
    }),
  },
  askForExtension: {
    may: ['own'],
    notTheirs: 'Chỉ nơi gửi số liệu của Sở A (P.A) được xin gia hạn cho đơn vị ấy.',
    call: () => ({
      path: '/v1/extension-requests',
      headers: asJson,
      body: { unit: 'P.A', set: 'S', period: '2024-W02', reason: 'x' },
    }),
  },
  snoozeReminders: {
    may: ['own'],
    notTheirs: 'Chỉ nơi gửi số liệu của Sở A (P.A) được hẹn nhắc lại cho đơn vị ấy.',
    call: () => ({
      path: '/v1/snoozes',
      headers: asJson,
      body: { unit: 'P.A', set: 'S', period: '2024-W03', until: '2024-01-18' },
    }),
  },
  listExtensionRequests: { may: ['operations'], call: () => ({ path: '/v1/extension-requests' }) },
  decideExtension: {
    may: ['operations'],
    call: () => ({
      path: '/v1/extension-requests/0123456789abcdef/decision',
      headers: asJson,
      body: { outcome: 'refused', reason: 'x' },
    }),
  },
  createToken: {
    may: ['operations'],
    call: () => ({ path: '/v1/tokens', headers: asJson, body: { principal: principals.own, label: 'x' } }),
  },
  listTokens: { may: ['operations'], call: () => ({ path: '/v1/tokens' }) },
  rotateToken: {
    may: ['own', 'operations'],
    notTheirs: 'Chỉ được đổi mã truy cập đang dùng để gọi; mã khác do bộ phận vận hành đổi.',
    call: (id) => ({ path: `/v1/tokens/${id}/rotate` }),
  },
  revokeToken: { may: ['operations'], call: (id) => ({ path: `/v1/tokens/${id}` }) },
  askForCode: {
    may: 'anybody',
    call: () => ({
      path: '/v1/sign-in/codes',
      headers: fromPortal,
      body: { address: 'clerk-a@province.example' },
    }),
  },
  createSession: {
    may: 'anybody',
    call: () => ({
      path: '/v1/sign-in/sessions',
      headers: fromPortal,
      body: { address: 'clerk-a@province.example', code: '12345678' },
    }),
  },
  getSession: { may: 'people', call: () => ({ path: '/v1/session' }) },
  choosePost: {
    may: 'people',
    call: () => ({ path: '/v1/session', headers: fromPortal, body: { post: 'nobody' } }),
  },
  signOut: { may: 'people', call: () => ({ path: '/v1/session' }) },
  listSessions: { may: ['operations'], call: () => ({ path: '/v1/sessions' }) },
  revokeSession: { may: ['operations'], call: () => ({ path: `/v1/sessions/${'0'.repeat(32)}` }) },
  listAudit: { may: ['operations'], call: () => ({ path: '/v1/audit' }) },
  listOccurrences: { may: ['operations'], call: () => ({ path: '/v1/occurrences' }) },
  listDeliveries: {
    may: ['operations'],
    call: () => ({ path: '/v1/deliveries', query: { occurrence: 'rank@2024-01-14T23:00:00Z' } }),
  },
  listRecipients: { may: ['operations'], call: () => ({ path: '/v1/recipients' }) },
  listUnreadableRows: { may: ['operations'], call: () => ({ path: '/v1/unreadable-rows' }) },
  listHeldRuns: { may: ['operations'], call: () => ({ path: '/v1/deliveries/held' }) },
  releaseRun: {
    may: ['operations'],
    call: () => ({
      path: '/v1/deliveries/release',
      headers: asJson,
      body: { id: 'report@2024-01-15T00:00:00Z', confirm: 'a'.repeat(32) },
    }),
  },
  pauseDeliveries: {
    may: ['operations'],
    call: () => ({ path: '/v1/deliveries/pause', headers: asJson, body: { reason: 'x' } }),
  },
  resumeDeliveries: { may: ['operations'], call: () => ({ path: '/v1/deliveries/resume' }) },
  resendDeliveries: {
    may: ['operations'],
    call: () => ({
      path: '/v1/deliveries/resend',
      headers: asJson,
      body: { occurrence: 'report@2024-01-15T00:00:00Z' },
    }),
  },
  getSending: { may: ['operations'], call: () => ({ path: '/v1/sending' }) },
  getPreview: { may: ['operations'], call: () => ({ path: '/v1/preview', query: { at: '2024-01-15' } }) },
  sendPreview: {
    may: ['operations'],
    call: () => ({
      path: '/v1/preview',
      headers: asJson,
      body: { at: '2024-01-15', to: 'operations@province.example' },
    }),
  },
  getUnsubscribe: { may: 'anybody', call: () => ({ path: `/v1/unsubscribe/${linkOfChair}` }) },
  unsubscribe: {
    may: 'anybody',
    call: () => ({
      path: `/v1/unsubscribe/${linkOfChair}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    }),
  },
  getOpenApi: { may: 'anybody', call: () => ({ path: '/v1/openapi.json' }) },
  getHealth: { may: 'anybody', call: () => ({ path: '/v1/health' }) },
  getDocs: { may: 'anybody', call: () => ({ path: '/docs' }) },
  getPortal: { may: 'anybody', call: () => ({ path: '/' }) },
  getPortalPage: { may: 'anybody', call: () => ({ path: '/p/entry/S/2024-W02/P.A' }) },
  getPortalFile: { may: 'anybody', call: () => ({ path: '/portal/main-4TQZ7KPD.js' }) },
  getDocsAsset: { may: 'anybody', call: () => ({ path: '/docs/swagger-ui.css' }) },
};

const documentation = documentationFunction(
  new SwaggerUiAssets(new URL('../../node_modules/swagger-ui-dist/', import.meta.url)),
  '1.2.3',
  createLogger({ logLevel: 'SILENT' }),
);

/** A world with a token for every caller, in which P.A's figures, their ranking and P.A's token exist or not. */
async function prepare(exists: boolean) {
  const world = createWorld();
  const { ports } = world;
  const catalogue = catalogueWithPortal();
  const below = {
    id: 'P.A.1',
    parent: 'P.A',
    level: 'other',
    name: { vi: 'Phòng', en: 'Division' },
  } as const;
  await world.applyCatalogue({ ...catalogue, units: [...catalogue.units, below] });
  const issue = async (principal: Principal) => (await issueToken(ports, { principal, label: 'test' })).token;
  const tokens = {
    own: await issue(principals.own),
    ancestor: await issue(principals.ancestor),
    descendant: await issue(principals.descendant),
    other: await issue(principals.other),
    reader: await issue(principals.reader),
    leader: await issue(principals.leader),
    operations: await issue(principals.operations),
    nobody: null,
    malformed: 'tiendo_0123',
    'wrong checksum': (await issue(principals.own)).replace(/.$/, (last) => (last === '0' ? '1' : '0')),
    'never issued': makeToken(new Uint8Array(30).fill(7)).token,
    revoked: await issue(principals.operations),
    expired: (
      await issueToken(ports, {
        principal: principals.operations,
        label: 'test',
        expiresAt: iso('2024-01-10T02:00:00Z'),
      })
    ).token,
  } as const satisfies Record<Known | (typeof strangers)[number], string | null>;
  const ended = await world.sessionFor('clerk-a');
  const endedId = idOfSecret(ended.split('=')[1] ?? '') ?? '';
  await ports.sessions.end(endedId, { at: iso('2024-01-10T02:00:00Z'), how: 'signed-out' });
  const cookies: ReadonlyMap<string, string> = new Map([
    ...(await Promise.all(
      people.map(async (person) => [person, await world.sessionFor(posts[person].post)] as const),
    )),
    ['ended session', ended],
    ['unknown session', `${sessionCookie}=${'A'.repeat(43)}`],
    ['malformed session', `${sessionCookie}=x`],
  ]);
  await ports.tokens.revoke(idOf(tokens.revoked), instant('2024-01-10T02:00:00Z'));
  const [set] = catalogue.sets;
  if (set === undefined) throw new Error('the fixture has changed');
  if (exists) await ports.submissions.append(set, submissionOf({ note: canary, reason: canary }));
  if (exists) await world.run('rank', '2024-01-14T23:00:00Z');
  return { world, tokens, cookies };
}

type Prepared = Awaited<ReturnType<typeof prepare>>;

const idOf = (token: string) => token.split('_')[1] ?? '';

async function play({ world, tokens, cookies }: Prepared, id: string, caller: Caller, target: string) {
  const { operation, function: name } = routeOf(id);
  const { headers, ...call } = rowOf(id).call(target);
  const cookie = cookies.get(caller);
  const token = Object.entries(tokens).find(([name]) => name === caller)?.[1] ?? null;
  const authorization = token === null ? {} : { authorization: `Bearer ${token}` };
  const request = {
    ...call,
    method: operation.method,
    headers: {
      ...(cookie === undefined ? {} : fromPortal),
      ...headers,
      ...authorization,
    },
    ...(cookie === undefined ? {} : { cookies: [cookie] }),
  };
  const { [name]: handler } = {
    submissions: world.submissions,
    workbooks: world.workbooks,
    results: world.results,
    registry: world.registry,
    operations: world.operations,
    portal: world.portal,
    documentation: (made: Call) => invoke(documentation, made),
  };
  return handler(request);
}

function routeOf(id: string): Route {
  const found = routes.find(({ operation }) => operation.id === id);
  if (found === undefined) throw new Error(`there is no operation ${id}`);
  return found;
}

function rowOf(id: string): Row {
  const found = new Map(Object.entries(table)).get(id);
  if (found === undefined) throw new Error(`no row for ${id}`);
  return found;
}

/** The expected outcome: admitted, or the status of the refusal. */
function expected(id: string, caller: Caller): 'let in' | 401 | 403 {
  const { may } = rowOf(id);
  if (may === 'anybody') return 'let in';
  const isSignedIn = isPerson(caller);
  if (may === 'people') return isSignedIn ? 'let in' : 401;
  if (isSignedIn && routeOf(id).operation.credential === 'token') return 403;
  if (!isSignedIn && routeOf(id).operation.credential === 'session') return 401;
  const acting = isSignedIn ? posts[caller].as : caller;
  if (may.some((known) => known === acting)) return 'let in';
  return isKnown(acting) ? 403 : 401;
}

function isPerson(caller: Caller): caller is Person {
  return caller in posts;
}

function isKnown(caller: Caller): caller is Known {
  return caller in principals;
}

/** The whole answer to a caller that is not admitted. */
function refusal(id: string, caller: Caller): Reply {
  if (caller === 'expired' && routeOf(id).operation.credential !== 'session')
    return refusedUncounted(
      'unauthenticated',
      'Mã truy cập này đã hết hạn lúc 09:00 ngày 10/01/2024 (Thứ Tư); xin mã mới từ bộ phận vận hành.',
      {
        headers: { 'www-authenticate': 'Bearer realm="tiendo"' },
      },
    );
  const isOfSession = routeOf(id).operation.credential === 'session';
  if ((isOfSession && !isPerson(caller)) || strangePeople.some((one) => one === caller)) return notSignedIn;
  if (isPerson(caller)) return refusalOfPerson(id, caller);
  if (!isKnown(caller)) return unauthenticated;
  const { role } = principals[caller];
  const { access } = routeOf(id).operation;
  const roles = access === 'open' ? [] : access;
  return roles.some((one) => one === role)
    ? refused('forbidden', rowOf(id).notTheirs ?? '')
    : wrongRole(role, ...roles);
}

function refusalOfPerson(id: string, caller: Person): Reply {
  const { access, credential } = routeOf(id).operation;
  if (credential === 'token') return tokensOnly;
  const { role } = principals[posts[caller].as];
  const roles = access === 'open' ? [] : access;
  return roles.some((one) => one === role)
    ? refused('forbidden', ofSession(rowOf(id).notTheirs ?? ''))
    : wrongRoleOfSession(role, ...roles);
}

const ids = routes.map(({ operation }) => operation.id);
const callers = [...everybody, ...strangers, ...people, ...strangePeople];
const matrix = ids.flatMap((id) => callers.map((caller) => ({ id, caller, outcome: expected(id, caller) })));

describe('R1: the access matrix', () => {
  it('has a row for every operation, by its id, and open rows for open operations only', () => {
    expect(Object.keys(table).sort()).toEqual([...ids].sort());
    for (const { operation } of routes)
      expect(rowOf(operation.id).may === 'anybody').toBe(operation.access === 'open');
    expect(matrix).toHaveLength(ids.length * callers.length);
  });

  /** Worlds in which an operation was refused to others, which changes nothing: every caller calls it once in each. */
  let refusing: { readonly id: string; readonly worlds: Promise<readonly [Prepared, Prepared]> } | undefined;
  const worldsOf = (id: string) => {
    if (refusing?.id !== id) refusing = { id, worlds: Promise.all([prepare(true), prepare(false)]) };
    return refusing.worlds;
  };

  it.each(matrix)('$id by $caller: $outcome', async ({ id, caller, outcome }) => {
    if (outcome === 'let in') {
      const world = await prepare(true);
      const { status } = await play(world, id, caller, idOf(world.tokens.own));
      expect(status).toBeLessThan(500);
      expect([401, 403]).not.toContain(status);
      return;
    }
    const [present, absent] = await worldsOf(id);
    const target = idOf(present.tokens.own);
    const reply = await play(present, id, caller, target);
    expect(reply.status).toBe(outcome);
    expect(reply).toEqual(refusal(id, caller));
    expect(await play(absent, id, caller, target)).toEqual(reply);
  });

  it.each(['ancestor', 'descendant', 'other', 'reader', 'leader'] as const)(
    'a refusal to %s says the same of a token that does not exist',
    async (caller) => {
      const present = await prepare(true);
      const ours = await play(present, 'rotateToken', caller, idOf(present.tokens.own));
      expect(ours).toEqual(refusal('rotateToken', caller));
      expect(await play(present, 'rotateToken', caller, '0'.repeat(16))).toEqual(ours);
    },
  );

  it.each(units.filter((caller) => caller !== 'own'))(
    'figures of P.A in a file sent by %s are refused alike whether there are any',
    async (caller) => {
      const file = 'unit,set,period,indicator,points\nP.A,S,2024-W02,S.3,1\n';
      const [first, second] = await Promise.all(
        [true, false].map(async (exists) => {
          const { world, tokens } = await prepare(exists);
          const headers = {
            authorization: `Bearer ${tokens[caller]}`,
            'content-type': 'text/csv',
            'idempotency-key': 'key-1',
          };
          return world.submissions({ method: 'POST', path: '/v1/submissions', headers, body: file });
        }),
      );
      expect(first).toEqual(
        fileAnswer(422, {
          status: 'rejected',
          refused: 1,
          submissions: [refusedEntry([2], 'forbidden', notYourUnitDetail('Sở A (P.A)'))],
        }),
      );
      expect(first).toEqual(second);
    },
  );

  it('F61: a token revoked between two calls is refused at the next, on every route', async () => {
    const prepared = await prepare(true);
    const { world, tokens } = prepared;
    const target = idOf(tokens.own);
    expect((await play(prepared, 'getCatalogue', 'leader', target)).status).toBe(200);
    await world.ports.tokens.revoke(idOf(tokens.leader), instant('2024-01-10T02:00:00Z'));
    for (const { operation } of routes)
      if (operation.access !== 'open')
        expect(await play(prepared, operation.id, 'leader', target)).toEqual(
          operation.credential === 'session' ? notSignedIn : unauthenticated,
        );
  });
});

/** A refusal of somebody who is signed in: it speaks of the session. */
function ofSession(detail: string): string {
  return detail
    .replace(/^Mã truy cập này/, 'Phiên đăng nhập này')
    .replace('dùng mã truy cập của đơn vị ấy', 'người được giao của đơn vị ấy đăng nhập rồi gửi');
}
