import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { OwedAnswer } from '../../contract/owed.ts';
import { formatDate, formatWeekday } from '../../domain/language/format.ts';
import { request } from '../api/request.ts';
import { language } from '../language/language.ts';
import { say } from '../language/say.ts';
import type { OwedAction } from './owed-action.ts';

type Owed = OwedAnswer['owed'][number];

/** Until when the unit is not reminded, in a sentence. */
export function snoozeFact({ snooze }: Owed): string[] {
  if (snooze === null) return [];
  return [say('snoozed', { day: dayOf(snooze.until), by: snooze.by })];
}

/** Says that the unit is working on the figures, and puts its reminders off to a day: nothing once all is sent, or due. */
export function SnoozeReminders({
  owed: { set, period, isEnough, snoozeDays },
  name,
  unit,
  again,
}: OwedAction) {
  const isChoosing = useSignal(false);
  const isBusy = useSignal(false);
  const failure = useSignal('');
  const first = useRef<HTMLButtonElement>(null);
  if (isEnough || snoozeDays.length === 0) return null;
  const choose = async (until: string) => {
    if (isBusy.peek()) return;
    isBusy.value = true;
    const body = { unit, set, period, until };
    const outcome = await request<'snoozeReminders'>('/v1/snoozes', { method: 'POST', body });
    isBusy.value = false;
    if (outcome.kind === 'answered') {
      isChoosing.value = false;
      return again();
    }
    failure.value = outcome.kind === 'refused' ? outcome.problem.detail : say('unreachable');
  };
  if (!isChoosing.value)
    return (
      <button
        type="button"
        aria-label={`${say('snooze')}: ${name}`}
        onClick={() => {
          isChoosing.value = true;
          failure.value = '';
          requestAnimationFrame(() => first.current?.focus());
        }}
      >
        {say('snooze')}
      </button>
    );
  return (
    <div class="field">
      <p>{say('snoozeUntil', { name })}</p>
      <p class="error" role="alert">
        {failure.value}
      </p>
      <p class="actions">
        {snoozeDays.map((day, index) => (
          <button
            key={day}
            ref={index === 0 ? first : null}
            type="button"
            aria-disabled={isBusy.value}
            onClick={() => void choose(day)}
          >
            {dayOf(day)}
          </button>
        ))}
        <button
          type="button"
          onClick={() => {
            isChoosing.value = false;
          }}
        >
          {say('cancel')}
        </button>
      </p>
    </div>
  );
}

function dayOf(day: string): string {
  return `${formatWeekday(day, language.value)}, ${formatDate(day, language.value)}`;
}
