import type { Command } from 'commander';
import type { ScorecardOptions } from '../commands/scorecard.ts';
import type { RankingOptions } from '../commands/show-ranking.ts';
import { type Declaring, digitsArgument } from './declaring.ts';
import { addFileOptions } from './file-options.ts';

/** Adds the commands that show, re-compute and verify rankings. */
export function addRankingCommands(program: Command, declaring: Declaring): void {
  const { say, settings } = declaring;
  const ranking = program
    .command('ranking')
    .description(say('bảng xếp hạng: xem, xếp lại, kiểm chứng', 'rankings: show, recompute, verify'));
  const show = ranking
    .command('show <set> <period>')
    .description(say('xem bảng xếp hạng', 'show a ranking'))
    .requiredOption('--league <league>', say('khối', 'league'))
    .option(
      '--edition <number>',
      say('lần chốt, mặc định là lần mới nhất', 'edition; default: the latest'),
      digitsArgument(declaring, 4, {
        vi: 'Số thứ tự lần chốt, ví dụ 2.',
        en: 'The number of an edition, such as 2.',
      }),
    );
  addFileOptions(show, declaring).action(async (set: string, period: string, options: RankingOptions) =>
    (await import('../commands/show-ranking.ts')).showRanking(await settings(), set, period, options),
  );
  ranking
    .command('recompute <set> <period>')
    .description(say('xếp lại thành lần chốt kế tiếp', 're-compute, as the next edition'))
    .requiredOption('--reason <reason>', say('lý do', 'reason'))
    .action(async (set: string, period: string, { reason }: { reason: string }) =>
      (await import('../commands/recompute-ranking.ts')).recomputeRanking(
        await settings(),
        set,
        period,
        reason,
      ),
    );
  ranking
    .command('verify <set> <period>')
    .description(
      say(
        'tính lại từ dữ liệu gốc và so sánh; mã thoát 8 nếu khác',
        'recompute from history and compare; exit code 8 if different',
      ),
    )
    .action(async (set: string, period: string) =>
      (await import('../commands/verify-ranking.ts')).verifyRanking(await settings(), set, period),
    );
  program
    .command('scorecard <unit>')
    .description(
      say(
        'phiếu điểm, vì sao tăng giảm, cách lên hạng',
        'a unit’s points, why they changed, the cheapest step up',
      ),
    )
    .requiredOption('--set <set>', say('bộ chỉ số', 'set'))
    .requiredOption('--period <period>', say('kỳ, ví dụ 2024-W02', 'period'))
    .action(async (unit: string, options: ScorecardOptions) =>
      (await import('../commands/scorecard.ts')).showScorecard(await settings(), unit, options),
    );
  program
    .command('league-table <set> <period>')
    .description(say('bảng tổng hợp tháng, quý, năm', 'a league over a month, a quarter or a year'))
    .requiredOption('--league <league>', say('khối', 'league'))
    .action(async (set: string, period: string, { league }: { league: string }) =>
      (await import('../commands/league-table.ts')).showLeagueTable(await settings(), set, period, league),
    );
}
