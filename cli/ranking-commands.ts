import { type Command, InvalidArgumentError } from 'commander';
import type { ScorecardOptions } from './commands/scorecard.ts';
import type { RankingOptions } from './commands/show-ranking.ts';
import type { Settings } from './settings.ts';

/** Adds the commands that show, re-compute and verify rankings. */
export function addRankingCommands(program: Command, settings: () => Promise<Settings>): void {
  const ranking = program
    .command('ranking')
    .description('bảng xếp hạng: xem, xếp lại, kiểm chứng / rankings: show, recompute, verify');
  ranking
    .command('show <set> <period>')
    .description('xem bảng xếp hạng / show a ranking')
    .requiredOption('--league <league>', 'khối / league')
    .option(
      '--edition <number>',
      'lần chốt, mặc định là lần mới nhất / edition; default: the latest',
      numberOf,
    )
    .action(async (set: string, period: string, options: RankingOptions) =>
      (await import('./commands/show-ranking.ts')).showRanking(await settings(), set, period, options),
    );
  ranking
    .command('recompute <set> <period>')
    .description('xếp lại thành lần chốt kế tiếp / re-compute, as the next edition')
    .requiredOption('--reason <reason>', 'lý do / reason')
    .action(async (set: string, period: string, { reason }: { reason: string }) =>
      (await import('./commands/recompute-ranking.ts')).recomputeRanking(
        await settings(),
        set,
        period,
        reason,
      ),
    );
  ranking
    .command('verify <set> <period>')
    .description(
      'tính lại từ dữ liệu gốc và so sánh / recompute from history and compare; exit code 5 if different',
    )
    .action(async (set: string, period: string) =>
      (await import('./commands/verify-ranking.ts')).verifyRanking(await settings(), set, period),
    );
  program
    .command('scorecard <unit>')
    .description(
      'phiếu điểm, vì sao tăng giảm, cách lên hạng / a unit’s points, why they changed, the cheapest step up',
    )
    .requiredOption('--set <set>', 'bộ chỉ số / set')
    .requiredOption('--period <period>', 'kỳ, ví dụ 2024-W02 / period')
    .action(async (unit: string, options: ScorecardOptions) =>
      (await import('./commands/scorecard.ts')).showScorecard(await settings(), unit, options),
    );
  program
    .command('league-table <set> <period>')
    .description('bảng tổng hợp tháng, quý, năm / a league over a month, a quarter or a year')
    .requiredOption('--league <league>', 'khối / league')
    .action(async (set: string, period: string, { league }: { league: string }) =>
      (await import('./commands/league-table.ts')).showLeagueTable(await settings(), set, period, league),
    );
}

function numberOf(text: string): number {
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('số thứ tự lần chốt, ví dụ 2 / the number of an edition, such as 2');
}
