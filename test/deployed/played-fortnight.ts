import PostalMime from 'postal-mime';
import * as z from 'zod';
import { workbookMediaType } from '../../contract/http/workbook-media.ts';
import type { OperationId } from '../../contract/resources.ts';
import { idOfSecret } from '../../domain/access/session.ts';
import { routes } from '../../functions/deployment/api-functions.ts';
import type { FunctionName } from '../../functions/deployment/function-names.ts';
import { smallCatalogue } from '../fixtures/catalogue.ts';
import { documentedAnswers } from '../fixtures/documented-answers.ts';
import { fill } from '../fixtures/workbooks/fill.ts';
import type { Reply } from '../fixtures/world.ts';
import type { DeployedStack } from './stack.ts';

const tokenSchema = z.object({ token: z.string(), id: z.string() });
const idSchema = z.object({ id: z.string() });
const extensionsSchema = z.object({ requests: z.array(idSchema) });
const heldSchema = z.object({ runs: z.array(z.object({ id: z.string(), confirm: z.string() })) });
const confirmSchema = z.object({ confirm: z.string() });
const currentSchema = z.object({
  version: z.int(),
  catalogue: z.looseObject({ recipients: z.array(z.unknown()) }),
});

type Request = {
  readonly path: string;
  readonly token?: string;
  /** The cookie of a person, in the place of a token. */
  readonly cookie?: string;
  readonly query?: Record<string, string>;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
};

/** What a page of the portal sends. */
const fromPortal = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };

/** The cookie that a `Set-Cookie` header sets. */
function cookieIn(header: string): string {
  return header.split(';')[0] ?? '';
}

/** Two weeks of the small province, in which every operation of the API succeeds and every job runs. */
class PlayedFortnight {
  readonly succeeded = new Set<string>();
  readonly #stack: DeployedStack;
  #operations = '';
  #keys = 0;

  constructor(stack: DeployedStack) {
    this.#stack = stack;
  }

  async play(): Promise<void> {
    this.#operations = (await this.#stack.operationsToken()).token;
    await this.#setUp();
    await this.#firstWeek();
    await this.#race();
    await this.#workbooks();
    await this.#firstMonday();
    await this.#afterwards();
  }

  /** Calls an operation, with a token of operations by default. */
  async #call(
    id: OperationId,
    { path, cookie, token = cookie === undefined ? this.#operations : '', query, headers, body }: Request,
  ): Promise<Reply> {
    const route = routes.find(({ operation }) => operation.id === id);
    if (route === undefined) throw new RangeError(`no operation ${id}`);
    const authorization = token === '' ? {} : { authorization: `Bearer ${token}` };
    const isRaw = typeof body === 'string' || body instanceof Buffer;
    const json = body === undefined || isRaw ? {} : { 'content-type': 'application/json' };
    const { method } = route.operation;
    const address = new URL(path, this.#stack.url);
    address.search = new URLSearchParams(query).toString();
    const response = await fetch(address, {
      method,
      headers: {
        ...authorization,
        ...(cookie === undefined ? {} : { ...fromPortal, cookie }),
        ...json,
        ...headers,
      },
      ...(body === undefined ? {} : { body: isRaw ? body : JSON.stringify(body) }),
    });
    const reply = await replyOf(response);
    const faults = documentedAnswers.faultsAt(method, path, reply);
    if (faults.length > 0) throw new Error(`${id} is not answered as documented: ${faults.join('; ')}`);
    if (reply.status >= 400) throw new Error(`${id}: ${reply.status} ${JSON.stringify(reply.body)}`);
    this.succeeded.add(id);
    return reply;
  }

  /** Makes a call that is refused, after whatever it asks of AWS. */
  async #refused(id: OperationId, request: Request): Promise<void> {
    const status = await this.#call(id, request).then(
      ({ status: accepted }) => accepted,
      () => null,
    );
    if (status !== null) throw new Error(`${id}: not refused`);
  }

  async #tokenFor(principal: object): Promise<z.infer<typeof tokenSchema>> {
    const { body } = await this.#call('createToken', {
      path: '/v1/tokens',
      body: { principal, label: 'test' },
    });
    return tokenSchema.parse(body);
  }

  async #submit(token: string, body: unknown, headers: Record<string, string> = {}): Promise<Reply> {
    this.#keys += 1;
    const key = { 'idempotency-key': `key-${this.#keys}` };
    return this.#call('createSubmission', {
      path: '/v1/submissions',
      token,
      body,
      headers: { ...key, ...headers },
    });
  }

  async #setUp(): Promise<void> {
    await this.#putCatalogue('', { 'if-none-match': '*' });
    await this.#call('getCatalogue', { path: '/v1/catalogue' });
    await this.#call('getHealth', { path: '/v1/health', token: '' });
    await this.#call('getOpenApi', { path: '/v1/openapi.json', token: '' });
    await this.#call('getDocs', { path: '/docs', token: '' });
    await this.#call('getDocsAsset', { path: '/docs/swagger-ui.css', token: '' });
  }

  async #putCatalogue(helpdesk: string, headers: Record<string, string>): Promise<void> {
    const catalogue = smallCatalogue();
    for (const recipient of catalogue.recipients) recipient.receives.push('receipts');
    const reader = {
      unit: 'P.B',
      post: { vi: 'Phó giám đốc', en: 'Deputy' },
      receives: ['weekly-report' as const],
    };
    const deputy = {
      id: 'deputy-b',
      email: 'deputy-b@province.example',
      ...reader,
      role: 'operations' as const,
    };
    const clerk = {
      ...deputy,
      id: 'clerk-a',
      unit: 'P.A',
      email: 'clerk-a@province.example',
      role: 'unit' as const,
    };
    catalogue.recipients.push(deputy, clerk);
    const heads = ['P.A', 'P.B', 'P.C', 'P.Q'].map((unit) => ({
      ...clerk,
      unit,
      approves: true as const,
      id: `head-${unit.slice(2).toLowerCase()}`,
      email: `head-${unit.slice(2).toLowerCase()}@province.example`,
    }));
    catalogue.recipients.push(...heads);
    // From the week of the people on.
    catalogue.sets = catalogue.sets.map((set) => ({ ...set, approval: { from: '2024-W04' } }));
    catalogue.helpdesk.en += helpdesk;
    const request = { path: '/v1/catalogue', headers, body: catalogue };
    const shown = await this.#call('putCatalogue', { ...request, query: { dryRun: 'true' } });
    const { confirm } = confirmSchema.parse(shown.body);
    await this.#call('putCatalogue', { ...request, query: { confirm } });
  }

  /** A catalogue that drops a recipient is proposed by one operator and approved by another. */
  async #dropRecipient(): Promise<void> {
    const { token } = await this.#stack.operationsToken();
    const path = '/v1/catalogue';
    const current = await this.#call('getCatalogue', { path });
    const { version, catalogue } = currentSchema.parse(current.body);
    const body = { ...catalogue, recipients: catalogue.recipients.slice(1) };
    const request = { path, headers: { 'if-match': `"${version}"` }, body };
    const shown = await this.#call('putCatalogue', { ...request, query: { dryRun: 'true' } });
    const { confirm } = confirmSchema.parse(shown.body);
    await this.#call('putCatalogue', { ...request, query: { confirm } });
    await this.#call('getProposal', { path: `${path}/proposal` });
    await this.#call('approveCatalogue', { path: `${path}/approval`, token, body: { confirm } });
  }

  async #firstWeek(): Promise<void> {
    const { token, id } = await this.#tokenFor({ role: 'unit', unit: 'P.A' });
    const figures = { unit: 'P.A', set: 'S', period: '2024-W02', values: { 'S.3': { points: 5 } } };
    await this.#submit(token, figures);
    const corrected = { ...figures, values: { 'S.3': { points: 6 } }, reason: 'wrong' };
    await this.#submit(token, corrected, { 'if-match': '"1"' });
    const wrong = { ...corrected, values: { 'S.3': { points: 99 } } };
    const again = { path: '/v1/submissions', token, headers: { 'idempotency-key': 'key-1' } };
    await this.#call('createSubmission', { ...again, body: figures });
    await this.#refused('createSubmission', { ...again, body: wrong });
    const csv = 'unit,set,period,indicator,points,ifMatch,reason\nP.A,S,2024-W02,S.3,7,2,again\n';
    await this.#submit(token, csv, { 'content-type': 'text/csv' });
    const asExcelSaves = Buffer.from(`\ufeff${csv.replace('7,2', '8,3')}`, 'utf16le');
    await this.#submit(token, asExcelSaves, { 'content-type': 'application/octet-stream' });
    const at = '/v1/submissions/S/2024-W02/P.A';
    await this.#call('getSubmission', { path: at, token });
    await this.#call('listRevisions', { path: `${at}/revisions`, token });
    await this.#call('getForm', { path: '/v1/forms/S/2024-W02/P.A', token });
    await this.#call('getOwed', { path: '/v1/owed/P.A', token });
    const calendar = await this.#call('getCalendarAddress', { path: '/v1/calendar/P.A', token });
    const { path } = z.object({ path: z.string() }).parse(calendar.body);
    await this.#call('getCalendar', { path, token: '' });
    await this.#refused('getCalendar', { path: path.replace('.ics', 'x.ics'), token: '' });
    const rotated = await this.#call('rotateToken', { path: `/v1/tokens/${id}/rotate`, token });
    const second = tokenSchema.parse(rotated.body);
    const third = await this.#call('rotateToken', {
      path: `/v1/tokens/${second.id}/rotate`,
      token: second.token,
    });
    await this.#call('revokeToken', { path: `/v1/tokens/${tokenSchema.parse(third.body).id}` });
    await this.#call('listTokens', { path: '/v1/tokens' });
    await this.#stack.send();
  }

  async #workbook(unit: string, token: string, period = '2024-W02'): Promise<Buffer> {
    const path = `/v1/workbooks/S/${period}/${unit}`;
    const { body } = await this.#call('getWorkbook', { path, token });
    return Buffer.from(String(body), 'base64');
  }

  async #sendWorkbook(token: string, body: Buffer, key: string): Promise<Reply> {
    const headers = { 'content-type': workbookMediaType, 'idempotency-key': key };
    const request = { path: '/v1/workbooks', token, headers, body };
    return this.#call('createSubmissionFromWorkbook', request);
  }

  /** A workbook is overtaken by two, one of which has its key and looks at it; the other is recorded, and the first gives its key back. */
  async #workbooks(): Promise<void> {
    const { token } = await this.#tokenFor({ role: 'unit', unit: 'P.A' });
    const made = await this.#workbook('P.A', token);
    const send = (points: number) =>
      this.#sendWorkbook(token, fill(made, { K11: points, B6: 'by workbook' }), `book-${points}`);
    await this.#overtaken('workbooks', 'book-6', () => send(6), [() => send(6), () => send(7)]);
    const next = await this.#workbook('P.A', token);
    await this.#sendWorkbook(token, fill(next, { K11: 8, B6: 'by workbook' }), 'book-8');
    const query = { forms: 'S/2024-W01/P.A,S/2024-W02/P.A' };
    const several = await this.#call('getWorkbookOfForms', { path: '/v1/workbooks', token, query });
    const ofForms = Buffer.from(String(several.body), 'base64');
    const second = fill(ofForms, { K11: 9, B6: 'by workbook' }, 'xl/worksheets/sheet2.xml');
    await this.#sendWorkbook(token, second, 'book-9');
  }

  async #firstMonday(): Promise<void> {
    const { run, send, setNow } = this.#stack;
    setNow('2024-01-14T23:05:00Z');
    await run('rank', '2024-01-14T23:00:00Z');
    setNow('2024-01-15T00:00:00Z');
    await run('report', '2024-01-15T00:00:00Z', 'cut short').catch(() => undefined);
    await this.#putCatalogue('1', { 'if-match': '"1"' });
    setNow('2024-01-15T00:10:00Z');
    await run('report', '2024-01-15T00:00:00Z');
    await run('warn', '2024-01-15T00:30:00Z');
    await run('rank', '2024-01-14T23:00:00Z');
    await run('reconcile', '2024-01-15T00:45:00Z');
    await send();
  }

  async #afterwards(): Promise<void> {
    const week = { path: '/v1/rankings/S/2024-W02' };
    await this.#call('getRanking', { ...week, query: { league: 'departments' } });
    await this.#call('getRanking', { ...week, query: { league: 'departments', edition: '1' } });
    await this.#call('getRankingAcross', { path: `${week.path}/across` });
    await this.#call('getStandings', { path: '/v1/standings/S/2024-W02' });
    await this.#call('getCompleteness', { path: '/v1/completeness/S/2024-W02' });
    for (const accept of ['text/csv', workbookMediaType]) {
      const headers = { accept };
      await this.#call('getRanking', { ...week, query: { league: 'departments' }, headers });
      await this.#call('getCompleteness', { path: '/v1/completeness/S/2024-W02', headers });
      await this.#call('listMilestones', { path: '/v1/milestones', headers });
      await this.#call('getMilestone', { path: '/v1/milestones/tasks-done', headers });
      await this.#call('listDeliveries', { path: '/v1/deliveries', headers });
    }
    await this.#call('getLeagueTable', {
      path: '/v1/league-tables/S/2024-Q1',
      query: { league: 'departments' },
    });
    const scorecard = { set: 'S', period: '2024-W02' };
    await this.#call('getScorecard', { path: '/v1/units/P.A/scorecard', query: scorecard });
    await this.#call('listMilestones', { path: '/v1/milestones' });
    await this.#call('getMilestone', { path: '/v1/milestones/tasks-done' });
    await this.#loseReport();
    await this.#correctAfterLock();
    await this.#call('verifyRanking', { path: `${week.path}/verification` });
    await this.#unsubscribe();
    await this.#warnings();
    await this.#operate();
    await this.#meetDamagedRows();
    await this.#secondMonday();
    await this.#manyRequests();
    await this.#people();
    await this.#dropRecipient();
    await this.#call('listAudit', { path: '/v1/audit' });
  }

  /** The report that a message shows cannot be read, nor can the ranking in it: both are made again. */
  async #loseReport(): Promise<void> {
    const report = { pk: 'report#S#2024-W02', sk: 'report', reportedOn: '2024-01-15' };
    await this.#stack.planFailed('lost', 'S');
    await this.#stack.putDamaged('Reports', report);
    await this.#stack.putDamaged('Reports', { pk: 'edition#S#2024-W02#departments', sk: 'header#0001' });
    const body = { occurrence: 'report@2024-01-15T00:00:00Z' };
    await this.#call('resendDeliveries', { path: '/v1/deliveries/resend', body });
    await this.#stack.send();
  }

  async #correctAfterLock(): Promise<void> {
    const { token } = await this.#tokenFor({ role: 'unit', unit: 'P.B' });
    const opened = await this.#call('createException', {
      path: '/v1/exceptions',
      body: {
        unit: 'P.B',
        set: 'S',
        period: '2024-W02',
        officer: 'Chief',
        reason: 'the line was down',
        expiresAt: '2024-01-20T00:00:00Z',
      },
    });
    await this.#submit(token, {
      unit: 'P.B',
      set: 'S',
      period: '2024-W02',
      values: { 'S.3': { points: 9 } },
    });
    const book = fill(await this.#workbook('P.B', token), { K11: 8, B6: 'by workbook' });
    await this.#sendWorkbook(token, book, 'book-b');
    await this.#call('askForExtension', {
      path: '/v1/extension-requests',
      token: (await this.#tokenFor({ role: 'unit', unit: 'P.A' })).token,
      body: { unit: 'P.A', set: 'S', period: '2024-W02', reason: 'the line was down' },
    });
    await this.#call('snoozeReminders', {
      path: '/v1/snoozes',
      token: (await this.#tokenFor({ role: 'unit', unit: 'P.A' })).token,
      body: { unit: 'P.A', set: 'S', period: '2024-W03', until: '2024-01-18' },
    });
    const { token: leading } = await this.#tokenFor({ role: 'leader' });
    const { body: question } = await this.#call('askQuestion', {
      path: '/v1/questions',
      token: leading,
      body: { unit: 'P.B', set: 'S', period: '2024-W02', text: 'why?' },
    });
    await this.#call('listQuestions', { path: '/v1/questions', token: leading });
    await this.#call('answerQuestion', {
      path: `/v1/questions/${idSchema.parse(question).id}/answer`,
      token,
      body: { text: 'the line was down' },
    });
    const { body: asked } = await this.#call('listExtensionRequests', { path: '/v1/extension-requests' });
    const [request] = extensionsSchema.parse(asked).requests;
    await this.#call('decideExtension', {
      path: `/v1/extension-requests/${request?.id}/decision`,
      body: { outcome: 'granted', officer: 'Chief', until: '2024-01-20T00:00:00Z' },
    });
    const closing = `/v1/exceptions/${idSchema.parse(opened.body).id}/closing`;
    await this.#call('closeException', { path: closing, body: { reason: 'done' } });
    await this.#call('listExceptions', { path: '/v1/exceptions' });
    const query = { unit: 'P.B', set: 'S', period: '2024-W02' };
    await this.#call('listExceptions', { path: '/v1/exceptions', query });
    await this.#recompute('figures of B');
    const a = await this.#tokenFor({ role: 'unit', unit: 'P.A' });
    const values = { 'S.2': { done: 1, total: 10 } };
    await this.#submit(a.token, { unit: 'P.A', set: 'S', period: '2024-W02', values });
    await this.#recompute('figures of A');
  }

  async #recompute(reason: string): Promise<void> {
    const recompute = { path: '/v1/rankings/S/2024-W02/editions', body: { reason } };
    await this.#call('recomputeRanking', recompute);
    await this.#releaseHeld();
    await this.#call('recomputeRanking', recompute);
    await this.#stack.send();
  }

  /** Each function meets a row that it cannot read; the rest goes on. */
  async #meetDamagedRows(): Promise<void> {
    const { token, id } = await this.#tokenFor({ role: 'leader' });
    await this.#stack.putDamaged('Registry', { pk: 'token', sk: id });
    const at = '/v1/submissions/S/2024-W02/P.A';
    await this.#refused('getSubmission', { path: at, token });
    await this.#refused('getWorkbook', { path: '/v1/workbooks/S/2024-W02/P.A', token });
    await this.#refused('getStandings', { path: '/v1/standings/S/2024-W02', token });
    await this.#refused('getCatalogue', { path: '/v1/catalogue', token });
    await this.#refused('listOccurrences', { path: '/v1/occurrences', token });
    const due = { dueKey: 'due', dueAt: '2024-01-01T00:00:00' };
    await this.#stack.putDamaged('Reports', { pk: 'delivery#report#x', sk: 'x', ...due });
    await this.#stack.send();
    await this.#stack.putDamaged('Reports', { pk: 'occurrence#report', sk: '2024-01-17T00:00:00Z' });
    await this.#stack.putDamaged('Reports', { pk: 'sending', sk: 'switch' });
    await this.#call('pauseDeliveries', { path: '/v1/deliveries/pause', body: { reason: 'a test' } });
    await this.#call('resumeDeliveries', { path: '/v1/deliveries/resume' });
    await this.#call('listRecipients', { path: '/v1/recipients' });
    await this.#call('listUnreadableRows', { path: '/v1/unreadable-rows' });
  }

  async #operate(): Promise<void> {
    const occurrence = 'report@2024-01-15T00:00:00Z';
    this.#stack.setNow('2024-01-18T02:00:00Z');
    await this.#stack.planFailed();
    // At the full hour: operations get an e-mail about what has failed.
    await this.#stack.run('reconcile', '2024-01-18T02:00:00Z');
    await this.#call('listOccurrences', { path: '/v1/occurrences' });
    await this.#call('listDeliveries', { path: '/v1/deliveries' });
    await this.#call('resendDeliveries', { path: '/v1/deliveries/resend', body: { occurrence } });
    await this.#holdMail();
    await this.#call('pauseDeliveries', { path: '/v1/deliveries/pause', body: { reason: 'a test' } });
    await this.#call('resumeDeliveries', { path: '/v1/deliveries/resume' });
    await this.#call('getPreview', { path: '/v1/preview', query: { at: '2024-01-15' } });
    const preview = { path: '/v1/preview', headers: { 'idempotency-key': 'preview-1' } };
    const body = { at: '2024-01-15', to: 'operations@province.example' };
    await this.#call('sendPreview', { ...preview, body });
    await this.#refused('sendPreview', { ...preview, body: { ...body, at: '2024-01-16' } });
    // What has failed since that e-mail.
    this.#stack.setNow('2024-01-18T02:20:00Z');
    await this.#call('getPreview', { path: '/v1/preview', query: { at: '2024-01-18' } });
    await this.#mailEvent({ eventType: 'Send', mail: { messageId: 'm-9', tags: {} } });
    const [mail] = this.#stack.mail.all();
    await this.#mailEvent({
      eventType: 'DeliveryDelay',
      mail: { messageId: 'm-1', tags: mail?.tags },
      deliveryDelay: { delayType: 'MailboxFull', timestamp: '2024-01-18T02:00:00.000Z' },
    });
    await this.#call('getSending', { path: '/v1/sending' });
    await this.#stack.send();
  }

  /** SES refuses the account's mail, which is held, and takes it again. */
  async #holdMail(): Promise<void> {
    this.#stack.onCall(({ action }) =>
      action === 'ses:SendRawEmail' ? { code: 'AccessDenied', status: 403 } : null,
    );
    await this.#stack.send();
    this.#stack.onCall();
  }

  async #mailEvent(event: object): Promise<void> {
    const Message = JSON.stringify(event);
    await this.#stack.mailEvents({ Records: [{ Sns: { MessageId: `n-${Message.length}`, Message } }] });
  }

  async #unsubscribe(): Promise<void> {
    const path = this.#stack.unsubscribeLink('chair@province.example');
    await this.#call('getUnsubscribe', { path, token: '' });
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    await this.#call('unsubscribe', { path, token: '', headers: form, body: 'List-Unsubscribe=One-Click' });
  }

  /** Three working days before the milestone, nobody has reached it; then everybody does. */
  async #warnings(): Promise<void> {
    const { setNow, run, send } = this.#stack;
    setNow('2024-01-16T00:30:00Z');
    await run('warn', '2024-01-16T00:30:00Z');
    await send();
    setNow('2024-01-17T02:00:00Z');
    for (const unit of ['P.A', 'P.B', 'P.C']) {
      const { token } = await this.#tokenFor({ role: 'unit', unit });
      const values = { 'S.2': { done: 10, total: 10 } };
      await this.#submit(token, { unit, set: 'S', period: '2024-W03', values });
    }
  }

  /**
   * The report mentions the ranking that was corrected since the first; and the milestone, reached by everybody, is closed
   * when a warning is overdue.
   */
  async #secondMonday(): Promise<void> {
    const { setNow, run } = this.#stack;
    setNow('2024-01-21T23:05:00Z');
    await run('rank', '2024-01-21T23:00:00Z');
    setNow('2024-01-22T00:00:00Z');
    await this.#release('report', '2024-01-22T00:00:00Z');
    setNow('2024-01-26T00:30:00Z');
    await run('warn', '2024-01-26T00:30:00Z');
  }

  /** A run that is too large is held, until two operators release it. */
  async #release(job: string, nominalTime: string): Promise<void> {
    await this.#stack.runCapped(job, nominalTime).catch(() => undefined);
    await this.#releaseHeld();
    await this.#stack.runCapped(job, nominalTime);
  }

  /** Two operators release what is held. */
  async #releaseHeld(): Promise<void> {
    const held = await this.#call('listHeldRuns', { path: '/v1/deliveries/held' });
    const [run] = heldSchema.parse(held.body).runs;
    if (run === undefined) throw new Error('nothing is held');
    const { token } = await this.#stack.operationsToken();
    const request = { path: '/v1/deliveries/release', body: run };
    await this.#call('releaseRun', request);
    await this.#call('releaseRun', { ...request, token });
  }

  /** A first submission is overtaken by two, one of which has its key and looks at it; the other is recorded, and the first gives its key back. */
  async #race(): Promise<void> {
    const { token } = await this.#tokenFor({ role: 'unit', unit: 'P.C' });
    const send = (key: string, points: number) =>
      this.#call('createSubmission', {
        path: '/v1/submissions',
        token,
        headers: { 'idempotency-key': key },
        body: { unit: 'P.C', set: 'S', period: '2024-W02', values: { 'S.3': { points } } },
      });
    await this.#overtaken('submissions', 'a', () => send('a', 5), [() => send('a', 5), () => send('b', 6)]);
  }

  /**
   * Sends figures that are overtaken: when their revision is to be stored, the others are sent, and answered before it is.
   * @param key the key of the figures overtaken
   */
  async #overtaken(
    by: FunctionName,
    key: string,
    send: () => Promise<Reply>,
    others: readonly (() => Promise<Reply>)[],
  ): Promise<void> {
    let ended: Promise<void> | null = null;
    let tries = 0;
    const sendOthers = async () => {
      for (const other of others) await Promise.allSettled([other()]);
    };
    this.#stack.onCall(async (call, { body }) => {
      if (call.by !== by || call.action !== 'dynamodb:PutItem' || !body.includes(`"key":{"S":"${key}`))
        return null;
      tries += 1;
      const own = tries;
      ended ??= sendOthers();
      await ended;
      // On a slow machine the caller has tried again meanwhile.
      return own === tries ? null : 'cut';
    });
    await Promise.allSettled([send()]);
    this.#stack.onCall();
  }

  /** Signs a person in by the code in the mailbox. @returns the cookie */
  async #signIn(address: string): Promise<string> {
    const asked = await this.#call('askForCode', {
      path: '/v1/sign-in/codes',
      token: '',
      headers: fromPortal,
      body: { address },
    });
    const [asking = ''] = asked.cookies ?? [];
    const mail = this.#stack.mail.all().at(-1);
    const source = mail === undefined ? '' : this.#stack.mail.source(mail);
    const { text = '' } = await PostalMime.parse(source);
    const code = /^\d{4} \d{4}$/m.exec(text)?.[0];
    const path = '/v1/sign-in/sessions';
    const request = { path, cookie: cookieIn(asking) };
    await this.#refused('createSession', { ...request, body: { address, code: '0000 0000' } });
    const begun = await this.#call('createSession', { ...request, body: { address, code } });
    return cookieIn(begun.cookies?.[0] ?? '');
  }

  /** People sign in, and use every function; each notes a use, since minutes pass between the calls. */
  async #people(): Promise<void> {
    await this.#call('getPortal', { path: '/', token: '' });
    await this.#call('getPortalPage', { path: '/p/sign-in', token: '' });
    await this.#call('getPortalFile', { path: '/portal/service-worker.js', token: '' });
    let minute = 0;
    const later = () => {
      minute += 6;
      this.#stack.setNow(`2024-01-26T02:${String(minute).padStart(2, '0')}:00Z`);
    };
    later();
    const clerk = await this.#signIn('clerk-a@province.example');
    const operator = await this.#signIn('deputy-b@province.example');
    later();
    // A new instance knows no catalogue, and reads the session by itself.
    this.#stack.replaceSubmissions();
    await this.#call('getSubmission', { path: '/v1/submissions/S/2024-W02/P.A', cookie: clerk });
    await this.#call('getSubmission', { path: '/v1/submissions/S/2024-W02/P.A', cookie: clerk });
    later();
    const { token } = await this.#tokenFor({ role: 'unit', unit: 'P.A' });
    const sent = { unit: 'P.A', set: 'S', period: '2024-W04', values: { 'S.3': { points: 1 } } };
    await this.#submit(token, sent);
    const head = await this.#signIn('head-a@province.example');
    const decided = { unit: 'P.A', set: 'S', period: '2024-W04', revision: 1 };
    const returned = { ...decided, outcome: 'returned', reason: 'a slip' };
    await this.#call('decideFigures', { path: '/v1/approvals', cookie: head, body: returned });
    const asking = { unit: 'P.A', set: 'S', period: '2024-W04', reason: 'returned late' };
    const asked = await this.#call('askForExtension', {
      path: '/v1/extension-requests',
      token,
      body: asking,
    });
    await this.#call('decideExtension', {
      path: `/v1/extension-requests/${idSchema.parse(asked.body).id}/decision`,
      body: { outcome: 'granted', officer: 'Chief', until: '2024-01-31T00:00:00Z' },
    });
    await this.#call('getOwed', { path: '/v1/owed/P.A', cookie: head });
    await this.#call('getCompleteness', { path: '/v1/completeness/S/2024-W04', cookie: head });
    await this.#call('getPreview', { path: '/v1/preview', query: { at: '2024-01-29' } });
    const other = await this.#tokenFor({ role: 'unit', unit: 'P.B' });
    const book = await this.#workbook('P.B', other.token, '2024-W04');
    await this.#sendWorkbook(other.token, fill(book, { K11: 8, B6: 'by workbook' }), 'book-w04');
    later();
    await this.#call('getWorkbook', { path: '/v1/workbooks/S/2024-W02/P.A', cookie: clerk });
    later();
    await this.#call('listMilestones', { path: '/v1/milestones', cookie: operator });
    later();
    await this.#call('getSending', { path: '/v1/sending', cookie: operator });
    later();
    await this.#call('getSession', { path: '/v1/session', cookie: operator });
    await this.#call('choosePost', { path: '/v1/session', cookie: operator, body: { post: 'deputy-b' } });
    later();
    await this.#call('listSessions', { path: '/v1/sessions', cookie: operator });
    const id = idOfSecret(clerk.split('=')[1] ?? '') ?? '';
    await this.#call('revokeSession', { path: `/v1/sessions/${id}`, cookie: operator });
    await this.#refused('getSession', { path: '/v1/session', cookie: clerk });
    await this.#stack.putDamaged('Registry', { pk: 'session', sk: id });
    await this.#refused('getSession', { path: '/v1/session', cookie: clerk });
    await this.#call('signOut', { path: '/v1/session', cookie: operator });
  }

  /** More than are admitted without asking the store, at every function. */
  async #manyRequests(): Promise<void> {
    // The first call of the day, at which the use of the token is noted.
    await this.#call('listMilestones', { path: '/v1/milestones' });
    const { token } = await this.#tokenFor({ role: 'unit', unit: 'P.A' });
    for (let made = 0; made < 30; made += 1) {
      await this.#call('getCatalogue', { path: '/v1/catalogue' });
      await this.#call('listMilestones', { path: '/v1/milestones' });
      await this.#call('getSending', { path: '/v1/sending' });
      await this.#workbook('P.A', token);
    }
    // A new instance knows no catalogue, and has to find the one that a revision was stored with.
    this.#stack.replaceSubmissions();
    for (let made = 0; made < 10; made += 1)
      await this.#call('getSubmission', { path: '/v1/submissions/S/2024-W02/P.A', token });
  }
}

/** Plays it. @returns the operations that succeeded */
export async function playFortnight(stack: DeployedStack): Promise<ReadonlySet<string>> {
  const fortnight = new PlayedFortnight(stack);
  await fortnight.play();
  return fortnight.succeeded;
}

async function replyOf(response: Response): Promise<Reply> {
  const bytes = Buffer.from(await response.arrayBuffer());
  const isWorkbook = response.headers.get('content-type') === workbookMediaType;
  const text = bytes.toString(isWorkbook ? 'base64' : 'utf8');
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  const plain = text === '' ? undefined : text;
  return {
    status: response.status,
    headers: Object.fromEntries([...response.headers].filter(([name]) => name !== 'set-cookie')),
    cookies: response.headers.getSetCookie(),
    body: isJson ? JSON.parse(text) : plain,
  };
}
