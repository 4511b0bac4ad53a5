import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { AddressOf, AnswerOf, OptionsOf } from '../api/declared.ts';
import { requestAt } from '../api/request.ts';
import { say } from '../language/say.ts';
import { Page } from '../shell/page.tsx';
import { signedIn } from '../shell/session.ts';
import { SignInField } from './sign-in-field.tsx';

/** Signing in: an address, then the code that was mailed to it. */
export function SignInPage() {
  const address = useSignal('');
  const code = useSignal('');
  const isAsked = useSignal(false);
  const isBusy = useSignal(false);
  const error = useSignal('');
  const codeField = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isAsked.value) codeField.current?.focus();
  }, [isAsked.value]);

  const tell = async <Id extends 'askForCode' | 'createSession'>(
    path: AddressOf<Id>,
    body: OptionsOf<Id>['body'],
  ): Promise<AnswerOf<Id> | null> => {
    isBusy.value = true;
    error.value = '';
    const outcome = await requestAt<AnswerOf<Id>>(path, { method: 'POST', body });
    isBusy.value = false;
    if (outcome.kind === 'answered') return outcome.body;
    error.value = outcome.kind === 'refused' ? outcome.problem.detail : say('unreachable');
    return null;
  };
  const ask = async () => {
    if (!address.value.includes('@')) {
      error.value = say('addressNeeded');
      return;
    }
    if ((await tell<'askForCode'>('/v1/sign-in/codes', { address: address.value.trim() })) !== null)
      isAsked.value = true;
  };
  const enter = async () => {
    const digits = code.value.replace(/\s/g, '');
    if (!/^\d{8}$/.test(digits)) {
      error.value = say('codeNeeded');
      return;
    }
    const body = { address: address.value.trim(), code: digits };
    const session = await tell<'createSession'>('/v1/sign-in/sessions', body);
    if (session !== null) signedIn(session);
  };
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!isBusy.value) void (isAsked.value ? enter() : ask());
  };
  return (
    <Page title={say('signIn')}>
      <form class="card narrow" noValidate onSubmit={onSubmit}>
        {isAsked.value ? (
          <>
            <p role="status">{say('codeSent', { address: address.value.trim() })}</p>
            <SignInField
              id="code"
              label={say('code')}
              hint={say('codeHint')}
              value={code}
              error={error.value}
              field={codeField}
              inputMode="numeric"
              autoComplete="one-time-code"
            />
          </>
        ) : (
          <SignInField
            id="address"
            label={say('address')}
            hint={say('addressHint')}
            value={address}
            error={error.value}
            inputMode="email"
            autoComplete="email"
          />
        )}
        <p class="actions">
          <button type="submit" class="main" aria-disabled={isBusy.value}>
            {say(isAsked.value ? 'signIn' : 'askForCode')}
          </button>
          {isAsked.value && (
            <button
              type="button"
              class="quiet"
              onClick={() => {
                isAsked.value = false;
                code.value = '';
                error.value = '';
              }}
            >
              {say('otherAddress')}
            </button>
          )}
        </p>
      </form>
    </Page>
  );
}
