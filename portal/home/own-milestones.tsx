import { useEffect, useState } from 'preact/hooks';
import type { MilestoneAnswer } from '../../contract/milestones.ts';
import { portalPaths } from '../../contract/portal-paths.ts';
import { formatDate } from '../../domain/language/format.ts';
import { request } from '../api/request.ts';
import { inWords, language } from '../language/language.ts';
import { say } from '../language/say.ts';
import { outlookOf, statusOf } from '../milestones/outlook.ts';
import { Tag } from '../shell/tag.tsx';

/** The milestones that oblige a unit, with its own progress and pace. Nothing while there are none. */
export function OwnMilestones({ unit }: { readonly unit: string }) {
  const [found, setFound] = useState<readonly MilestoneAnswer[]>([]);
  useEffect(() => {
    void readAll().then(setFound);
  }, []);
  const own = found.flatMap((milestone) => {
    const standing = milestone.obligations.find((one) => one.unit === unit)?.standing;
    return standing === undefined || standing === null ? [] : [{ milestone, standing }];
  });
  if (own.length === 0) return null;
  return (
    <>
      <h2>{say('milestones')}</h2>
      <ul class="tasks">
        {own.map(({ milestone, standing }) => (
          <li key={milestone.id} class="task">
            <div class="task-head">
              <a href={portalPaths.milestone(milestone.id)}>{inWords(milestone.name)}</a>
              <Tag tone={statusOf(standing.status).tone} text={say(statusOf(standing.status).key)} />
            </div>
            <ul class="facts">
              <li>{say('milestoneBy', { date: formatDate(milestone.effectiveDate, language.value) })}</li>
              {outlookOf(standing).map((fact) => (
                <li key={fact}>{fact}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The milestones one by one, since only a milestone's own address has the progress of a unit. */
async function readAll(): Promise<MilestoneAnswer[]> {
  const list = await request<'listMilestones'>('/v1/milestones');
  if (list.kind !== 'answered') return [];
  const details = await Promise.all(
    list.body.milestones.map(({ id }) => request<'getMilestone'>(`/v1/milestones/${encodeURIComponent(id)}`)),
  );
  return details.flatMap((one) => (one.kind === 'answered' ? [one.body] : []));
}
