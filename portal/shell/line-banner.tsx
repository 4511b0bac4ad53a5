import { signal } from '@preact/signals';
import { say } from '../language/say.ts';

const isOnline = signal(navigator.onLine);
addEventListener('online', () => {
  isOnline.value = true;
});
addEventListener('offline', () => {
  isOnline.value = false;
});

/** Says that there is no line, as far as the browser knows. */
export function LineBanner() {
  return (
    <div role="status" class="line-banner">
      {isOnline.value ? null : <p>{say('offline')}</p>}
    </div>
  );
}
