import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import { say } from '../language/say.ts';
import type { OperationsRoute } from '../operations/operations-page.tsx';
import { Page } from './page.tsx';

/** The pages of operations, once they are loaded; `failed` when they cannot be. */
const loaded = signal<{ readonly page: ComponentType<OperationsRoute> } | 'failed' | null>(null);

/** The pages of operations, whose script only operations load. */
export function LazyOperations(route: OperationsRoute) {
  useEffect(() => {
    if (loaded.peek() === null) void load();
  }, []);
  const { value } = loaded;
  if (value === null) {
    return (
      <Page title={say('operations')}>
        <p role="status">{say('loading')}</p>
      </Page>
    );
  }
  if (value === 'failed') {
    return (
      <Page title={say('operations')}>
        <p role="alert">{say('newVersion')}</p>
        <button type="button" onClick={() => location.reload()}>
          {say('reload')}
        </button>
      </Page>
    );
  }
  const Shown = value.page;
  return <Shown {...route} />;
}

async function load(): Promise<void> {
  try {
    const { OperationsPage } = await import('../operations/operations-page.tsx');
    loaded.value = { page: OperationsPage };
  } catch {
    // A version that was deployed since has other files.
    loaded.value = 'failed';
  }
}
