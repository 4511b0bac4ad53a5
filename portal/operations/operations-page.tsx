import { useEffect } from 'preact/hooks';
import { portalPaths } from '../../contract/portal-paths.ts';
import { say } from '../language/say.ts';
import { Page } from '../shell/page.tsx';
import { AccessPage } from './access-page.tsx';
import { AuditPage } from './audit-page.tsx';
import { CataloguePage } from './catalogue-page.tsx';
import { ExceptionsPage } from './exceptions-page.tsx';
import { MessagesPage } from './messages-page.tsx';
import { catalogue, readCatalogue } from './names.ts';
import { PreviewPage } from './preview-page.tsx';
import { RecipientPage } from './recipient-page.tsx';
import { RecipientsPage } from './recipients-page.tsx';
import { RunsPage } from './runs-page.tsx';
import { tell } from './tell.ts';

/** What an address of operations asks for. */
export type OperationsRoute = {
  /** Empty for the first page. */
  readonly part: string;
  /** What the page is about; empty for a list. */
  readonly id: string;
  /** Such as `?at=2024-01-15`. */
  readonly query: string;
};

const parts = ['recipients', 'preview', 'exceptions', 'access', 'catalogue', 'audit'] as const;

/** A page of operations under its heading, with the ways to the others. */
export function OperationsPage({ part, id, query }: OperationsRoute) {
  useEffect(() => {
    if (catalogue.peek() === null) void readCatalogue();
  }, []);
  const shown = pageOf(part, id, new URLSearchParams(query));
  return (
    <Page key={`${part}/${id}${query}`} title={shown?.title ?? say('noSuchPage')} above={say('operations')}>
      <nav class="ways parts-of" aria-label={tell('parts')}>
        <Way path={portalPaths.operations()} name={tell('runs')} isShown={part === ''} />
        {parts.map((one) => (
          <Way key={one} path={portalPaths.operationsPart(one)} name={tell(one)} isShown={part === one} />
        ))}
      </nav>
      {shown?.page}
    </Page>
  );
}

function Way({
  path,
  name,
  isShown,
}: {
  readonly path: string;
  readonly name: string;
  readonly isShown: boolean;
}) {
  return (
    <a href={path} {...(isShown ? { 'aria-current': 'page' } : {})}>
      {name}
    </a>
  );
}

function pageOf(part: string, id: string, asked: URLSearchParams) {
  switch (part) {
    case '':
      return { title: tell('runs'), page: <RunsPage /> };
    case 'messages':
      return { title: tell(part), page: <MessagesPage occurrence={asked.get('occurrence')} /> };
    case 'recipients':
      return id === ''
        ? { title: tell(part), page: <RecipientsPage /> }
        : { title: tell('recipient'), page: <RecipientPage id={id} /> };
    case 'preview':
      return {
        title: tell(part),
        page: <PreviewPage at={asked.get('at')} recipient={asked.get('recipient')} />,
      };
    case 'catalogue':
      return { title: tell(part), page: <CataloguePage /> };
    case 'access':
      return { title: tell(part), page: <AccessPage /> };
    case 'exceptions':
      return { title: tell(part), page: <ExceptionsPage /> };
    case 'audit':
      return { title: tell(part), page: <AuditPage /> };
    default:
      return null;
  }
}
