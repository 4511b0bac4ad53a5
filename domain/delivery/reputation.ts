import { Temporal } from 'temporal-polyfill';
import { isBefore, laterOf } from '../period/compare-instants.ts';
import { instantText } from '../period/instant-text.ts';
import type { SendingStatistics } from './sending-statistics.ts';

/** How far back messages count. */
const countedDays = 14;

/*
 * SES reviews an account at 5 % bounces and 0.1 % complaints, and suspends it at 10 % and 0.5 %. A few bad addresses
 * among a few messages are not a pattern yet. All counts come from SES.
 */
const bounceLimit = { least: 10, perMille: 80 };
const complaintLimit = { least: 2, perMille: 4 };

/**
 * Checks the account's reputation, so that sending pauses before SES suspends the account.
 * @param statistics of the account
 * @param resumedAt when sending was last resumed; earlier statistics are ignored
 * @returns the rates that endanger the reputation, worst first
 */
export function checkReputation(
  statistics: readonly SendingStatistics[],
  now: Temporal.Instant,
  resumedAt: string | null,
): string[] {
  const earliest = now.subtract({ hours: countedDays * 24 });
  const resumed = resumedAt === null ? earliest : Temporal.Instant.from(resumedAt);
  const from = laterOf(resumed, earliest);
  const first = instantText(from);
  const counted = statistics.filter(({ at }) => !isBefore(at, first));
  const sumOf = (count: 'attempts' | 'bounces' | 'complaints') =>
    counted.reduce((sum, point) => sum + point[count], 0);
  const attempts = sumOf('attempts');
  const exceeds = (count: number, { least, perMille }: typeof bounceLimit) =>
    count >= least && count * 1_000 >= attempts * perMille;
  const bounces = sumOf('bounces');
  const complaints = sumOf('complaints');
  return [
    ...(exceeds(bounces, bounceLimit) ? [`${bounces} bounces in ${attempts} messages`] : []),
    ...(exceeds(complaints, complaintLimit) ? [`${complaints} complaints about ${attempts} messages`] : []),
  ];
}
