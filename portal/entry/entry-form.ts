import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { FormAnswer } from '../../contract/forms.ts';
import type { Receipt } from '../../contract/submissions/receipt.ts';
import { request } from '../api/request.ts';
import { language } from '../language/language.ts';
import { type Conflict, compareDraft } from './conflicts.ts';
import { type Draft, type DraftPlace, forgetDraft, keepDraft, type Pending } from './draft.ts';
import { hasOwnFault, placeFaults, type Shown, shownFaults } from './entry-faults.ts';
import { draftRow, type EntryRow, entryRow, type Fault, fillRow } from './entry-row.ts';
import { rewritten } from './read-cell.ts';
import { submissionBody } from './submission-body.ts';

/** How long after the last change the draft is kept, in milliseconds. */
const restBeforeKeeping = 300;

/** How often a submission without an answer is sent again, in milliseconds. */
const restBeforeRetry = 15_000;

/**
 * The figures of a unit for a set and period while they are entered: the rows, the draft on this device, and the submission on
 * its way. Each cell is a signal of its own, so that a keystroke draws one cell.
 */
export class EntryForm {
  readonly answer: FormAnswer;
  readonly rows: readonly EntryRow[];
  readonly note: Signal<string>;
  readonly reason = signal('');
  readonly conflicts = signal<readonly Conflict[]>([]);
  readonly pending = signal<Pending | null>(null);
  readonly receipt = signal<Receipt | null>(null);
  /** Faults of the whole submission, by the API. */
  readonly faults = signal<readonly Fault[]>([]);
  readonly isSending = signal(false);
  /** Whether the last attempt to send found no server. */
  readonly isUnreachable = signal(false);
  /** Whether the summary of faults is shown; it is after an attempt to send. */
  readonly isSummed = signal(false);
  readonly mayEnter: ReadonlySignal<boolean>;
  readonly changed: ReadonlySignal<readonly EntryRow[]>;
  /** Whether the note says something else than the one in force. */
  readonly isNoteChanged: ReadonlySignal<boolean>;
  readonly onAccepted: () => void;
  readonly isOwn: boolean;
  readonly #place: DraftPlace;
  readonly #stops: (() => void)[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isKept = false;
  #writtenIn = language.peek();

  /**
   * @param isOwn whether the reader may submit for the unit
   * @param onAccepted called once the figures are recorded, or others are in force: the form is to be read again
   */
  constructor(answer: FormAnswer, isOwn: boolean, onAccepted: () => void) {
    const { unit, set, period, inForce, groups, state } = answer;
    this.answer = answer;
    this.onAccepted = onAccepted;
    this.isOwn = isOwn;
    this.#place = { unit: unit.id, set: set.id, period };
    this.rows = groups.flatMap(({ indicators }) =>
      indicators.map((asked) =>
        entryRow(asked, inForce?.values[asked.indicator], inForce?.comments[asked.indicator]),
      ),
    );
    this.note = signal(inForce?.note ?? '');
    this.mayEnter = computed(
      () =>
        isOwn &&
        (state === 'open' || state === 'reopened') &&
        this.pending.value === null &&
        !this.isSending.value,
    );
    this.changed = computed(() => this.rows.filter(({ isChanged }) => isChanged.value));
    this.isNoteChanged = computed(() => this.note.value.trim() !== (inForce?.note ?? ''));
  }

  /** The revision that the figures are entered over; 0 before the first. */
  get base(): number {
    return this.answer.inForce?.revision ?? 0;
  }

  /** Takes up a draft, and from now on keeps what is entered. */
  begin(draft: Draft | null): void {
    if (draft !== null) this.#takeUp(draft);
    const stopKeeping = effect(() => {
      const rows = Object.fromEntries(this.changed.value.map((row) => [row.asked.indicator, draftRow(row)]));
      const [note, reason, pending] = [this.note.value, this.reason.value, this.pending.value];
      // What is still to be decided stays in the draft it came from.
      if (this.conflicts.value.length > 0) return;
      clearTimeout(this.#timer);
      const made = { rows, note, reason, pending };
      this.#timer = setTimeout(() => void this.#keep(made), restBeforeKeeping);
    });
    const stopRewriting = effect(() => this.#rewrite());
    const retry = () => void this.send();
    const rounds = setInterval(retry, restBeforeRetry);
    addEventListener('online', retry);
    this.#stops.push(
      stopKeeping,
      stopRewriting,
      () => clearInterval(rounds),
      () => removeEventListener('online', retry),
    );
    void this.send();
  }

  /** Stops; what is entered has been kept. */
  end(): void {
    for (const stop of this.#stops) stop();
  }

  /** Decides a conflict: the figure entered here goes on, or the one in force. */
  decide({ indicator, mine }: Conflict, isMine: boolean): void {
    const row = this.rows.find(({ asked }) => asked.indicator === indicator);
    if (isMine && row !== undefined) fillRow(row, mine);
    this.conflicts.value = this.conflicts.value.filter((one) => one.indicator !== indicator);
  }

  /** Asks the API what it would say, unless a cell is no number yet; says it beside the cells. */
  async check(): Promise<void> {
    if (this.pending.peek() !== null || this.changed.peek().length === 0) {
      this.#show([]);
      return;
    }
    const body = this.#body(this.changed.peek().filter(({ figure }) => figure.peek() !== null));
    if (Object.keys(body.values).length === 0) return;
    const outcome = await request<'createSubmission'>('/v1/submissions?dryRun=true', {
      method: 'POST',
      body,
      headers: this.#headers(`dry-${crypto.randomUUID()}`, this.base),
    });
    if (outcome.kind === 'answered') this.#show([]);
    if (outcome.kind === 'refused' && outcome.status === 422) this.#show(outcome.problem.errors ?? []);
  }

  /** Submits what was changed, once. A broken line leaves it waiting, to be sent again with the same key. */
  async submit(): Promise<void> {
    this.isSummed.value = true;
    if (!this.mayEnter.peek() || this.rows.some(hasOwnFault)) return;
    const rows = this.#rowsToSend();
    if (rows.length === 0 || this.conflicts.peek().length > 0) return;
    const key = crypto.randomUUID();
    const pending = { key, body: JSON.stringify(this.#body(rows)), base: this.base };
    // Kept before it is sent: a browser that closes now knows what it sent, and with which key.
    await keepDraft(this.#place, this.#draft({ ...this.#now(), pending }));
    this.pending.value = pending;
    await this.send();
  }

  /** Sends the waiting submission again; nothing happens while none waits. */
  async send(): Promise<void> {
    const pending = this.pending.peek();
    if (pending === null || this.isSending.peek()) return;
    this.isSending.value = true;
    const outcome = await request<'createSubmission'>('/v1/submissions', {
      method: 'POST',
      body: JSON.parse(pending.body),
      headers: this.#headers(pending.key, pending.base),
    });
    this.isSending.value = false;
    this.isUnreachable.value = outcome.kind === 'unreachable';
    if (outcome.kind === 'unreachable') return;
    if (outcome.kind === 'answered') {
      const { body: receipt } = outcome;
      // Only a file is answered for several.
      if ('revision' in receipt) await this.#accepted(pending, receipt);
      return;
    }
    const { status, problem } = outcome;
    if (
      status === 401 ||
      status === 429 ||
      status >= 500 ||
      problem.type.endsWith('#idempotency-key-in-flight')
    )
      return;
    this.pending.value = null;
    if (status === 412 || problem.type.endsWith('#correction-needs-if-match')) {
      clearTimeout(this.#timer);
      await keepDraft(this.#place, this.#draft({ ...this.#now(), pending: null }));
      this.onAccepted();
      return;
    }
    this.isSummed.value = true;
    const faults = problem.errors ?? [];
    this.#show(faults.length > 0 ? faults : [{ pointer: '', code: problem.type, detail: problem.detail }]);
  }

  /** Everything that is wrong now, in the order of the form. */
  shown(): Shown[] {
    return shownFaults(this.rows, this.faults.value);
  }

  async #accepted(pending: Pending, receipt: Receipt): Promise<void> {
    clearTimeout(this.#timer);
    this.end();
    await forgetDraft(this.#place, pending.base);
    if (this.base !== pending.base) await forgetDraft(this.#place, this.base);
    this.receipt.value = receipt;
    this.onAccepted();
  }

  #takeUp(draft: Draft): void {
    this.#isKept = true;
    this.#writtenIn = draft.locale;
    this.reason.value = draft.reason;
    this.pending.value = draft.pending;
    const { kept, conflicts, note } = compareDraft(draft, this.answer);
    if (note !== null) this.note.value = note;
    for (const row of this.rows) {
      const mine = kept.get(row.asked.indicator);
      if (mine !== undefined) fillRow(row, mine);
    }
    // The answer to what was sent decides first.
    if (draft.pending === null) this.conflicts.value = conflicts;
    if (draft.base !== this.base && draft.pending === null && conflicts.length === 0)
      void forgetDraft(this.#place, draft.base);
  }

  /** Writes the numbers the way of a language that was chosen in between, so that they stay the same numbers. */
  #rewrite(): void {
    const to = language.value;
    const from = this.#writtenIn;
    if (to === from) return;
    this.#writtenIn = to;
    for (const { cells } of this.rows)
      for (const { text, entry } of cells) text.value = rewritten(text.peek(), entry.form, from, to);
    void this.check();
  }

  #now(): Pick<Draft, 'rows' | 'note' | 'reason'> {
    const rows = this.changed
      .peek()
      .map((row): [string, ReturnType<typeof draftRow>] => [row.asked.indicator, draftRow(row)]);
    return { rows: Object.fromEntries(rows), note: this.note.peek(), reason: this.reason.peek() };
  }

  #draft(made: Pick<Draft, 'rows' | 'note' | 'reason' | 'pending'>): Draft {
    return {
      base: this.base,
      baseValues: this.answer.inForce?.values ?? {},
      locale: this.#writtenIn,
      baseNote: this.answer.inForce?.note ?? '',
      ...made,
      savedAt: Date.now(),
    };
  }

  async #keep(made: Pick<Draft, 'rows' | 'note' | 'reason' | 'pending'>): Promise<void> {
    const isEmpty =
      Object.keys(made.rows).length === 0 && made.pending === null && !this.isNoteChanged.peek();
    if (isEmpty && !this.#isKept) return;
    this.#isKept = !isEmpty;
    if (isEmpty) await forgetDraft(this.#place, this.base);
    else await keepDraft(this.#place, this.#draft(made));
  }

  /** What was changed; where that is the note alone, the figures in force, since a submission has some. */
  #rowsToSend(): readonly EntryRow[] {
    const rows = this.changed.peek();
    if (rows.length > 0 || !this.isNoteChanged.peek()) return rows;
    return this.rows.filter(({ inForce }) => inForce !== undefined);
  }

  #body(rows: readonly EntryRow[]) {
    const note = this.isNoteChanged.peek() ? this.note.peek().trim() : null;
    return submissionBody(this.answer, rows, { note, reason: this.reason.peek().trim() });
  }

  #headers(key: string, base: number): Record<string, string> {
    return { 'idempotency-key': key, ...(base === 0 ? {} : { 'if-match': `"${base}"` }) };
  }

  #show(faults: readonly Fault[]): void {
    this.faults.value = placeFaults(this.rows, faults);
  }
}
