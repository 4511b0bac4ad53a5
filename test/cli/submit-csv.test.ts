import { beforeEach, describe, expect, it } from 'vitest';
import { runOn, temporaryFile } from './run.ts';
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

const rowsOf = (stdout: string) => stdout.split('\n').map((row) => row.trim().split(/ {2,}/));

describe('tiendo submit FILE.csv', () => {
  it('P51, P54: submits each unit, set and period, shows the receipts on stdout and names the next command on stderr', async () => {
    const ended = await submit(await file(...week(1), ...week(2)));
    expect(ended.stderr).toBe(
      'Accepted: 2 accepted, 0 refused, 0 not sent.\nSee what was recorded:\n  npm run -s tiendo -- submission show S 2024-W01 P.A\n',
    );
    expect(ended.code).toBe(0);
    expect(rowsOf(ended.stdout)).toEqual([
      ['Receipt', 'Unit', 'Set', 'Period', 'Revision', 'Score preview'],
      [expect.stringMatching(/^[0-9a-f]{32}$/), 'P.A', 'S', '2024-W01', '1', '39.45/100.00'],
      [expect.stringMatching(/^[0-9a-f]{32}$/), 'P.A', 'S', '2024-W02', '1', '39.45/100.00'],
      [''],
    ]);
  });

  it('P51, P54: ends with 7 when some were refused, names the cells, and submits only the rest once they are fixed', async () => {
    const partly = await submit(await file(...week(1), ...week(2, '11'), ...week(3)), '--json');
    expect(partly.code).toBe(7);
    expect(partly.stderr).toContain('Partly accepted: 2 accepted, 1 refused, 0 not sent.');
    const result = JSON.parse(partly.stdout);
    expect(result).toMatchObject({
      status: 'partly-accepted',
      accepted: 2,
      refused: 1,
      submissions: [
        { status: 'accepted', period: '2024-W01', rows: [2, 3] },
        { status: 'refused', period: '2024-W02', errors: [{ row: 5, column: 'points' }] },
        { status: 'accepted', period: '2024-W03', rows: [6, 7] },
      ],
    });
    const mended = await submit(await file(...week(1), ...week(2, '10'), ...week(3)), '--json');
    expect(mended.code).toBe(0);
    const { submissions } = JSON.parse(mended.stdout);
    expect([submissions[0], submissions[2]]).toEqual([result.submissions[0], result.submissions[2]]);
    expect(await Promise.all(['2024-W01', '2024-W02', '2024-W03'].map(revisions))).toEqual([1, 1, 1]);
  });

  it('P54: resumes a long file after a lost connection, and submits each exactly once', async () => {
    const empty = Array.from({ length: 1_200 }, (_, at) => `P.A,S,2024-W0${1 + (at % 4)},X.${at},,,,`);
    const path = await file(...empty, ...week(1), ...week(2), ...week(3), ...week(4));
    let posts = 0;
    served.interfere = (_, response) => {
      posts += 1;
      if (posts === 2) return 'lose-answer';
      if (posts < 2) return 'pass';
      response.destroy();
      return 'answered';
    };
    const brokenOff = await submit(path);
    expect(brokenOff.code).toBe(6);
    expect(brokenOff.stdout).toContain('2024-W01');
    expect(brokenOff.stderr).toContain('Broke off: 1 accepted, 0 refused, 3 not sent.');
    expect(brokenOff.stderr).toContain('Cannot reach');
    expect(await Promise.all(['2024-W01', '2024-W02', '2024-W03'].map(revisions))).toEqual([1, 1, 0]);

    served.interfere = () => 'pass';
    const again = await submit(path, '--json');
    expect(again.code).toBe(0);
    expect(JSON.parse(again.stdout)).toMatchObject({ status: 'accepted', accepted: 4 });
    const all = ['2024-W01', '2024-W02', '2024-W03', '2024-W04'];
    expect(await Promise.all(all.map(revisions))).toEqual([1, 1, 1, 1]);
  });

  it('P51: ends with 3 when nothing can be taken, and sends nothing of a file with rows that belong nowhere', async () => {
    const rejected = await submit(await file(...week(1, '11')));
    expect(rejected.code).toBe(3);
    expect(rowsOf(rejected.stdout)).toEqual([
      ['Row', 'Column', 'Unit, set, period', 'Refused because'],
      ['3', 'points', 'P.A S 2024-W01', expect.any(String)],
      [''],
    ]);
    expect(rejected.stderr).toContain('Rejected: 0 accepted, 1 refused, 0 not sent.');
    served.requests.length = 0;
    const lost = await submit(await file(...week(1), ',S,2024-W02,S.3,,,1,'));
    expect(lost).toMatchObject({ code: 3, stdout: expect.stringContaining('unit') });
    expect(served.requests).toEqual([]);
  });

  it('P43: ends with 0 when all was accepted, some with warnings, and shows these with their comments', async () => {
    const columns = 'unit,set,period,indicator,count,comment';
    const path = await temporaryFile(
      'counts.csv',
      [columns, 'P.A,S,2024-W01,S.4,100,', 'P.A,S,2024-W02,S.4,90,merged offices'].join('\n'),
    );
    const ended = await submit(path);
    expect(ended.stderr).toContain(
      'Accepted with warnings: 2 accepted (1 with warnings), 0 refused, 0 not sent.',
    );
    expect(ended.code).toBe(0);
    expect(rowsOf(ended.stdout).slice(3)).toEqual([
      [''],
      ['Unit, set, period', 'Warning', 'Comment'],
      ['P.A S 2024-W02', 'S.4, dossiers: 90, less than the last period’s (100).', 'merged offices'],
      [''],
    ]);
    expect(JSON.parse((await submit(path, '--json')).stdout)).toMatchObject({
      status: 'accepted-with-warnings',
      accepted: 1,
      acceptedWithWarnings: 1,
      refused: 0,
      submissions: [{ status: 'accepted' }, { status: 'accepted-with-warnings' }],
    });
  });

  it('records nothing in a dry run', async () => {
    const trial = await submit(await file(...week(1)), '--dry-run');
    expect(trial).toMatchObject({ code: 0, stdout: expect.stringMatching(/^—/m) });
    expect(trial.stderr).toContain('dry run, nothing recorded');
    expect(await revisions('2024-W01')).toBe(0);
  });

  it('corrects the latest revision when there is a reason, and only once', async () => {
    await submit(await file(...week(1)));
    const path = await file('P.A,S,2024-W01,S.3,,,8,recounted');
    for (const _ of [1, 2]) {
      const corrected = await submit(path, '--json');
      expect(corrected.stderr).toContain('If-Match: "');
      expect(JSON.parse(corrected.stdout)).toMatchObject({ submissions: [{ receipt: { revision: 2 } }] });
    }
    expect(await revisions('2024-W01')).toBe(2);
  });

  it('waits when the service is busy', async () => {
    let busy = 2;
    served.interfere = (_, response) => {
      if (busy === 0) return 'pass';
      busy -= 1;
      response.writeHead(429, { 'retry-after': busy === 1 ? '0' : new Date().toUTCString() }).end();
      return 'answered';
    };
    expect(await submit(await file(...week(1)))).toMatchObject({ code: 0 });
    expect(served.requests).toHaveLength(3);
  });
});
