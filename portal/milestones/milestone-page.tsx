import type { MilestoneAnswer } from '../../contract/milestones.ts';
import { portalPaths } from '../../contract/portal-paths.ts';
import { formatAmount, formatDate, formatInteger } from '../../domain/language/format.ts';
import { Loaded } from '../api/loaded.tsx';
import { useAnswer } from '../api/use-answer.ts';
import { inWords, language } from '../language/language.ts';
import { say } from '../language/say.ts';
import { Page } from '../shell/page.tsx';
import { Tag } from '../shell/tag.tsx';
import { statusOf, urgency } from './outlook.ts';

type Obligation = MilestoneAnswer['obligations'][number];

/** A milestone, unit by unit, those at risk first. */
export function MilestonePage({ id }: { readonly id: string }) {
  const asked = useAnswer<'getMilestone'>(`/v1/milestones/${encodeURIComponent(id)}?limit=1000`);
  return (
    <Page title={say('milestone')}>
      <Loaded asked={asked}>{(milestone) => <Detail milestone={milestone} />}</Loaded>
      <p class="actions">
        <a href={portalPaths.milestones()}>{say('toMilestones')}</a>
        <button type="button" onClick={() => print()}>
          {say('print')}
        </button>
      </p>
    </Page>
  );
}

const columns = ['status', 'done', 'target', 'pacePerDay', 'neededPerDay', 'projectedOn'] as const;

function Detail({ milestone }: { readonly milestone: MilestoneAnswer }) {
  const { name, effectiveDate, extension, measure, obligations, total } = milestone;
  const { value } = language;
  const facts = [
    say('milestoneBy', { date: formatDate(effectiveDate, value) }),
    ...(extension === null
      ? []
      : [say('extended', { from: formatDate(extension.from, value), reason: inWords(extension.reason) })]),
    ...(measure === null ? [] : [say('counted', { measure: inWords(measure) })]),
    ...(total?.illustrative === true ? [say('illustrative')] : []),
  ];
  return (
    <>
      <p class="lead">{inWords(name)}</p>
      <ul class="facts">
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      <table>
        <caption>{say('milestoneCaption')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('unit')}</th>
            {columns.map((key) => (
              <th
                key={key}
                scope="col"
                class={key === 'status' ? '' : key === 'done' || key === 'target' ? 'number' : 'number wide'}
              >
                {say(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {obligations
            .toSorted((one, other) => urgency(obligationStatus(one)) - urgency(obligationStatus(other)))
            .map((obligation) => (
              <UnitRow key={obligation.unit} obligation={obligation} />
            ))}
        </tbody>
      </table>
    </>
  );
}

function obligationStatus({ standing, withheld }: Obligation) {
  return standing?.status ?? withheld?.status ?? null;
}

function UnitRow({ obligation }: { readonly obligation: Obligation }) {
  const { name, standing } = obligation;
  const { value } = language;
  const status = obligationStatus(obligation);
  const projected = standing?.projected == null ? null : formatDate(standing.projected, value);
  const number = (count: number | null | undefined) => (count == null ? '—' : formatInteger(count, value));
  const amount = (count: number | undefined) => (count === undefined ? '—' : formatAmount(count, value));
  return (
    <tr>
      <th scope="row">{inWords(name)}</th>
      <td>
        {status === null ? '—' : <Tag tone={statusOf(status).tone} text={say(statusOf(status).key)} />}
        {projected !== null && <span class="measure thin">{say('projected', { date: projected })}</span>}
      </td>
      <td class="number">{number(standing?.done)}</td>
      <td class="number">{number(standing?.target)}</td>
      <td class="number wide">{amount(standing?.pace?.perDay)}</td>
      <td class="number wide">{amount(standing?.neededPace?.perDay)}</td>
      <td class="number wide">{projected ?? '—'}</td>
    </tr>
  );
}
