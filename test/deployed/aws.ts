import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import * as z from 'zod';
import type { EmbeddedRequests } from '../../local/database/embedded-requests.ts';
import { closeServer, listenOnLoopback } from '../../local/loopback.ts';
import { errorXml } from '../../local/ses/xml.ts';
import { type AwsCall, type AwsRequest, type AwsService, callsIn, serviceOf } from './aws-call.ts';
import { type Permission, usedBy } from './policies.ts';

/** An answer of AWS. */
export type AwsAnswer = {
  readonly status: number;
  readonly type: string;
  readonly body: Uint8Array | string;
};

/** What happens to a call instead of what it asks: a refusal by its code, or a line that breaks before the answer. */
export type AwsFault = { readonly code: string; readonly status: number; readonly message?: string } | 'cut';

/** Decides whether an allowed call fails; a call waits for the decision. */
export type OnCall = (call: AwsCall, request: AwsRequest) => AwsFault | null | Promise<AwsFault | null>;

export type AwsOptions = {
  readonly permissions: readonly Permission[];
  readonly database: EmbeddedRequests;
  readonly mail: EmbeddedRequests;
  readonly secret: string;
};

const keySchema = z.looseObject({ pk: z.looseObject({}), sk: z.looseObject({}) });
/** A request that writes an item. */
const writeSchema = z.union([
  z
    .object({ TableName: z.string(), Item: keySchema })
    .transform(({ TableName, Item }) => keyIn(TableName, Item)),
  z
    .object({ TableName: z.string(), Key: keySchema, UpdateExpression: z.string() })
    .transform(({ TableName, Key }) => keyIn(TableName, Key)),
]);

function keyIn(table: string, { pk, sk }: z.infer<typeof keySchema>): string {
  return JSON.stringify([table, pk, sk]);
}

const denied = { code: 'AccessDeniedException', status: 400 } as const;
const deniedMail = { code: 'AccessDenied', status: 403 } as const;

/**
 * AWS as functions see it: the database, the mail service and the secret, at a port of this machine. Every call is judged
 * by the permissions of the caller's role, and refused as AWS refuses it.
 */
export async function startAws({ permissions, database, mail, secret }: AwsOptions) {
  const calls: AwsCall[] = [];
  const writes = new Map<string, number>();
  let onCall: OnCall = () => null;
  let losesAnswers = false;

  /** Whether the answer to a request is to be lost: that of the first write of an item, and of every third one since. */
  function isLost(service: AwsService, { body }: AwsRequest): boolean {
    const key =
      service === 'dynamodb' && losesAnswers ? writeSchema.safeParse(JSON.parse(body)).data : undefined;
    // A claim of a message is not known again by its worker: the message is late then, and not lost.
    if (key === undefined || key.includes('"delivery#')) return false;
    const before = writes.get(key) ?? 0;
    writes.set(key, before + 1);
    return before % 3 === 0;
  }

  async function answer(request: AwsRequest): Promise<AwsAnswer | 'cut'> {
    const service = serviceOf(request);
    const parts = callsIn(request);
    calls.push(...parts);
    for (const call of parts) {
      const refusal = service === 'email' ? deniedMail : denied;
      const fault = usedBy(permissions, call).length === 0 ? refusal : await onCall(call, request);
      if (fault === 'cut') return fault;
      if (fault !== null) return refused(service, fault);
    }
    switch (service) {
      case 'dynamodb': {
        const { response } = await database.handle({ method: 'POST', ...request });
        if (isLost(service, request)) return 'cut';
        return { status: response.statusCode, type: 'application/x-amz-json-1.0', body: response.body };
      }
      case 'email': {
        const { response } = await mail.handle({ method: 'POST', ...request });
        return { status: response.statusCode, type: 'text/xml', body: response.body };
      }
      case 'secretsmanager':
        return json(200, { ARN: parts[0]?.resources[0], SecretString: secret });
    }
  }

  const server = createServer(async (incoming, response) => {
    const body = (await buffer(incoming)).toString('utf8');
    const headers = Object.fromEntries(
      Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
    );
    const answered = await answer({ headers, body });
    if (answered === 'cut') response.destroy();
    else response.writeHead(answered.status, { 'content-type': answered.type }).end(answered.body);
  });
  const port = Number(new URL(await listenOnLoopback(server)).port);
  return {
    port,
    /** Everything that functions have asked, in order. */
    calls,
    /** Decides from now on which calls fail; without a decision none does. */
    onCall: (decide: OnCall = () => null) => {
      onCall = decide;
    },
    /** From now on writes are made, and many of their answers are lost, so that clients make them again. */
    loseAnswers: () => {
      losesAnswers = true;
    },
    close: () => closeServer(server),
  };
}

function refused(
  service: AwsService,
  { code, status, message = 'refused by the test' }: Exclude<AwsFault, 'cut'>,
): AwsAnswer {
  if (service === 'email')
    return { status, type: 'text/xml', body: errorXml('Sender', code, message, 'request-1') };
  return json(status, { __type: `com.amazonaws#${code}`, message });
}

function json(status: number, body: object): AwsAnswer {
  return { status, type: 'application/x-amz-json-1.1', body: JSON.stringify(body) };
}
