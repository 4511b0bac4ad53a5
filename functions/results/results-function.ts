import type { Logger } from '@aws-lambda-powertools/logger';
import type { Ports } from '../../usecases/ports/ports.ts';
import { routes } from '../deployment/routes.ts';
import type { AccessPorts } from '../http/guard.ts';
import { type HttpFunction, httpFunction } from '../http/http-function.ts';
import { getRanking } from './get-ranking.ts';
import { recomputeRanking, verifyRanking } from './ranking-operations.ts';
import { readings } from './readings.ts';

/** Reads, makes again and verifies rankings, and tells what follows from them: scorecards, league tables, completeness. */
export function resultsFunction(
  ports: AccessPorts & Pick<Ports, 'catalogues' | 'editions' | 'submissions'>,
  logger: Logger,
): HttpFunction {
  return httpFunction(
    {
      guarded: [
        { route: routes.getRanking, handle: (event) => getRanking(ports, event) },
        { route: routes.recomputeRanking, handle: (event) => recomputeRanking(ports, event) },
        { route: routes.verifyRanking, handle: (event) => verifyRanking(ports, event) },
        ...readings(ports),
      ],
    },
    ports,
    logger,
  );
}
