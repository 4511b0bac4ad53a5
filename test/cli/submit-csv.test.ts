import { writeFile } from 'node:fs/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Receipt } from '../../contract/submissions/receipt.ts';
import { drawnId } from '../fixtures/answers/drawn.ts';
import { acceptedEntry, cellError, fileResult, refusedEntry } from '../fixtures/answers/file-answer.ts';
import { partialInEnglish, preview, receipt } from '../fixtures/answers/receipt.ts';
import { ended, jsonOf, runOn, temporaryFile } from './run.ts';
import { serveWorld } from './world-server.ts';

const header = 'unit,set,period,indicator,numerator,denominator,points,reason';
const week = (number: number, points = '9.45') => [
  `P.A,S,2024-W0${number},S.1,40,100,,`,
  `P.A,S,2024-W0${number},S.3,,,${points},`,
];
const file = (...lines: string[]) => temporaryFile('figures.csv', [header, ...lines].join('\r\n'));

let served: Awaited<ReturnType<typeof serveWorld>>;

beforeEach(async () => {
  served = await serveWorld();
});

const submit = (path: string, ...args: string[]) =>
  runOn(served, ['submit', path, '--locale', 'en', ...args]);

async function revisions(period: string): Promise<number> {
  const [set] = (await served.world.ports.catalogues.current())?.catalogue.sets ?? [];
  if (set === undefined) throw new Error('the fixture has changed');
  return (await served.world.ports.submissions.revisions(set, period, 'P.A')).length;
}

/** What the command says of a file, but for what it did not send. */
function toldOf(result: Parameters<typeof fileResult>[0]) {
  const { pending: _, ...told } = fileResult(result);
  return told;
}

const rowsOf = (stdout: string) => stdout.split('\n').map((row) => row.trim().split(/ {2,}/));

/** The receipt of a week's figures by P.A: by default 39,45 points. */
const receiptOf = (number: number, differences: Partial<Receipt> = {}) =>
  receipt({
    period: `2024-W0${number}`,
    receivedAt: '2024-02-05T02:00:00Z',
    dueAt:
      ['', '2024-01-05T09:00:00Z', '2024-01-12T09:00:00Z', '2024-01-19T09:00:00Z', '2024-01-26T09:00:00Z'][
        number
      ] ?? '',
    status: 'late',
    figures: 2,
    preview: preview(39.45, 30, 9.45),
    ...lacking(number),
    ...differences,
  });

/** What a week's figures lack. */
const lacking = (number: number, ...ids: readonly string[]) =>
  partialInEnglish(
    `06:00 on ${['', '29 March', '5 April', '12 April', '19 April'][number]} 2024 (Friday)`,
    ...(ids.length === 0 ? ['S.2', 'S.4'] : ids),
  );

const named = (number: number) => ['Department A (P.A)', 'Set S (S)', `week ${number} of 2024`];

const about = (number: number) => named(number).join(', ');

/** What is said of what a week's figures lack. */
const advice = (number: number, ...ids: readonly string[]) =>
  lacking(number, ...ids).nextSteps.map(({ detail }) => `${about(number)}: ${detail}`);

/** What is said of a file of which all was accepted, of the first weeks. @param before how many had been accepted before */
const accepted = (count: number, before = 0) => [
  `Whole file accepted: ${count} accepted (${count} partial${before === 0 ? '' : `; ${before} accepted before, nothing stored`}), 0 refused, 0 not sent.`,
  ...Array.from({ length: count }, (_, at) => advice(at + 1)).flat(),
  'To see the stored figures:',
  '  npm run -s tiendo -- submission show S 2024-W01 P.A',
];

describe('tiendo submit FILE.csv', () => {
  it('sends a file that Excel saved as UTF-16 in UTF-8, the same submission', async () => {
    const path = await file(...week(2));
    const first = await submit(path, '--json');
    await writeFile(path, Buffer.from(`\ufeff${[header, ...week(2)].join('\r\n')}`, 'utf16le'));
    const again = await submit(path, '--json');
    expect([first.code, again.code, await revisions('2024-W02')]).toEqual([0, 0, 1]);
    await writeFile(path, Buffer.from([header, ...week(3), 'S\u00f5'].join('\r\n'), 'latin1'));
    expect((await submit(path)).stdout).toContain(
      'The file is not UTF-8 text: a character was lost on line 4: “S\ufffd”. In Excel',
    );
    expect(await revisions('2024-W03')).toBe(0);
  });

  it('P51, P54: submits each unit, set and period, shows the receipts on stdout and names the next command on stderr', async () => {
    const submitted = await submit(await file(...week(1), ...week(2)));
    expect(submitted.stderr).toBe(
      accepted(2)
        .map((line) => `${line}\n`)
        .join(''),
    );
    expect(submitted.code).toBe(0);
    expect(rowsOf(submitted.stdout)).toEqual([
      ['Receipt', 'Unit', 'Set', 'Period', 'Revision', 'Score preview', 'Indicators asked for', 'Outcome'],
      [drawnId(3), ...named(1), '1', '39.45/100.00', 'partial, 2/4, lacking 2', 'recorded'],
      [drawnId(4), ...named(2), '1', '39.45/100.00', 'partial, 2/4, lacking 2', 'recorded'],
      [''],
      ['Department A (P.A), Set S (S), week 1 of 2024 lacks:'],
      ['S.2 Indicator S.2'],
      ['S.4 Indicator S.4'],
      [''],
      ['Department A (P.A), Set S (S), week 2 of 2024 lacks:'],
      ['S.2 Indicator S.2'],
      ['S.4 Indicator S.4'],
      [''],
    ]);
  });

  it('P51, P54: ends with 7 when some were refused, names the cells, and submits only the rest once they are fixed', async () => {
    const first = await file(...week(1), ...week(2, '11'), ...week(3));
    const { code, stdout, stderr } = await submit(first, '--json');
    expect([code, stderr]).toEqual([
      7,
      `Part of the file accepted: 2 accepted (2 partial), 1 refused, 0 not sent.
Fix the cells above and run the command again; what was accepted keeps its receipt:
  npm run -s tiendo -- submit ${first} --locale en
`,
    ]);
    const entries = (replayed: boolean) => [
      acceptedEntry([2, 3], receiptOf(1, { id: drawnId(3), replayed })),
      acceptedEntry([6, 7], receiptOf(3, { id: drawnId(4), replayed })),
    ];
    const [one, three] = entries(false);
    const refusal = refusedEntry(
      [4, 5],
      'invalid-submission',
      'Nothing was recorded: 1 thing needs fixing. Fix and send the whole submission again.',
      {
        language: 'en',
        errors: [
          cellError(5, 'points', 'exceeds-whole', 'The points (11) cannot exceed the maximum (10).', {
            id: 'S.3',
            name: 'Indicator S.3',
          }),
        ],
      },
    );
    expect(JSON.parse(stdout)).toEqual({
      ...toldOf({
        status: 'partly-accepted',
        accepted: 2,
        refused: 1,
        submissions: [one, refusal, three].flatMap((entry) => entry ?? []),
      }),
      unsent: 0,
    });
    const second = await file(...week(1), ...week(2, '10'), ...week(3));
    const two = acceptedEntry([4, 5], receiptOf(2, { id: drawnId(5), preview: preview(40, 30, 10) }));
    const [oneAgain, threeAgain] = entries(true);
    expect(jsonOf(await submit(second, '--json'), ...accepted(3, 2))).toEqual({
      ...toldOf({
        status: 'accepted',
        accepted: 3,
        replayed: 2,
        submissions: [oneAgain, two, threeAgain].flatMap((entry) => entry ?? []),
      }),
      unsent: 0,
    });
    expect(await Promise.all(['2024-W01', '2024-W02', '2024-W03'].map(revisions))).toEqual([1, 1, 1]);
  });

  it('P54: resumes a long file after a lost connection, and submits each exactly once', async () => {
    const empty = Array.from({ length: 1_200 }, (_, at) => `P.A,S,2024-W0${1 + (at % 4)},X.${at},,,,`);
    const path = await file(...empty, ...week(1), ...week(2), ...week(3), ...week(4));
    let posts = 0;
    served.interfere = (request, response) => {
      if (request.method === 'GET') return 'pass';
      posts += 1;
      if (posts === 2) return 'lose-answer';
      if (posts < 2) return 'pass';
      response.destroy();
      return 'answered';
    };
    const brokenOff = await submit(path);
    expect(brokenOff.code).toBe(6);
    expect(brokenOff.stdout).toContain(about(1));
    expect(brokenOff.stderr).toContain('Broke off: 1 accepted (1 partial), 0 refused, 3 not sent.');
    expect(brokenOff.stderr).toContain('Cannot reach');
    expect(await Promise.all(['2024-W01', '2024-W02', '2024-W03'].map(revisions))).toEqual([1, 1, 0]);

    served.interfere = () => 'pass';
    const again = await submit(path, '--json');
    const rowsOfWeek = (number: number) => [
      ...Array.from({ length: 300 }, (_, at) => 4 * at + number + 1),
      ...[1_200 + 2 * number, 1_201 + 2 * number],
    ];
    expect(jsonOf(again, ...accepted(4, 2))).toEqual({
      ...toldOf({
        status: 'accepted',
        accepted: 4,
        replayed: 2,
        submissions: [1, 2, 3, 4].map((number) =>
          acceptedEntry(
            rowsOfWeek(number),
            receiptOf(number, { id: drawnId(number + 2), replayed: number <= 2 }),
          ),
        ),
      }),
      unsent: 0,
    });
    const all = ['2024-W01', '2024-W02', '2024-W03', '2024-W04'];
    expect(await Promise.all(all.map(revisions))).toEqual([1, 1, 1, 1]);
  });

  it('takes a table for people, with a header of two rows and merged cells, week by week', async () => {
    const table = [
      'Đơn vị;Bộ chỉ số;Kỳ;Chỉ số;Số liệu;;',
      ';;;;Tử số;Mẫu số;Điểm',
      'Sở A;S;2024-W01;S.1;40;100;',
      ';;;S.3;;;9.45',
      ';;2024-W02;S.1;40;100;',
      ';;;S.3;;;9.45',
    ];
    const sent = await submit(await temporaryFile('table.csv', table.join('\r\n')));
    expect([sent.code, await revisions('2024-W01'), await revisions('2024-W02')]).toEqual([0, 1, 1]);
    expect(sent.stderr).toContain(
      'Empty cells in the column “Đơn vị”, rows 4, 5, 6, are read as the cell above',
    );
    const wide = ['Đơn vị;Bộ chỉ số;Kỳ;S.4;S.5', 'Sở A;S;2024-W01;1;2', ';;2024-W02;3;4', 'Sở A;;;5;6'];
    const refused = await submit(await temporaryFile('wide.csv', wide.join('\n')));
    expect(refused.stdout).toContain('Empty; every row needs this column.');
    const whole = await submit(
      await temporaryFile('wide.csv', wide.slice(0, 2).concat('Sở A;;2024-W02;3;4').join('\n')),
    );
    expect([whole.code, await revisions('2024-W01'), await revisions('2024-W02')]).toEqual([0, 2, 2]);
  });

  it('P51: ends with 3 when nothing can be taken, and sends nothing of a file with rows that belong nowhere', async () => {
    const rejected = await submit(await file(...week(1, '11')));
    expect(rejected.code).toBe(3);
    expect(rowsOf(rejected.stdout)).toEqual([
      ['Row', 'Column', 'Unit, set, period', 'Refused because'],
      [
        '3',
        'points',
        'Department A (P.A), Set S (S), week 1 of 2024',
        'S.3 Indicator S.3: The points (11) cannot exceed the maximum (10).',
      ],
      [''],
    ]);
    expect(rejected.stderr).toContain('Rejected: 0 accepted, 1 refused, 0 not sent.');
    served.requests.length = 0;
    const path = await file(...week(1), 'Sở X,S,2024-W02,S.3,,,1,');
    expect(await submit(path)).toEqual(
      ended(
        3,
        [
          'Row  Column  Unit, set, period  Refused because',
          '  4  unit    —                  There is no unit called “Sở X”; write its id (such as BD.STP) or its name as in the catalogue.',
        ],
        [
          'Rejected: 0 accepted, 0 refused, 0 not sent.',
          'Fix the cells above and run the command again; what was accepted keeps its receipt:',
          `  npm run -s tiendo -- submit ${path} --locale en`,
        ],
      ),
    );
    expect(served.requests.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  it('P43: ends with 0 when all was accepted, some with warnings, and shows these with their comments', async () => {
    const columns = 'unit,set,period,indicator,count,comment';
    const path = await temporaryFile(
      'counts.csv',
      [columns, 'P.A,S,2024-W01,S.4,100,', 'P.A,S,2024-W02,S.4,90,merged offices'].join('\n'),
    );
    const submitted = await submit(path);
    expect(submitted.stderr).toContain(
      'Whole file accepted, with warnings: 2 accepted (1 with warnings; 2 partial), 0 refused, 0 not sent.',
    );
    expect(submitted.code).toBe(0);
    expect(rowsOf(submitted.stdout).slice(13)).toEqual([
      [''],
      ['Unit, set, period', 'Warning', 'Comment'],
      [
        'Department A (P.A), Set S (S), week 2 of 2024',
        'S.4 Indicator S.4: dossiers: 90, less than the last period’s (100).',
        'merged offices',
      ],
      [''],
    ]);
    const three = ['S.1', 'S.2', 'S.3'];
    const [ofAccepted, ofWarned] = [
      receiptOf(1, {
        id: drawnId(3),
        figures: 1,
        preview: preview(2, 0, 2),
        replayed: true,
        ...lacking(1, ...three),
      }),
      receiptOf(2, {
        id: drawnId(4),
        figures: 1,
        preview: preview(1.8, 0, 1.8),
        outcome: 'accepted-with-warnings',
        replayed: true,
        ...lacking(2, ...three),
        warnings: [
          {
            indicator: 'S.4',
            code: 'count-fell',
            detail: 'S.4, dossiers: 90, less than the last period’s (100).',
            comment: 'merged offices',
          },
        ],
      }),
    ];
    const said = [
      'Whole file accepted, with warnings: 2 accepted (1 with warnings; 2 partial; 2 accepted before, nothing stored), 0 refused, 0 not sent.',
      ...[1, 2].flatMap((number) => advice(number, ...three)),
      ...accepted(0).slice(1),
    ];
    expect(jsonOf(await submit(path, '--json'), ...said)).toEqual({
      ...toldOf({
        status: 'accepted-with-warnings',
        accepted: 1,
        acceptedWithWarnings: 1,
        replayed: 2,
        submissions: [acceptedEntry([2], ofAccepted), acceptedEntry([3], ofWarned)],
      }),
      unsent: 0,
    });
  });

  it('records nothing in a dry run', async () => {
    const path = await file(...week(1));
    const trial = await submit(path, '--dry-run');
    expect(trial).toEqual(
      ended(
        0,
        [
          'Receipt  Unit                Set        Period          Revision  Score preview  Indicators asked for     Outcome',
          '—        Department A (P.A)  Set S (S)  week 1 of 2024         1   39.45/100.00  partial, 2/4, lacking 2  dry run',
          '',
          'Department A (P.A), Set S (S), week 1 of 2024 lacks:',
          '  S.2 Indicator S.2',
          '  S.4 Indicator S.4',
        ],
        [
          'Whole file accepted (dry run, nothing stored): 1 accepted (1 partial), 0 refused, 0 not sent.',
          'Nothing was submitted. To submit:',
          `  npm run -s tiendo -- submit ${path} --locale en`,
        ],
      ),
    );
    const wrong = await file(...week(1, '11'));
    expect((await submit(wrong, '--dry-run')).stderr.split('\n')).toEqual([
      'Rejected (dry run, nothing stored): 0 accepted, 1 refused, 0 not sent.',
      'Fix the cells above and check the file again:',
      `  npm run -s tiendo -- submit ${wrong} --locale en --dry-run`,
      '',
    ]);
    expect(await revisions('2024-W01')).toBe(0);
  });

  it('corrects the latest revision when there is a reason, and only once', async () => {
    await submit(await file(...week(1)));
    const path = await file('P.A,S,2024-W01,S.3,,,8,recounted');
    const entry = (replayed: boolean) =>
      acceptedEntry(
        [2],
        receiptOf(1, { id: drawnId(4), revision: 2, preview: preview(38, 30, 8), replayed }),
      );
    for (const latest of [1, 2])
      expect(
        jsonOf(
          await submit(path, '--json'),
          `${about(1)}: gives a reason, so it corrects revision ${latest}, the latest.`,
          ...accepted(1, latest - 1),
        ),
      ).toEqual({
        ...toldOf({
          status: 'accepted',
          accepted: 1,
          replayed: latest - 1,
          submissions: [entry(latest === 2)],
        }),
        unsent: 0,
      });
    expect(await revisions('2024-W01')).toBe(2);
  });

  it('reads a file as Vietnamese Excel saves it, and says what it passed over', async () => {
    const path = await temporaryFile(
      'bao-cao.csv',
      [
        'sep=;',
        'BÁO CÁO TUẦN 01/2024;;;;;;;',
        ';;;;;;;',
        'STT;Đơn vị;Bộ chỉ số;Kỳ;Chỉ số;Điểm;Ghi chú;',
        '1;sở a;s;Tuần 01/2024;chỉ số s.3;9,45;;',
        ';Tổng cộng;;;;9,45;;',
      ].join('\r\n'),
    );
    const ended = await runOn(served, ['submit', path]);
    expect([ended.code, ended.stderr.split('\n').slice(0, 4)]).toEqual([
      0,
      [
        'Skipped row 1 above the column names: «BÁO CÁO TUẦN 01/2024».',
        'Skipped the column “STT” (column A).',
        'Skipped row 5 (totals, not figures of an indicator): «Tổng cộng 9,45».',
        'Whole file accepted: 1 accepted (1 partial), 0 refused, 0 not sent.',
      ],
    ]);
    expect(await revisions('2024-W01')).toBe(1);
  });

  it('says what to do with a workbook', async () => {
    const path = await temporaryFile('figures.csv', 'PK\u0003\u0004\u0014\u0000xl/workbook.xml');
    const ended = await runOn(served, ['submit', path]);
    expect([ended.code, ended.stdout]).toEqual([
      3,
      expect.stringContaining('This is Excel (.xlsx), not CSV: open it in the spreadsheet, choose “Save As”'),
    ]);
    expect(served.requests).toEqual([]);
  });

  it('waits when the service is busy', async () => {
    let busy = 2;
    served.interfere = (request, response) => {
      if (busy === 0 || request.method === 'GET') return 'pass';
      busy -= 1;
      response.writeHead(429, { 'retry-after': busy === 1 ? '0' : new Date().toUTCString() }).end();
      return 'answered';
    };
    expect((await submit(await file(...week(1)))).code).toBe(0);
    expect(served.requests.filter(({ method }) => method === 'POST')).toHaveLength(3);
  });
});
