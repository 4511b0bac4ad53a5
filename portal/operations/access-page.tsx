import { useSignal } from '@preact/signals';
import { SessionList } from './session-list.tsx';
import { tell } from './tell.ts';
import { TokenList } from './token-list.tsx';

/** The tokens of machines and the sessions of people, each to be revoked. */
export function AccessPage() {
  const isLive = useSignal(true);
  return (
    <>
      <label class="check">
        <input
          type="checkbox"
          checked={isLive.value}
          onChange={(event) => {
            isLive.value = event.currentTarget.checked;
          }}
        />{' '}
        {tell('onlyWorking')}
      </label>
      <SessionList isLive={isLive.value} />
      <TokenList isLive={isLive.value} />
    </>
  );
}
