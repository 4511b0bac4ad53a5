import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { createDocumentClient } from '../../adapters/dynamodb/requests/client.ts';
import { signInLimits } from '../../domain/access/sign-in-limits.ts';
import { findSet } from '../../domain/catalogue/units.ts';
import { faultNames } from '../../functions/deployment/fault-names.ts';
import { createLogger } from '../../functions/logger.ts';
import { setApart } from '../../functions/set-apart.ts';
import { UnreadableRow } from '../../usecases/ports/unreadable-row.ts';
import { localSettings } from '../adapters/dynalite.ts';
import { delivery, occurrence } from '../adapters/samples.ts';
import { catalogueWithPortal, smallCatalogue } from '../fixtures/catalogue.ts';
import { fromPortal } from '../fixtures/every-operation.ts';
import { instant, iso } from '../fixtures/instants.ts';
import { notePublished, type Published } from '../fixtures/published.ts';
import { renderedContent } from '../fixtures/rendered-content.ts';
import { submissionOf } from '../fixtures/submission.ts';
import { createWorld, lambdaContext, type Reply } from '../fixtures/world.ts';
import { report } from '../messages/weekly-report/weekly-report-fixture.ts';
import { ParsedTemplate } from './synthesized.ts';

const alarmSchema = z.looseObject({
  AlarmName: z.string(),
  ComparisonOperator: z.string(),
  Threshold: z.number(),
  EvaluationPeriods: z.number(),
  DatapointsToAlarm: z.number().optional(),
  TreatMissingData: z.string(),
  MetricName: z.string().optional(),
  Metrics: z
    .array(z.looseObject({ Expression: z.string().optional(), Period: z.number().optional() }))
    .default([]),
});

const alarms = new Map(
  new ParsedTemplate()
    .resources('AWS::CloudWatch::Alarm', alarmSchema)
    .map(({ properties }) => [properties.AlarmName.replace(/^Test-/, ''), properties]),
);

let published: Published;
let world: ReturnType<typeof createWorld>;

beforeEach(() => {
  published = notePublished();
  world = createWorld('2024-01-12T05:00:00Z');
});

afterEach(() => {
  vi.restoreAllMocks();
});

function at(instant: string) {
  world.setNow(instant);
  return instant;
}

const reconcile = (instant: string) => world.schedule({ job: 'reconcile', nominalTime: at(instant) });

const deliverDue = (instant: string) => world.sender(at(instant));

/** One message, due at half past midnight on 15 January 2024. */
async function oneDue() {
  const { nominalTime } = occurrence;
  await world.ports.deliveries.plan(delivery('chair', { expiresAt: iso('2024-01-20T00:00:00Z') }));
  await world.ports.occurrences.replace(null, {
    ...occurrence,
    status: 'done',
    attempts: 1,
    account: 'planned',
    finishedAt: iso(nominalTime),
  });
  const text = { vi: 'Khối', en: 'League' };
  await world.ports.reports.put({
    set: '766',
    setName: text,
    scope: text,
    period: '2024-W02',
    from: '2024-01-08',
    to: '2024-01-14',
    reportingDay: '2024-01-15',
    movedBecause: null,
    empty: false,
    beside: [],
    catalogueVersion: 1,
    cutOffAt: iso('2024-01-14T23:00:00Z'),
    standing: null,
    leagues: [],
    indicators: [],
  });
}

function event(message: object) {
  return { Records: [{ Sns: { MessageId: 'n', Message: JSON.stringify(message) } }] };
}

function askForCode(address: string, ip: string) {
  return world.portal({
    method: 'POST',
    path: '/v1/sign-in/codes',
    headers: fromPortal,
    body: { address },
    ip,
  });
}

/** The condition of each fault, by its name. */
const scenarios: Readonly<Record<string, () => Promise<unknown>>> = {
  'rows-unreadable': async () => {
    const documents = createDocumentClient(localSettings);
    mockClient(documents).resolves({});
    const logger = createLogger({ logLevel: 'SILENT' });
    const key = { pk: 'occurrence#rank', sk: '2024-01-14T23:00:00Z' };
    const place = { table: 'reports', key, kind: 'occurrence', reason: 'status: invalid_value' } as const;
    await setApart(documents, 'registry', world.ports.clock, logger)(new UnreadableRow(place));
  },
  'occurrences-given-up': async () => {
    await world.applyCatalogue();
    await reconcile('2024-01-12T05:00:00Z');
    await reconcile('2024-01-20T05:00:00Z');
  },
  'occurrences-failing': async () => {
    await world.applyCatalogue();
    await reconcile('2024-01-12T05:00:00Z');
    world.ports.editions.freeze = async () => {
      throw new Error('throttled');
    };
    await reconcile('2024-01-15T00:00:00Z');
  },
  'ranking-stale': async () => {
    await world.applyCatalogue();
    await reconcile('2024-01-12T05:00:00Z');
    await reconcile('2024-01-15T00:00:00Z');
    await reconcile('2024-01-15T00:15:00Z');
    world.ports.catalogues.current = async () => null;
    await reconcile('2024-01-22T23:04:00Z');
    expect(published.get('ranking-stale')).toBeUndefined();
    await reconcile('2024-01-22T23:05:00Z');
  },
  'messages-waiting': async () => {
    await oneDue();
    await deliverDue('2024-01-15T00:45:00Z');
  },
  'mail-refused': async () => {
    await oneDue();
    world.answerOfMailer = () => ({ outcome: 'refused', failure: 'MessageRejected' });
    await deliverDue('2024-01-15T00:35:00Z');
  },
  'mail-unknown': async () => {
    await oneDue();
    world.answerOfMailer = () => ({ outcome: 'unknown', failure: 'cut' });
    await deliverDue('2024-01-15T00:35:00Z');
    await deliverDue('2024-01-15T01:05:00Z');
  },
  'report-workbooks-missing': async () => {
    await oneDue();
    world.ports.reports.find = async () => ({ ...report, set: '766', period: '2024-W02' });
    await deliverDue('2024-01-15T00:35:00Z');
  },
  'sending-paused': async () => {
    await oneDue();
    await world.ports.sending.pause('operations', 'a wrong report', instant('2024-01-15T00:31:00Z'));
    await deliverDue('2024-01-15T00:35:00Z');
  },
  'mail-account-fault': async () => {
    await oneDue();
    world.answerOfMailer = () => ({ outcome: 'held', by: 'account', failure: 'AccessDenied' });
    await deliverDue('2024-01-15T00:35:00Z');
  },
  'daily-quota-reached': async () => {
    await oneDue();
    world.answerOfMailer = () => ({ outcome: 'held', by: 'quota', failure: 'Daily message quota exceeded' });
    await deliverDue('2024-01-15T00:35:00Z');
  },
  'mail-events-unknown': () =>
    world.mailEvents(event({ eventType: 'Send', mail: { messageId: 'm', tags: {} } })),
  'mail-events-unreadable': () =>
    expect(world.mailEvents(event({ eventType: 'Send' }))).rejects.toThrow('cannot be read'),
  'mail-suppressed': async () => {
    await oneDue();
    await deliverDue('2024-01-15T00:35:00Z');
    await world.mailEvents(
      event({
        eventType: 'Bounce',
        mail: { messageId: 'm', tags: { delivery: [delivery('chair').id] } },
        bounce: { bounceType: 'Permanent', bounceSubType: 'OnAccountSuppressionList' },
      }),
    );
  },
  'sign-in-codes-not-sent': async () => {
    await world.applyCatalogue(catalogueWithPortal());
    world.answerOfMailer = () => ({ outcome: 'refused', failure: 'MessageRejected' });
    const body = { address: 'clerk-a@province.example' };
    await world.portal({ method: 'POST', path: '/v1/sign-in/codes', headers: fromPortal, body });
  },
  'sign-in-flooding': async () => {
    await world.applyCatalogue(catalogueWithPortal());
    for (let asked = 0; asked <= signInLimits.address.most; asked += 1)
      await askForCode('clerk-a@province.example', `198.51.100.${asked % 20}`);
  },
  'sign-in-guessing': async () => {
    await world.applyCatalogue(catalogueWithPortal());
    const body = { address: 'clerk-a@province.example', code: '12345678' };
    for (let tried = 1; tried <= 201; tried += 1)
      await world.portal({ method: 'POST', path: '/v1/sign-in/sessions', headers: fromPortal, body });
  },
  'receipts-not-planned': async () => {
    const catalogue = smallCatalogue();
    for (const recipient of catalogue.recipients) recipient.receives.push('receipts');
    await world.applyCatalogue(catalogue);
    world.ports.deliveries.plan = async () => {
      throw new Error('throttled');
    };
    const token = await world.tokenFor({ role: 'unit', unit: 'P.A' });
    const { unit, set, period } = submissionOf({ unit: 'P.A' });
    expect(findSet(catalogue, set)).toBeDefined();
    const { status } = await world.submissions({
      method: 'POST',
      path: '/v1/submissions',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': 'k-1',
      },
      body: { unit, set, period, values: { 'S.3': { points: 1 } } },
    });
    expect(status).toBe(201);
  },
};

describe('R17: the alarms on what functions publish', () => {
  it('are one that looks at each fault by itself, and goes off at one within two hours', () => {
    const { ComparisonOperator, Threshold, EvaluationPeriods, DatapointsToAlarm, TreatMissingData, Metrics } =
      alarms.get('faults') ?? {};
    expect(Metrics).toEqual([
      {
        Expression:
          'SELECT SUM(Faults) FROM SCHEMA("TienDo/test", fault, service) GROUP BY fault ORDER BY SUM() DESC',
        Id: 'expr_1',
        Period: 300,
        ReturnData: true,
      },
    ]);
    expect([ComparisonOperator, Threshold, TreatMissingData]).toEqual([
      'GreaterThanOrEqualToThreshold',
      1,
      'notBreaching',
    ]);
    expect([EvaluationPeriods, DatapointsToAlarm]).toEqual([24, 1]);
  });

  it('are all driven here: every declared fault has a scenario', () => {
    expect(Object.keys(scenarios).sort()).toEqual([...faultNames].sort());
  });

  it.each(Object.keys(scenarios))('%s is published', async (name) => {
    await scenarios[name]?.();
    expect(published.get(name)).toBeGreaterThanOrEqual(1);
  });

  it.each([
    ['quota', { perSecond: 10, perDay: 200, sentLastDay: 200 }, ['daily-quota-reached']],
    ['report-reserve', { perSecond: 10, perDay: 200, sentLastDay: 199 }, ['daily-quota-reached']],
    ['pause', null, ['sending-paused']],
    ['account', null, ['mail-account-fault']],
    ['time', null, []],
    [null, null, []],
  ] as const)(
    'a run of the sender that stops for %s publishes its fault and no other',
    async (stopped, quota, faults) => {
      const before = '2024-01-14T23:59:00Z';
      await world.applyCatalogue();
      const run = { job: 'preview', nominalTime: iso(before) } as const;
      const expiresAt = iso('2024-01-20T00:00:00Z');
      await world.ports.deliveries.plan(
        delivery('chair', { occurrence: run, content: renderedContent, dueAt: iso(before), expiresAt }),
      );
      if (quota !== null) world.quota = quota;
      if (stopped === 'pause') await world.ports.sending.pause('operations', 'why', instant(before));
      if (stopped === 'account')
        world.answerOfMailer = () => ({ outcome: 'held', by: 'account', failure: 'AccessDenied' });
      const result =
        stopped === 'time'
          ? await world.sender(
              at(before),
              lambdaContext(() => 0),
            )
          : await deliverDue(before);
      expect(Object(result).stopped).toBe(stopped);
      expect(published.all).toEqual(faults.map((fault) => [fault, 1]));
    },
  );

  it('messages-waiting once a message has been due for a quarter of an hour, with the seconds', async () => {
    await oneDue();
    world.ports.sendingAccount.quota = async () => ({ perSecond: 10, perDay: 500, sentLastDay: 500 });
    await deliverDue('2024-01-15T00:44:59Z');
    expect(published.get('messages-waiting')).toBeUndefined();
    await deliverDue('2024-01-15T00:45:00Z');
    expect(published.get('messages-waiting')).toBe(900);
  });

  it('sign-in-flooding at the first code that is not sent or is refused, and not before', async () => {
    await world.applyCatalogue(catalogueWithPortal());
    const flood = async (times: number, ask: (nth: number) => Promise<Reply>) => {
      let last = 0;
      for (let nth = 0; nth < times; nth += 1) last = (await ask(nth)).status;
      return [last, published.get('sign-in-flooding')];
    };
    const { own, codes, address } = signInLimits;
    const byAddress = (nth: number) => askForCode('clerk-a@province.example', `198.51.100.${nth % 20}`);
    expect(await flood(address.most, byAddress)).toEqual([202, undefined]);
    expect(await flood(1, byAddress)).toEqual([202, 1]);
    published.clear();
    const bySource = (nth: number) => askForCode(`a${nth}@province.example`, '203.0.113.7');
    expect(await flood(codes.most, bySource)).toEqual([202, undefined]);
    expect(await flood(1, bySource)).toEqual([429, 1]);
    published.clear();
    // Of whoever asks too often, nobody else notices.
    const bySomebody = () => askForCode('b@province.example', '203.0.113.8');
    expect(await flood(own.most + 1, bySomebody)).toEqual([429, undefined]);
  });

  it('sign-in-guessing at the first try that is refused, and not before', async () => {
    await world.applyCatalogue(catalogueWithPortal());
    const body = { address: 'clerk-a@province.example', code: '12345678' };
    const guess = async () =>
      (await world.portal({ method: 'POST', path: '/v1/sign-in/sessions', headers: fromPortal, body }))
        .status;
    for (let tried = 1; tried <= signInLimits.tries.most; tried += 1) expect(await guess()).toBe(422);
    expect(published.get('sign-in-guessing')).toBeUndefined();
    expect(await guess()).toBe(429);
    expect(published.get('sign-in-guessing')).toBe(1);
  });

  it('occurrences-failing not at the first failure, which may pass, but half an hour after the time of the run', async () => {
    await world.applyCatalogue();
    await reconcile('2024-01-12T05:00:00Z');
    world.ports.editions.freeze = async () => {
      throw new Error('throttled');
    };
    await reconcile('2024-01-14T23:15:00Z');
    await reconcile('2024-01-14T23:34:59Z');
    expect(published.get('occurrences-failing')).toBeUndefined();
    await reconcile('2024-01-14T23:35:00Z');
    expect(published.get('occurrences-failing')).toBe(1);
  });

  it('go off on silence: every reconciliation is a run of its function, which AWS counts', () => {
    expect(alarms.get('reconcile-silent')).toMatchObject({
      Namespace: 'AWS/Lambda',
      MetricName: 'Invocations',
      Period: 900,
      EvaluationPeriods: 3,
      ComparisonOperator: 'LessThanThreshold',
      Threshold: 1,
      TreatMissingData: 'breaching',
    });
  });

  describe('go off on silence: every successful run of the report is published', () => {
    const friday = '2024-01-12T00:00:00Z';

    beforeEach(async () => {
      await world.applyCatalogue();
      await reconcile('2024-01-11T05:00:00Z');
      published.clear();
    });

    it('a run with nothing to report counts too, and so does one that is triggered again', async () => {
      await world.schedule({ job: 'report', nominalTime: at(friday) });
      await world.schedule({ job: 'report', nominalTime: friday });
      expect(published.valuesOf('ReportRuns')).toEqual([1, 1]);
    });

    it('a run that the reconciliation catches up counts, whether there was something to report or not', async () => {
      await reconcile('2024-01-12T00:30:00Z');
      expect(published.valuesOf('ReportRuns')).toEqual([1]);
      await reconcile('2024-01-15T00:30:00Z');
      expect(published.valuesOf('ReportRuns')).toEqual([1, 1]);
      await reconcile('2024-01-15T00:45:00Z');
      expect(published.valuesOf('ReportRuns')).toEqual([1, 1]);
    });

    it('no run that comes too late or is given up counts as a success', async () => {
      at('2024-01-15T17:30:00Z');
      for (const nominalTime of [friday, '2024-01-15T00:00:00Z'])
        expect(Object(await world.schedule({ job: 'report', nominalTime })).status).toBe('too-late');
      await reconcile('2024-01-15T17:30:00Z');
      expect(published.get('occurrences-given-up')).toBeGreaterThanOrEqual(1);
      expect(published.valuesOf('ReportRuns')).toEqual([]);
    });

    it('no failed run counts as a success, whether triggered or caught up', async () => {
      world.ports.reports.put = () => Promise.reject(new Error('throttled'));
      await reconcile('2024-01-14T23:30:00Z');
      published.clear();
      const monday = at('2024-01-15T00:00:00Z');
      await expect(world.schedule({ job: 'report', nominalTime: monday })).rejects.toThrow('throttled');
      await reconcile('2024-01-15T00:30:00Z');
      expect(published.get('occurrences-failing')).toBe(1);
      expect(published.valuesOf('ReportRuns')).toEqual([]);
    });
  });
});
