import { portalPaths } from '../../contract/portal-paths.ts';
import { formatWeek } from '../../domain/language/format.ts';
import { inWords, language } from '../language/language.ts';
import { say } from '../language/say.ts';
import { Page } from '../shell/page.tsx';
import { Completeness } from './completeness.tsx';
import { LeagueRanking } from './league-ranking.tsx';
import { PublishedStanding } from './published-standing.tsx';
import { OfRankedWeek, type RankedWeek } from './ranked-week.tsx';
import { weekAfter } from './weeks.ts';

/** A ranked week: each league in its order, and who sent figures. */
export function WeekPage({ set, period }: { readonly set: string; readonly period: string }) {
  return (
    <Page
      title={
        period === '' ? say('weekOfLeaders') : say('weekTitle', { week: formatWeek(period, language.value) })
      }
    >
      <OfRankedWeek set={set} period={period}>
        {(week) => <Week week={week} />}
      </OfRankedWeek>
    </Page>
  );
}

function Week({ week: { catalogue, set, period } }: { readonly week: RankedWeek }) {
  const { value } = language;
  const to = (weeks: number) => portalPaths.week(set.id, weekAfter(period, weeks));
  const leagues = catalogue.leagues.filter(({ id }) => set.leagues.includes(id));
  return (
    <>
      <p class="lead">
        {inWords(set.name)}, {formatWeek(period, value)}
      </p>
      <nav class="actions weeks" aria-label={say('otherWeeks')}>
        <a href={to(-1)}>{say('weekBefore', { week: formatWeek(weekAfter(period, -1), value) })}</a>
        <a href={to(1)}>{say('weekAfter', { week: formatWeek(weekAfter(period, 1), value) })}</a>
        <button type="button" onClick={() => print()}>
          {say('print')}
        </button>
      </nav>
      <PublishedStanding key={`standing/${period}`} set={set.id} period={period} />
      {leagues.map((league) => (
        <LeagueRanking key={`${league.id}/${period}`} set={set.id} period={period} league={league} />
      ))}
      <Completeness key={period} set={set.id} period={period} />
    </>
  );
}
