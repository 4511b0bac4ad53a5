import type { FormAnswer } from '../../contract/forms.ts';
import type { RevisionsAnswer } from '../../contract/submissions/revisions.ts';
import type { StoredSubmission } from '../../contract/submissions/stored-submission.ts';
import { figuresAddress } from '../api/addresses.ts';
import { request } from '../api/request.ts';
import { periodBefore } from './period-before.ts';

type Figure = StoredSubmission['values'][string];

/** The figure of an indicator in a period; null where none was sent. */
export type PastFigure = {
  readonly period: string;
  readonly figure: Figure | null;
  readonly comment: string | null;
};

type Revision = RevisionsAnswer['revisions'][number];

/** A change of an indicator within the form's period. */
export type RowChange = Pick<Revision, 'revision' | 'receivedAt' | 'by'> & {
  readonly reason: string | null;
  readonly from: Figure | null;
  readonly to: Figure;
};

/** What was sent of an indicator before, and who changed it. */
export type RowHistory = { readonly past: readonly PastFigure[]; readonly changes: readonly RowChange[] };

/** How many periods a history has, the one of the form included. */
const periodsShown = 12;

/** What a form's unit has sent before, read once, for the history of every row. */
export class FormHistory {
  readonly #form: Pick<FormAnswer, 'unit' | 'set' | 'period'>;
  #read: Promise<{
    readonly sent: Map<string, StoredSubmission>;
    readonly revisions: Revision[];
  } | null> | null = null;

  constructor(form: Pick<FormAnswer, 'unit' | 'set' | 'period'>) {
    this.#form = form;
  }

  /** The history of an indicator; null without a line. */
  async of(indicator: string): Promise<RowHistory | null> {
    this.#read ??= this.#readAll();
    const found = await this.#read;
    if (found === null) {
      this.#read = null;
      return null;
    }
    const past = this.#periods().map((period): PastFigure => {
      const sent = found.sent.get(period);
      return {
        period,
        figure: sent?.values[indicator] ?? null,
        comment: sent?.comments?.[indicator] ?? null,
      };
    });
    const changes = found.revisions.flatMap(({ revision, receivedAt, by, reason = null, changes: all }) =>
      all
        .filter((change) => change.indicator === indicator)
        .map(({ from, to }): RowChange => ({ revision, receivedAt, by, reason, from, to })),
    );
    return { past, changes };
  }

  #periods(): string[] {
    const periods = [this.#form.period];
    while (periods.length < periodsShown) periods.push(periodBefore(periods.at(-1) ?? ''));
    return periods;
  }

  async #readAll() {
    const { unit, set, period } = this.#form;
    const at = (of: string) => figuresAddress(set.id, of, unit.id);
    const [history, ...answers] = await Promise.all([
      request<'listRevisions'>(
        `/v1/submissions/${encodeURIComponent(set.id)}/${period}/${encodeURIComponent(unit.id)}/revisions`,
      ),
      ...this.#periods().map(async (of) => [of, await request<'getSubmission'>(at(of))] as const),
    ]);
    if (history.kind === 'unreachable' || answers.some(([, { kind }]) => kind === 'unreachable')) return null;
    const sent = new Map(
      answers.flatMap(([of, answer]) => (answer.kind === 'answered' ? [[of, answer.body] as const] : [])),
    );
    return { sent, revisions: history.kind === 'answered' ? history.body.revisions : [] };
  }
}
