import type { MilestonesAnswer } from '../../contract/milestones.ts';
import { portalPaths } from '../../contract/portal-paths.ts';
import { formatDate, formatInteger } from '../../domain/language/format.ts';
import { Loaded } from '../api/loaded.tsx';
import { useAnswer } from '../api/use-answer.ts';
import { inWords, language } from '../language/language.ts';
import { say } from '../language/say.ts';
import { Page } from '../shell/page.tsx';
import { Tag } from '../shell/tag.tsx';
import { outlookOf, statusOf, urgency } from './outlook.ts';

/** All milestones, those at risk first. */
export function MilestonesPage() {
  const asked = useAnswer<'listMilestones'>('/v1/milestones?limit=200');
  return (
    <Page title={say('milestones')}>
      <Loaded asked={asked}>
        {({ milestones, day }) => (
          <>
            <p class="hint">{say('asOf', { at: formatDate(day, language.value) })}</p>
            {milestones.length === 0 ? <p>{say('noMilestones')}</p> : null}
            <ul class="tasks">
              {milestones
                .toSorted((one, other) => urgency(summaryStatus(one)) - urgency(summaryStatus(other)))
                .map((milestone) => (
                  <Summary key={milestone.id} milestone={milestone} />
                ))}
            </ul>
          </>
        )}
      </Loaded>
    </Page>
  );
}

type MilestoneSummary = MilestonesAnswer['milestones'][number];

/** The most urgent status of a milestone's units; null for a date alone. */
function summaryStatus({ units }: MilestoneSummary) {
  return (['overdue', 'at-risk', 'on-track', 'done'] as const).find((status) => units[status] > 0) ?? null;
}

function Summary({ milestone }: { readonly milestone: MilestoneSummary }) {
  const { id, name, effectiveDate, units, total } = milestone;
  const status = summaryStatus(milestone);
  const counts = (['overdue', 'at-risk', 'on-track', 'done'] as const).flatMap((one) =>
    units[one] === 0
      ? []
      : [
          `${say(statusOf(one).key)}: ${formatInteger(units[one], language.value)}/${formatInteger(units.obliged, language.value)}`,
        ],
  );
  return (
    <li class="task">
      <div class="task-head">
        <a href={portalPaths.milestone(id)}>{inWords(name)}</a>
        {status !== null && <Tag tone={statusOf(status).tone} text={say(statusOf(status).key)} />}
      </div>
      <ul class="facts">
        <li>{say('milestoneBy', { date: formatDate(effectiveDate, language.value) })}</li>
        {counts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
        {(total === null ? [] : outlookOf(total)).map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
        {total?.illustrative === true && <li>{say('illustrative')}</li>}
      </ul>
    </li>
  );
}
