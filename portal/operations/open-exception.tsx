import { useSignal } from '@preact/signals';
import { formatLocalTime } from '../../domain/language/format.ts';
import { inWords, language } from '../language/language.ts';
import type { Change } from './change.ts';
import { endOf } from './days.ts';
import { ChoiceField, TextField } from './fields.tsx';
import { catalogue } from './names.ts';
import { tell } from './tell.ts';
import { told } from './told.ts';

/** A form that opens an exception from a lock. */
export function OpenException({ change, again }: { readonly change: Change; readonly again: () => void }) {
  const unit = useSignal('');
  const set = useSignal('');
  const period = useSignal('');
  const officer = useSignal('');
  const reason = useSignal('');
  const until = useSignal('');
  const { units = [], sets = [] } = catalogue.value?.catalogue ?? {};
  const open = async () => {
    const typed = unit.value.trim();
    const found = units.find(({ id, name }) => id === typed || name.vi === typed || name.en === typed);
    const body = {
      unit: found?.id ?? typed,
      set: set.value || (sets[0]?.id ?? ''),
      period: period.value.trim(),
      officer: officer.value.trim(),
      reason: reason.value.trim(),
      expiresAt: endOf(until.value),
    };
    if (Object.values(body).includes('') || until.value === '') {
      change.done.value = '';
      change.failure.value = tell('fillIn');
      return;
    }
    if (found === undefined) {
      change.done.value = '';
      change.failure.value = tell('noSuchUnit');
      return;
    }
    const made = await change.make<'createException'>('/v1/exceptions', { method: 'POST', body }, (answer) =>
      told(tell('exceptionOpened', { at: formatLocalTime(answer.expiresAt, language.value) }), answer),
    );
    if (made === null) return;
    for (const field of [unit, period, officer, reason, until]) field.value = '';
    again();
  };
  return (
    <form
      class="card"
      noValidate
      aria-labelledby="open-title"
      onSubmit={(event) => {
        event.preventDefault();
        void open();
      }}
    >
      <h2 id="open-title" class="tight">
        {tell('openException')}
      </h2>
      <p class="hint">{tell('openExceptionHint')}</p>
      <TextField id="unit" label={tell('unit')} hint={tell('unitHint')} text={unit} list="units" />
      <datalist id="units">
        {units.map(({ id, name }) => (
          <option key={id} value={inWords(name)} />
        ))}
      </datalist>
      <ChoiceField
        id="set"
        label={tell('set')}
        value={set}
        options={sets.map(({ id, name }) => ({ id, name: inWords(name) }))}
      />
      <TextField id="period" label={tell('period')} hint={tell('periodHint')} text={period} />
      <TextField id="officer" label={tell('officer')} hint={tell('officerHint')} text={officer} most={120} />
      <TextField id="reason" label={tell('reason')} text={reason} most={500} />
      <TextField id="until" label={tell('expires')} text={until} type="date" />
      <button type="submit" class="main" aria-disabled={change.isBusy.value}>
        {tell('openException')}
      </button>
    </form>
  );
}
