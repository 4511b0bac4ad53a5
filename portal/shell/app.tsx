import { EntryPage } from '../entry/entry-page.tsx';
import { UnitHome } from '../home/unit-home.tsx';
import { say } from '../language/say.ts';
import { ScorecardPage } from '../leaders/scorecard-page.tsx';
import { WeekPage } from '../leaders/week-page.tsx';
import { MilestonePage } from '../milestones/milestone-page.tsx';
import { MilestonesPage } from '../milestones/milestones-page.tsx';
import { SignInPage } from '../sign-in/sign-in-page.tsx';
import { route } from './address.ts';
import { Header } from './header.tsx';
import { LazyOperations } from './lazy-operations.tsx';
import { LineBanner } from './line-banner.tsx';
import { Page } from './page.tsx';
import { type Person, session } from './session.ts';
import { signedOut } from './signed-out.ts';

/** The portal: its header, and the page of the address. */
export function App() {
  const { value } = session;
  return (
    <>
      <a class="skip" href="#content">
        {say('skip')}
      </a>
      <Header person={value.state === 'signed-in' && !signedOut.value ? value.person : null} />
      <LineBanner />
      {value.state === 'signed-in' && !signedOut.value ? (
        <Shown person={value.person} />
      ) : value.state === 'asking' ? (
        <main id="content" class="page" aria-busy="true" />
      ) : value.state === 'unreachable' ? (
        <Page title={say('noLine')}>
          <p>{say('noLineAdvice')}</p>
          <button type="button" onClick={() => location.reload()}>
            {say('reload')}
          </button>
        </Page>
      ) : (
        <SignInPage />
      )}
    </>
  );
}

function Shown({ person }: { readonly person: Person }) {
  const { value } = route;
  switch (value.page) {
    case 'home':
      if (person.role === 'unit') return <UnitHome key={person.id} person={person} />;
      if (person.role === 'operations') return <LazyOperations part="" id="" query="" />;
      return <WeekPage set="" period="" />;
    case 'week':
      return <WeekPage key={location.pathname} {...value} />;
    case 'unit':
      return <ScorecardPage key={location.href} {...value} />;
    case 'milestones':
      return <MilestonesPage />;
    case 'milestone':
      return <MilestonePage key={value.id} id={value.id} />;
    case 'operations':
      return person.role === 'operations' ? <LazyOperations {...value} /> : <NoSuchPage />;
    case 'entry':
      return <EntryPage key={location.pathname} {...value} person={person} />;
    default:
      return <NoSuchPage />;
  }
}

function NoSuchPage() {
  return (
    <Page title={say('noSuchPage')}>
      <p>
        <a href="/">{say('toHome')}</a>
      </p>
    </Page>
  );
}
