import { formatLocalTime } from '../../domain/language/format.ts';
import { Loaded } from '../api/loaded.tsx';
import { useAnswer } from '../api/use-answer.ts';
import { inWords, language } from '../language/language.ts';
import { say } from '../language/say.ts';
import { Questions } from '../leaders/questions.tsx';
import { Page } from '../shell/page.tsx';
import type { Person } from '../shell/session.ts';
import { OwedList, ReportsFor } from './owed-list.tsx';
import { OwnMilestones } from './own-milestones.tsx';

/** What a unit owes now, and its milestones. */
export function UnitHome({ person: { unit } }: { readonly person: Person }) {
  const asked = useAnswer<'getOwed'>(`/v1/owed/${encodeURIComponent(unit.id)}`);
  return (
    <Page title={say('owed')} above={inWords(unit.name)}>
      <Loaded asked={asked}>
        {(answer) => (
          <>
            <p class="hint">{say('asOf', { at: formatLocalTime(answer.at, language.value) })}</p>
            <OwedList answer={answer} again={asked.again} />
            <ReportsFor answer={answer} again={asked.again} />
          </>
        )}
      </Loaded>
      <Questions unit={unit.id} />
      <OwnMilestones unit={unit.id} />
    </Page>
  );
}
