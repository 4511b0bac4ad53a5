import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { formatLocalTime } from '../../domain/language/format.ts';
import { language } from '../language/language.ts';
import { instantAt } from './days.ts';
import { type Decided, decide, type NeededField, useNeededField } from './extension-decision.ts';
import { TextField } from './fields.tsx';
import { tell } from './tell.ts';

/** Two buttons that open the forms to grant a request for an extension until an hour, or to refuse it with a reason. */
export function DecideExtension(decided: Decided) {
  const chosen = useSignal<'grant' | 'refuse' | null>(null);
  return (
    <>
      <p class="actions">
        {(['grant', 'refuse'] as const).map((one) => (
          <button
            key={one}
            type="button"
            aria-label={`${tell(one)}: ${decided.name}`}
            aria-expanded={chosen.value === one}
            onClick={() => {
              chosen.value = chosen.value === one ? null : one;
            }}
          >
            {tell(one)}
          </button>
        ))}
      </p>
      {chosen.value === 'grant' && <Grant {...decided} />}
      {chosen.value === 'refuse' && <Refuse {...decided} />}
    </>
  );
}

function Grant(decided: Decided) {
  const { id, name, change } = decided;
  const until = useNeededField('/until', 'untilNeeded');
  const officer = useNeededField('/officer', 'officerNeeded');
  useFirst(until);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void decide(
          decided,
          [until, officer],
          () => ({
            outcome: 'granted',
            officer: officer.text.value.trim(),
            until: instantAt(until.text.value),
          }),
          ({ decision }) =>
            tell('extensionGranted', {
              name,
              at: decision?.outcome === 'granted' ? formatLocalTime(decision.until, language.value) : '',
            }),
        );
      }}
    >
      <TextField
        id={`until-${id}`}
        label={tell('grantUntil')}
        hint={tell('grantUntilHint')}
        text={until.text}
        field={until.field}
        error={until.error.value}
        type="datetime-local"
      />
      <TextField
        id={`officer-${id}`}
        label={tell('officer')}
        hint={tell('officerHint')}
        text={officer.text}
        field={officer.field}
        error={officer.error.value}
        most={120}
      />
      <button type="submit" class="main" aria-disabled={change.isBusy.value}>
        {tell('grant')}
      </button>
    </form>
  );
}

function Refuse(decided: Decided) {
  const { id, name, change } = decided;
  const reason = useNeededField('/reason', 'reasonNeeded');
  useFirst(reason);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void decide(
          decided,
          [reason],
          () => ({ outcome: 'refused', reason: reason.text.value.trim() }),
          () => tell('extensionRefused', { name }),
        );
      }}
    >
      <TextField
        id={`reason-${id}`}
        label={tell('refuseReason')}
        hint={tell('refuseReasonHint')}
        text={reason.text}
        error={reason.error.value}
        field={reason.field}
        most={500}
      />
      <button type="submit" class="main" aria-disabled={change.isBusy.value}>
        {tell('refuse')}
      </button>
    </form>
  );
}

/** The keyboard goes on in the first field of a form that has opened. */
function useFirst({ field }: NeededField) {
  useEffect(() => field.current?.focus(), []);
}
