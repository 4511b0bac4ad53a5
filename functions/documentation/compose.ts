import { createLogger } from '../logger.ts';
import { documentationFunction } from './documentation-function.ts';
import { SwaggerUiAssets } from './swagger-ui-assets.ts';

/** @param swaggerUi the folder with Swagger UI's files, with a trailing slash */
export function composeDocumentation(swaggerUi: URL) {
  return documentationFunction(
    new SwaggerUiAssets(swaggerUi),
    createLogger({ serviceName: 'documentation' }),
  );
}
