import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { rateLimits } from '../../domain/access/rate-limit.ts';
import { codeMinutes, idleHours, longestSessionDays, mostTries } from '../../domain/access/session-limits.ts';
import { knownSourceDays, signInLimits } from '../../domain/access/sign-in-limits.ts';
import { mostIssuers, mostTokensADay } from '../../domain/access/token-limits.ts';
import { mostPreviewsADay, mostReceiptReaders, mostReceiptsADay } from '../../domain/delivery/mail-limits.ts';
import { mostCommands, mostFailuresNamed } from '../../domain/failures/failure-digest.ts';
import { hoursBetweenDigests } from '../../domain/failures/failure-readers.ts';
import { mostItems } from '../../domain/milestone/urgency.ts';
import { mostNames } from '../../domain/report/league-summary.ts';
import { mostOwn } from '../../domain/report/own-lines.ts';
import { mostQuestionCharacters, mostQuestions } from '../../domain/report/question-limits.ts';
import { mostUnitsOfCorrection } from '../../domain/report/ranking-correction.ts';
import { mostLast, mostLeagues, mostRows } from '../../domain/report/shown-lines.ts';
import { daysToDecide, mostExtensionRequests } from '../../domain/submission/exceptions/extension-states.ts';
import {
  mostExceptions,
  mostRevisions,
  mostRowsInFile,
  mostSubmissionsInFile,
  revisionsRead,
} from '../../domain/submission/submission-limits.ts';
import { routes } from '../../functions/deployment/api-functions.ts';
import { throttleOf } from '../../lib/route-throttles.ts';
import { mostEvents } from '../../messages/calendar/calendar-file.ts';
import { extents, mostHtmlBytes } from '../../messages/letter/extent.ts';
import { mostAttachedBytes } from '../../messages/letter/message.ts';
import { mostWorkbookUnits } from '../../usecases/delivering/report-workbooks.ts';

const rows = readFileSync('docs/limits.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (?:what|route|function)/.test(line))
  .map((line) => line.split(' | ').map((cell) => cell.replaceAll(/^\| | \|$/g, '')));

/** The first numbers of a row's limit, by how the row begins. */
function numbersOf(beginning: string, count: number): number[] {
  const found = rows.filter(([what]) => what?.startsWith(beginning));
  expect(found, beginning).toHaveLength(1);
  const [, limit = ''] = found[0] ?? [];
  return [...limit.replaceAll(/(?<=\d),(?=\d)/g, '').matchAll(/\d+/g)].slice(0, count).map(Number);
}

/** The limit at API Gateway of the route of an operation. */
function throttleOfRoute(id: string): number[] {
  const route = routes.find(({ operation }) => operation.id === id);
  if (route === undefined) throw new Error(`there is no operation ${id}`);
  const { rateLimit, burstLimit } = throttleOf(route);
  return [rateLimit, burstLimit];
}

const { own, codes, tries, address } = signInLimits;
const tokens = mostTokensADay;

it.each<[string, number[]]>([
  ['requests of a unit', [rateLimits.unit.requests]],
  ['requests of a leader', [rateLimits.leader.requests]],
  ['requests of an operations', [rateLimits.operations.requests]],
  ['requests to `POST /v1/submissions`', throttleOfRoute('createSubmission')],
  ['requests to each other route that needs a token', throttleOfRoute('getRanking')],
  ['requests to each open route', throttleOfRoute('getHealth')],
  ['requests for the portal', throttleOfRoute('getPortal')],
  ['sign-in codes asked for from one source with one address', [own.most]],
  ['sign-in codes asked for from one source;', [codes.most, tries.most]],
  ['sign-in codes sent to one address', [address.most, knownSourceDays]],
  ['tries of a sign-in code', [mostTries, codeMinutes]],
  ['a session without use', [idleHours, longestSessionDays]],
  ['rows in a CSV file', [mostRowsInFile]],
  ['submissions in a CSV file', [mostSubmissionsInFile]],
  ['revisions of a unit', [mostRevisions, mostRevisions]],
  ['revisions that a submission reads', [revisionsRead]],
  ['receipts of a unit', [mostReceiptsADay]],
  ['readers of a unit', [mostReceiptReaders]],
  ['e-mails about failures', [hoursBetweenDigests({})]],
  ['failures of a kind', [mostFailuresNamed, mostCommands]],
  ['rows of all rankings in a weekly report', [mostRows, mostLast, mostOwn]],
  ['rows of one ranking in a weekly report', [extents[0].rows]],
  ['leagues in a weekly report', [mostLeagues]],
  ['names in a list of a weekly report', [mostNames]],
  ['items of a digest of warnings', [mostItems]],
  ['units of a correction', [mostUnitsOfCorrection]],
  ['files of an e-mail', [mostAttachedBytes / 1024 / 1024]],
  ['units of a league in the workbook', [mostWorkbookUnits]],
  ['deadlines in a calendar file', [mostEvents]],
  ['HTML of an e-mail', [mostHtmlBytes / 1_000]],
  ['test messages', [mostPreviewsADay]],
  ['exceptions ever made', [mostExceptions]],
  ['requests for an extension', [mostExtensionRequests]],
  ['questions of a leader', [mostQuestions]],
  ['tokens issued a day', [tokens.unit, tokens.leader, tokens.operations, tokens.reader]],
  ['steps of issuing', [mostIssuers]],
])('the document of limits gives the numbers that apply to %s', (beginning, numbers) => {
  expect(numbersOf(beginning, numbers.length)).toEqual(numbers);
});

it('the document of limits says how long a question may be, and when a request for an extension lapses', () => {
  const limitOf = (beginning: string) => rows.find(([what]) => what?.startsWith(beginning))?.[1];
  expect(limitOf('questions of a leader')).toContain(`${mostQuestionCharacters} characters`);
  expect(limitOf('requests for an extension')).toContain(`lapses after ${daysToDecide} days`);
});

it('a file of submissions fits into the requests of a minute', () => {
  expect(mostSubmissionsInFile).toBeLessThan(rateLimits.unit.requests);
});

it('the document of limits names where each is declared', () => {
  const files = rows.map((cells) => cells.at(-1)?.replaceAll('`', '') ?? '');
  expect(files.length).toBeGreaterThan(15);
  expect(files.filter((file) => !existsSync(file))).toEqual([]);
});

it('the document of limits says of every route what bounds its answer', () => {
  const listed = rows.flatMap(([routes = '']) =>
    Array.from(routes.matchAll(/`([A-Z]+ \/v1\/[^`]+)`/g), ([, route = '']) => route),
  );
  const served = routes.map(({ operation: { method, path } }) => `${method} ${path}`);
  expect([...new Set(listed)].sort()).toEqual(served.filter((route) => route.includes(' /v1/')).sort());
});
