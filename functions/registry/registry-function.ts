import type { Logger } from '@aws-lambda-powertools/logger';
import { Problem } from '../../domain/problem/problem.ts';
import { putCatalogue } from '../../usecases/catalogue/put-catalogue.ts';
import type { Ports } from '../../usecases/ports/ports.ts';
import { openException } from '../../usecases/submitting/open-exception.ts';
import { routes } from '../deployment/routes.ts';
import { type Answer, jsonAnswer } from '../http/answer.ts';
import type { AccessPorts } from '../http/guard.ts';
import { type HttpFunction, httpFunction } from '../http/http-function.ts';
import { readJsonBody } from '../http/json-body.ts';
import { tokenOperations } from './token-operations.ts';
import { unsubscribeOperations } from './unsubscribe-operations.ts';

/** The catalogue of a nation, 7,500 units with names in two languages, passes the usual limit; an invocation takes 6 MB. */
const mostCatalogueBytes = 5 * 1024 * 1024;

/** Keeps the catalogue, the access tokens and who has unsubscribed: `/v1/catalogue`, `/v1/tokens`, `/v1/unsubscribe`. */
export function registryFunction(
  ports: AccessPorts & Pick<Ports, 'catalogues' | 'entropy' | 'exceptions' | 'signingKey' | 'unsubscribes'>,
  logger: Logger,
): HttpFunction {
  return httpFunction(
    {
      open: unsubscribeOperations(ports),
      guarded: [
        { route: routes.getCatalogue, handle: () => getCatalogue(ports) },
        {
          route: routes.putCatalogue,
          mostBodyBytes: mostCatalogueBytes,
          handle: async (event) => {
            const { version, changed } = await putCatalogue(ports, readJsonBody(event).value);
            return jsonAnswer(changed ? 201 : 200, { version });
          },
        },
        {
          route: routes.createException,
          handle: async (event, caller) =>
            jsonAnswer(201, await openException(ports, readJsonBody(event).value, caller.tokenId)),
        },
        ...tokenOperations(ports),
      ],
    },
    ports,
    logger,
  );
}

async function getCatalogue({ catalogues }: Pick<Ports, 'catalogues'>): Promise<Answer> {
  const current = await catalogues.current();
  if (current !== null) return jsonAnswer(200, current, { etag: `"${current.version}"` });
  throw new Problem('not-found', {
    vi: 'Chưa có danh mục; bộ phận vận hành nạp bằng PUT /v1/catalogue.',
    en: 'There is no catalogue yet; operations apply one with PUT /v1/catalogue.',
  });
}
