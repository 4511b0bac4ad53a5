import type { Logger } from '@aws-lambda-powertools/logger';
import type { Metrics } from '@aws-lambda-powertools/metrics';
import type { AccessPorts } from '../../usecases/access/admit.ts';
import { type HttpFunction, httpFunction } from '../http/http-function.ts';
import { fileOperations } from './file-operations.ts';
import type { PortalFiles } from './portal-files.ts';
import { sessionOperations } from './session-operations.ts';
import { type SignInPorts, signInOperations } from './sign-in-operations.ts';

/** Serves the portal's page and files, and signs people in and out. */
export function portalFunction(
  files: PortalFiles,
  ports: AccessPorts & SignInPorts,
  logger: Logger,
  metrics: Metrics,
): HttpFunction {
  const open = [...fileOperations(files), ...signInOperations(ports, logger, metrics)];
  return httpFunction({ open, guarded: sessionOperations(ports) }, ports, logger);
}
