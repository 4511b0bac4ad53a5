import { calendarToken } from '../../../domain/access/calendar-token.ts';
import { idOfSecret, makeSecret, secretBytes } from '../../../domain/access/session.ts';
import { signatureOfCode } from '../../../domain/access/sign-in-code.ts';
import { makeToken } from '../../../domain/access/token.ts';
import { personHash, unsubscribeToken } from '../../../domain/access/unsubscribe-token.ts';
import { differenceDigest } from '../../../domain/catalogue/difference/difference-digest.ts';
import { heldRun } from '../../../domain/delivery/held-run.ts';
import { messageKinds } from '../../../domain/delivery/message-kind.ts';
import { instantText } from '../../../domain/period/instant-text.ts';
import { documentationFunction } from '../../../functions/documentation/documentation-function.ts';
import { SwaggerUiAssets } from '../../../functions/documentation/swagger-ui-assets.ts';
import { askingCookie, sessionCookie } from '../../../functions/http/session-cookie.ts';
import { createLogger } from '../../../functions/logger.ts';
import { issueToken } from '../../../usecases/access/issue-token.ts';
import { delivery } from '../../adapters/samples.ts';
import { catalogueWithPortal, smallCatalogue } from '../../fixtures/catalogue.ts';
import { instant, iso } from '../../fixtures/instants.ts';
import { submissionOf } from '../../fixtures/submission.ts';
import { type Call, createWorld, invoke, type Reply, signingKey } from '../../fixtures/world.ts';
import type { Random } from './random.ts';
import type { Words } from './schema-values.ts';

const logger = createLogger({ logLevel: 'SILENT' });
const documentation = documentationFunction(
  new SwaggerUiAssets(new URL('../../../node_modules/swagger-ui-dist/', import.meta.url)),
  '1.2.3',
  logger,
);

/** Limits that are quickly reached. */
const few = { requests: 20, batch: 5 };

/** A world for fuzzing: with tokens of all roles, some figures, sometimes a ranking, sometimes without a catalogue. */
export async function createFuzzWorld(random: Random) {
  const start = random.pick(['2024-01-10T02:00:00Z', '2024-01-10T02:00:00Z', '2024-01-15T02:00:00Z']);
  const isStrict = random.chance(0.15);
  const world = createWorld(
    start,
    isStrict ? { limits: { unit: few, reader: few, leader: few, operations: few } } : {},
  );
  const { ports } = world;
  if (random.chance(0.9)) {
    const catalogue = catalogueWithPortal();
    const sets = catalogue.sets.map((set) => ({ ...set, approval: { from: '2024-W02' } }));
    await world.applyCatalogue(random.chance(0.4) ? { ...catalogue, sets } : catalogue);
  }
  const [set] = smallCatalogue().sets;
  if (set === undefined) throw new Error('the fixture has changed');
  await ports.submissions.append(set, submissionOf());
  if (random.chance(0.5)) await world.run('rank', '2024-01-14T23:00:00Z').catch(() => undefined);
  if (random.chance(0.5))
    await ports.submissions.append(set, submissionOf({ unit: 'P.B', receivedAt: iso(start) }));
  await ports.deliveries.plan(delivery('chair', { expiresAt: iso('2024-01-20T00:00:00Z') }));
  const unit = (id: string) => world.tokenFor({ role: 'unit', unit: id });
  const operations = { principal: { role: 'operations' }, label: 'test' } as const;
  const revoked = (await issueToken(ports, operations)).token;
  await ports.tokens.revoke(idOf(revoked), instant(start));
  const first = await unit('P.A');
  const bearers = {
    own: [first, first, first, await unit('P.B'), await unit('P.Q'), await unit('P')],
    leader: [await world.tokenFor({ role: 'leader' })],
    operations: [await world.tokenFor({ role: 'operations' })],
    refused: [
      revoked,
      (await issueToken(ports, { ...operations, expiresAt: iso(start) })).token,
      makeToken(new Uint8Array(30).fill(9)).token,
      'nonsense',
    ],
  };
  const people = await signedIn(world, random);
  const exceptionId = 'ab'.repeat(8);
  await ports.exceptions.put({
    unit: 'P.A',
    set: 'S',
    period: '2024-W01',
    officer: 'Chief inspector',
    reason: 'the line was down',
    id: exceptionId,
    openedAt: iso(start),
    expiresAt: iso('2024-01-20T00:00:00Z'),
    tokenId: 'a'.repeat(16),
  });
  const extensionIds = await Promise.all(
    ['P.A', 'P.B', 'P.C'].map(async (id, index) => {
      const request = {
        id: `${index + 1}`.repeat(16),
        unit: id,
        set: 'S',
        period: '2024-W01',
        nth: 1,
        reason: 'no line',
        askedAt: iso(start),
        by: { tokenId: 'a'.repeat(16), label: 'test' },
      };
      await ports.extensionRequests.add(request);
      return request.id;
    }),
  );
  const question = {
    id: 'cd'.repeat(8),
    unit: 'P.A',
    set: 'S',
    period: '2024-W01',
    asker: 'chair',
    nth: 1,
    text: 'why',
    askedAt: iso(start),
    by: { tokenId: 'a'.repeat(16), label: 'test' },
  };
  await ports.questions.add(question);
  const spare = [await unit('P.C'), await unit('P.C'), await unit('P.C')].map(idOf);
  refuseKeysLikeDynamoDb(ports.tokens);
  const run = heldRun('report@2024-01-22T00:00:00Z', [], 1, null);
  await ports.holds.replace(null, run);
  const current = await ports.catalogues.current();
  const proposed = { ...smallCatalogue(), calendar: [] };
  const confirm = differenceDigest(current, proposed);
  await ports.proposals.replace(null, {
    digest: confirm,
    from: current?.version ?? 0,
    catalogue: proposed,
    operator: 'b'.repeat(16),
    tokenId: 'b'.repeat(16),
    label: 'test',
    at: iso(start),
  });
  const links = messageKinds.map((kind) =>
    unsubscribeToken({ kind, person: personHash('chair@province.example', signingKey) }, signingKey),
  );
  const calendar = `${calendarToken({ unit: 'P.A', generation: 1 }, signingKey)}.ics`;
  const ids: Readonly<Record<string, readonly string[]>> = {
    milestones: ['tasks-done'],
    holds: [run.id],
    exceptions: [exceptionId],
    questions: [question.id],
    'extension-requests': extensionIds,
    tokens: [...spare, ...Object.values(bearers).flat().map(idOf)].filter((id) => id !== ''),
    sessions: people.sessionIds,
  };
  const words: Words = {
    unit: ['P.A', 'P.A', 'P.B', 'P.Q', 'P', 'P.Z'],
    set: ['S', 'S', 'S', 'X'],
    period: ['2024-W02', '2024-W02', '2024-W02', '2024-W03', '2024-W01', '2024-01', '2024-Q1', '2030-W01'],
    indicator: ['S.1', 'S.2', 'S.3', 'S.4', 'S.5', 'S.7', 'S.QG'],
    league: ['departments', 'districts'],
    id: ['0'.repeat(16), ...Object.values(ids).flat()],
    at: ['2024-01-15', '2024-01-15', '2024-01-19', '2024-01-19T00:30:00Z', '2024-01-20', '2026-01-01'],
    to: ['operations@province.example', 'operations@province.example', '2024-01-20'],
    from: ['2024-01-08', '2024-01-01', '2023-01-01', '2024-01-09T00:00:00Z'],
    recipient: ['chair', 'contact-a', 'contact-b', 'nobody'],
    occurrence: ['rank@2024-01-14T23:00:00Z', 'warn@2024-01-15T00:30:00Z', 'report@2024-01-15T00:00:00Z'],
    until: [
      '2024-01-17',
      '2024-01-18',
      '2024-01-19',
      '2024-01-20T00:00:00Z',
      '2024-01-25T00:00:00Z',
      '2023-01-01T00:00:00Z',
    ],
    expiresAt: ['2024-01-20T00:00:00Z', '2024-02-01T07:00:00+07:00', '2023-01-01T00:00:00Z'],
    post: ['clerk-a', 'reader-a', 'nobody'],
    address: [codeAddress, codeAddress, 'nobody@province.example'],
    code: [knownCode, knownCode, '1234 5678'],
    token: [...links, ...links, `${links[0]}x`, `${links[0]}`.toUpperCase()],
    file: [calendar, calendar, `${calendar}x`, calendar.toUpperCase()],
    cursor: ['P.A', '1.1', 'tasks-done', 'departments.1', '0123456789ab.1'],
    forms: ['S/2024-W02/P.A', 'S/2024-W02/P.A,S/2024-W01/P.A', 'S/2024-W02/P.B', 'S', ''],
    fields: ['groups', 'why,indicators', 'lacking,stepUp', 'groups,colour'],
    limit: ['1', '2', '50', '1000', '0'],
    confirm: [confirm, run.digest, run.digest, run.digest, run.digest, 'c'.repeat(32)],
    asOf: ['2024-01-10', '2024-01-09'],
    'If-Match': ['"1"', '"1"', '"2"', '"9"'],
    'If-None-Match': ['"1"', 'W/"1"', '*', '"9"'],
  };
  const functions: Readonly<Record<string, (call: Call) => Promise<Reply>>> = {
    submissions: world.submissions,
    workbooks: world.workbooks,
    results: world.results,
    registry: world.registry,
    operations: world.operations,
    portal: world.portal,
    documentation: (call) => invoke(documentation, call),
  };
  return { world, functions, bearers, words, ids, people };
}

export type FuzzWorld = Awaited<ReturnType<typeof createFuzzWorld>>;

function idOf(token: string): string {
  return token.split('_')[1] ?? '';
}

const codeAddress = 'clerk-a@province.example';
const knownCode = '12345678';

/** Cookies of sessions, and of browsers that asked for a code, some of which work. */
async function signedIn(world: ReturnType<typeof createWorld>, random: Random) {
  const { ports } = world;
  const secrets = Array.from({ length: 20 }, () => makeSecret(ports.entropy.bytes(secretBytes)));
  const expiresAt = instantText(ports.clock.now().add({ minutes: 10 }));
  for (const { hash: browser } of secrets) {
    const signature = signatureOfCode({ browser, address: codeAddress, code: knownCode }, signingKey);
    await ports.signInCodes.put({ browser, signature, expiresAt, tries: random.int(6) });
  }
  const hasPortal = (await ports.catalogues.current()) !== null;
  const sessions = hasPortal
    ? await Promise.all(
        ['clerk-a', 'clerk-b', 'reader-a', 'deputy-chair', 'operator'].flatMap((post) =>
          Array.from({ length: 5 }, () => world.sessionFor(post)),
        ),
      )
    : [`${sessionCookie}=${'A'.repeat(43)}`];
  return {
    asking: secrets.map(({ secret }) => `${askingCookie}=${secret}`),
    sessions,
    sessionIds: sessions.map((cookie) => idOfSecret(cookie.split('=')[1] ?? '') ?? ''),
  };
}

/** DynamoDB rejects keys that are empty or too long; an in-memory map finds none. */
function refuseKeysLikeDynamoDb(tokens: ReturnType<typeof createWorld>['ports']['tokens']): void {
  const [find, revoke] = [tokens.find.bind(tokens), tokens.revoke.bind(tokens)];
  const check = (id: string) => {
    const bytes = Buffer.byteLength(id);
    if (bytes === 0 || bytes > 1_000) throw new Error(`ValidationException: a key of ${bytes} bytes`);
  };
  tokens.find = async (id) => {
    check(id);
    return find(id);
  };
  tokens.revoke = async (id, at) => {
    check(id);
    return revoke(id, at);
  };
}
