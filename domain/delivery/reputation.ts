import { Temporal } from 'temporal-polyfill';
import type { SendingStatistics } from './sending-statistics.ts';

/** How far back messages count. */
const countedDays = 14;

/*
 * SES reviews an account at 5 % bounces and 0.1 % complaints, and stops it at 10 % and 0.5 %. A few bad addresses among
 * a few messages are no pattern yet.
 */
const bounceLimit = { least: 10, perMille: 80 };
const complaintLimit = { least: 2, perMille: 4 };

/**
 * Decides whether sending has to pause, before SES stops the whole account.
 * @param statistics of the account @param resumedAt when somebody last let sending go on; what was before is settled
 * @returns why it has to pause, in numbers; null when it need not
 */
export function reputationFailure(
  statistics: readonly SendingStatistics[],
  now: Temporal.Instant,
  resumedAt: string | null,
): string | null {
  const earliest = now.subtract({ hours: countedDays * 24 });
  const resumed = resumedAt === null ? earliest : Temporal.Instant.from(resumedAt);
  const from = Temporal.Instant.compare(resumed, earliest) > 0 ? resumed : earliest;
  const counted = statistics.filter(
    ({ at }) => Temporal.Instant.compare(Temporal.Instant.from(at), from) >= 0,
  );
  const sumOf = (count: 'attempts' | 'bounces' | 'complaints') =>
    counted.reduce((sum, point) => sum + point[count], 0);
  const attempts = sumOf('attempts');
  const exceeds = (count: number, { least, perMille }: typeof bounceLimit) =>
    count >= least && count * 1_000 >= attempts * perMille;
  const bounces = sumOf('bounces');
  const complaints = sumOf('complaints');
  if (exceeds(bounces, bounceLimit)) return `${bounces} bounces in ${attempts} messages`;
  if (exceeds(complaints, complaintLimit)) return `${complaints} complaints about ${attempts} messages`;
  return null;
}
