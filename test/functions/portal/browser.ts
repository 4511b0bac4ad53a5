import { catalogueWithPortal } from '../../fixtures/catalogue.ts';
import { fromPortal } from '../../fixtures/every-operation.ts';
import { type Call, createWorld, type Reply } from '../../fixtures/world.ts';

type World = ReturnType<typeof createWorld>;

/** The address of the clerk of P.A. */
export const clerk = 'clerk-a@province.example';

/** A world whose catalogue has posts that may sign in. */
export async function portalWorld(): Promise<World> {
  const world = createWorld();
  await world.applyCatalogue(catalogueWithPortal());
  return world;
}

/** A browser with the portal open: it keeps the cookies that it is given, and sends them back. */
export class Browser {
  readonly #world: World;
  readonly #cookies = new Map<string, string>();

  constructor(world: World) {
    this.#world = world;
  }

  /** The cookies it would send, each as `name=value`. */
  get cookies(): string[] {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`);
  }

  /** Takes over another's cookie. */
  plant(cookie: string): void {
    const at = cookie.indexOf('=');
    this.#cookies.set(cookie.slice(0, at), cookie.slice(at + 1));
  }

  async ask(address: string): Promise<Reply> {
    return this.portal('POST', '/v1/sign-in/codes', { address });
  }

  async tryCode(address: string, code: string): Promise<Reply> {
    return this.portal('POST', '/v1/sign-in/sessions', { address, code });
  }

  /** Asks for a code, and types the one that was mailed. */
  async signIn(address = clerk): Promise<Reply> {
    await this.ask(address);
    return this.tryCode(address, codeIn(this.#world));
  }

  /** A call of the function that serves the portal. */
  async portal(method: Call['method'], path: string, body?: unknown): Promise<Reply> {
    const sent = body === undefined ? {} : { body };
    const reply = await this.#world.portal({
      method,
      path,
      headers: fromPortal,
      cookies: this.cookies,
      ...sent,
    });
    this.#take(reply);
    return reply;
  }

  #take({ cookies = [] }: Reply): void {
    for (const cookie of cookies) {
      const [pair = '', ...flags] = cookie.split('; ');
      if (flags.includes('Max-Age=0')) this.#cookies.delete(pair.slice(0, pair.indexOf('=')));
      else this.plant(pair);
    }
  }
}

/** The code in the last message. */
export function codeIn({ sent }: World): string {
  const code = /^(\d{4}) (\d{4})$/m.exec(sent.at(-1)?.message.text ?? '');
  if (code === null) throw new Error('the last message has no code');
  return `${code[1]}${code[2]}`;
}

/** Another code than the one in the last message. */
export function wrongCode(world: World): string {
  return String((Number(codeIn(world)) + 1) % 100_000_000).padStart(8, '0');
}
