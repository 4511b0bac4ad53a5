import { writeFileSync } from 'node:fs';
import { openApiDocument } from '../functions/documentation/openapi.ts';

/* Writes the OpenAPI document to openapi.json, so that a change of the contract shows in review. */

const file = new URL('openapi.json', import.meta.url);
writeFileSync(file, `${JSON.stringify(openApiDocument(), null, 2)}\n`);
