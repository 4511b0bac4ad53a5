import { useSignal } from '@preact/signals';
import { auditOperationWords } from '../../domain/audit/audit-operation-words.ts';
import { capitalise } from '../../domain/language/format.ts';
import { inWords } from '../language/language.ts';
import { AuditList } from './audit-list.tsx';
import { ChoiceField, TextField } from './fields.tsx';
import { tell } from './tell.ts';

/** Who changed what, newest first. */
export function AuditPage() {
  const operation = useSignal('');
  const from = useSignal('');
  const to = useSignal('');
  const query = Object.fromEntries(
    [
      ['operation', operation.value],
      ['from', from.value],
      ['to', to.value],
    ].filter(([, value]) => value !== ''),
  );
  const options = Object.entries(auditOperationWords).map(([id, words]) => ({
    id,
    name: capitalise(inWords(words)),
  }));
  return (
    <>
      <div class="filters">
        <ChoiceField
          id="operation"
          label={tell('operation')}
          value={operation}
          options={[{ id: '', name: tell('all') }, ...options]}
        />
        <TextField id="from" label={tell('from')} text={from} type="date" />
        <TextField id="to" label={tell('to')} text={to} type="date" />
      </div>
      <AuditList key={JSON.stringify(query)} query={query} none={tell('noChanges')} />
    </>
  );
}
