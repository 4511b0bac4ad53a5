import { environmentNames } from '../deployment/environment.ts';
import { type Environment, readEnvironment } from '../environment.ts';
import { createLogger } from '../logger.ts';
import { documentationFunction } from './documentation-function.ts';
import { SwaggerUiAssets } from './swagger-ui-assets.ts';

/**
 * The `documentation` function. Reads the environment immediately.
 * @param swaggerUi the folder with Swagger UI's files, with a trailing slash
 * @throws Error that names the missing variable
 */
export function composeDocumentation(environment: Environment, swaggerUi: URL) {
  const { version } = environmentNames;
  return documentationFunction(
    new SwaggerUiAssets(swaggerUi),
    readEnvironment(environment, [version])[version],
    createLogger({ serviceName: 'documentation' }),
  );
}
