import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import type { createWorld } from '../fixtures/world.ts';
import { launchBrowser } from './launch.ts';
import { type PortalServer, servePortal, signIn } from './portal-server.ts';

/** The portal over a world, and a page of it in which the clerk of Sở A is signed in. */
export type ClerkPage = { readonly server: PortalServer; readonly page: Page; close(): Promise<void> };

/** How long the page waits for anything, in milliseconds. */
const patience = 20_000;

/** Starts a browser for the tests of a file, and returns how a test opens the clerk's page. */
export function clerkPages(options: BrowserContextOptions = {}) {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());
  return async (world: ReturnType<typeof createWorld>): Promise<ClerkPage> => {
    const server = await servePortal(world);
    const context = await browser.newContext({ locale: 'vi-VN', ...options });
    await signIn(context, server.url, await world.sessionFor('clerk-a'));
    const page = await context.newPage();
    page.setDefaultTimeout(patience);
    const close = async () => {
      await context.close();
      server.close();
    };
    return { server, page, close };
  };
}
