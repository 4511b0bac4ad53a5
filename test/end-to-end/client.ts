import PostalMime from 'postal-mime';
import * as z from 'zod';
import type { LocalStack } from '../../local/stack.ts';
import { putCatalogue } from '../fixtures/put-catalogue.ts';
import type { Call } from '../fixtures/world.ts';

const mailSchema = z.strictObject({
  id: z.string(),
  to: z.string(),
  subject: z.string(),
  sentAt: z.string(),
  occurrence: z.string(),
});

/** A message as the mailbox lists it. */
export type Listed = z.infer<typeof mailSchema>;

/** A reply, with its body parsed if it is JSON. */
export type Reply = { status: number; headers: Headers; body: unknown };

/** A client that knows nothing of the stack but its address and the demo tokens. */
export class Client {
  readonly #stack: LocalStack;

  constructor(stack: LocalStack) {
    this.#stack = stack;
  }

  async request(path: string, init: RequestInit = {}, as?: string): Promise<Reply> {
    const authorization = as === undefined ? {} : { authorization: `Bearer ${this.#stack.tokens[as] ?? as}` };
    const response = await fetch(this.#stack.url + path, {
      ...init,
      headers: { ...authorization, ...init.headers },
    });
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json') === true;
    return { status: response.status, headers: response.headers, body: json ? JSON.parse(text) : text };
  }

  /** @param ifMatch the entity tag of the revision to correct */
  submit(as: string, body: unknown, key: string, ifMatch?: string): Promise<Reply> {
    const correction = ifMatch === undefined ? {} : { 'if-match': ifMatch };
    return this.post('/v1/submissions', body, as, { 'idempotency-key': key, ...correction });
  }

  /** Puts a catalogue as operations do, with what it changes confirmed. */
  putCatalogue(body: unknown) {
    const registry = async ({ method, path, query = {}, headers = {}, body: content }: Call) => {
      const init = { method, headers, ...(content === undefined ? {} : { body: JSON.stringify(content) }) };
      const reply = await this.request(`${path}?${new URLSearchParams(query)}`, init);
      return { ...reply, headers: Object.fromEntries(reply.headers) };
    };
    const { operations = '', 'operations-2': second = '' } = this.#stack.tokens;
    return putCatalogue(registry, operations, body, { second });
  }

  post(path: string, body: unknown, as: string, more: Record<string, string> = {}): Promise<Reply> {
    const headers = { 'content-type': 'application/json', ...more };
    return this.request(path, { method: 'POST', headers, body: JSON.stringify(body) }, as);
  }

  /** All messages, oldest first. */
  async mailbox(): Promise<Listed[]> {
    const { body } = await this.request('/mailbox.json');
    return z.array(mailSchema).parse(body).reverse();
  }

  /** One message, parsed from its raw source. */
  async message(id: string) {
    const { body } = await this.request(`/mailbox/${id}.eml`);
    return PostalMime.parse(z.string().parse(body));
  }
}
