import type { Logger } from '@aws-lambda-powertools/logger';
import { deliveriesQuerySchema, listDeliveries } from '../../usecases/delivering/list-deliveries.ts';
import type { Ports } from '../../usecases/ports/ports.ts';
import { listOccurrences, occurrencesQuerySchema } from '../../usecases/scheduling/list-occurrences.ts';
import { routes } from '../deployment/routes.ts';
import { jsonAnswer } from '../http/answer.ts';
import type { AccessPorts } from '../http/guard.ts';
import { type HttpFunction, httpFunction } from '../http/http-function.ts';
import { readParameters } from '../http/parameters.ts';
import { type PreviewPorts, previewOperations } from './preview-operations.ts';
import { sendingOperations } from './sending-operations.ts';

/** What ran and will run, what was sent to whom and why not, what would be sent, and the switch for all of it. */
export function operationsFunction(
  ports: AccessPorts & PreviewPorts & Pick<Ports, 'occurrences' | 'sending'>,
  logger: Logger,
): HttpFunction {
  return httpFunction(
    {
      guarded: [
        {
          route: routes.listOccurrences,
          handle: async (event) => {
            const query = readParameters(occurrencesQuerySchema, event, {
              vi: 'Địa chỉ cần có dạng /v1/occurrences?from=2024-01-08&to=2024-01-21&job=<rank, report hoặc warn>; có thể bỏ từng tham số.',
              en: 'Ask for /v1/occurrences?from=2024-01-08&to=2024-01-21&job=<rank, report or warn>; each may be left out.',
            });
            return jsonAnswer(200, await listOccurrences(ports, query));
          },
        },
        {
          route: routes.listDeliveries,
          handle: async (event) => {
            const query = readParameters(deliveriesQuerySchema, event, {
              vi: 'Địa chỉ cần có dạng /v1/deliveries?occurrence=report@2024-01-15T00:00:00Z&state=<trạng thái>&limit=<1–500>&cursor=<next của trang trước>.',
              en: 'Ask for /v1/deliveries?occurrence=report@2024-01-15T00:00:00Z&state=<state>&limit=<1–500>&cursor=<next of the page before>.',
            });
            return jsonAnswer(200, await listDeliveries(ports, query));
          },
        },
        ...sendingOperations(ports),
        ...previewOperations(ports),
      ],
    },
    ports,
    logger,
  );
}
