import { render } from 'preact';
import { portalFiles, serviceWorkerFile } from '../contract/portal-paths.ts';
import { followAddress } from './shell/address.ts';
import { App } from './shell/app.tsx';
import { readSession } from './shell/session.ts';

const root = document.getElementById('portal');
if (root !== null) render(<App />, root);
followAddress();
void readSession();
// Without it the portal works as long as there is a line.
if ('serviceWorker' in navigator)
  void navigator.serviceWorker
    .register(portalFiles + serviceWorkerFile, { scope: '/' })
    .catch(() => undefined);
