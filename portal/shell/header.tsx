import { type Signal, useSignal } from '@preact/signals';
import { portalPaths } from '../../contract/portal-paths.ts';
import { chooseLanguage, inWords, language } from '../language/language.ts';
import { say } from '../language/say.ts';
import { go, route } from './address.ts';
import { choosePost, type Person, posts, signOut } from './session.ts';

/** The head of every page: the name of the product, the ways through it, the language, and who is signed in. */
export function Header({ person }: { readonly person: Person | null }) {
  const failed = useSignal('');
  const leave = async () => {
    failed.value = (await signOut()) ? '' : say('signOutFailed');
  };
  return (
    <header class="header">
      <div class="header-inner">
        <a class="brand" href={portalPaths.home()}>
          Tiến Độ
        </a>
        {person !== null && <Ways person={person} />}
        <div class="header-end">
          <LanguageSwitch />
          {person !== null && (
            <>
              <Post person={person} failed={failed} />
              <button type="button" class="quiet" onClick={leave}>
                {say('signOut')}
              </button>
            </>
          )}
        </div>
        <p role="alert" class="header-alert">
          {failed.value}
        </p>
      </div>
    </header>
  );
}

/** Who is signed in; a person with several posts chooses one. */
function Post({ person, failed }: { readonly person: Person; readonly failed: Signal<string> }) {
  if (posts.value.length < 2) return <span class="who">{inWords(person.post)}</span>;
  return (
    <select
      class="who"
      aria-label={say('post')}
      value={person.id}
      onChange={async (event) => {
        failed.value = (await choosePost(event.currentTarget.value)) ?? '';
        go(portalPaths.home());
      }}
    >
      {posts.value.map(({ id, post, unit }) => (
        <option key={id} value={id}>
          {inWords(post)} – {inWords(unit.name)}
        </option>
      ))}
    </select>
  );
}

function Ways({ person }: { readonly person: Person }) {
  const ways = [
    ...(person.role === 'unit'
      ? ([{ page: 'home', path: portalPaths.home(), name: say('owed') }] as const)
      : []),
    ...(person.role === 'operations'
      ? ([{ page: 'operations', path: portalPaths.operations(), name: say('operations') }] as const)
      : []),
    { page: 'week', path: portalPaths.latestWeek(), name: say('weekOfLeaders') },
    { page: 'milestones', path: portalPaths.milestones(), name: say('milestones') },
  ] as const;
  const first = { unit: 'home', operations: 'operations', leader: 'week', reader: 'week' } as const;
  const shown = route.value.page === 'home' ? first[person.role] : route.value.page;
  return (
    <nav aria-label={say('ways')} class="ways">
      {ways.map(({ page, path, name }) => (
        <a key={page} href={path} {...(shown === page ? { 'aria-current': 'page' } : {})}>
          {name}
        </a>
      ))}
    </nav>
  );
}

function LanguageSwitch() {
  const other = language.value === 'vi' ? 'en' : 'vi';
  return (
    <button type="button" class="quiet" lang={other} onClick={() => chooseLanguage(other)}>
      {other === 'en' ? 'English' : 'Tiếng Việt'}
    </button>
  );
}
