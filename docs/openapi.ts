import { writeFileSync } from 'node:fs';
import { openApiDocument } from '../functions/documentation/openapi.ts';

/* Writes the OpenAPI document to openapi.json, so that a change of the contract shows in review. */

const file = new URL('openapi.json', import.meta.url);
const text = JSON.stringify(openApiDocument(), null, 2);
// Invisible characters, of which patterns consist, are shown by their numbers.
const shown = text.replaceAll(
  /[\u007f-\u009f\p{Bidi_Control}\u2028\u2029\ufeff]/gu,
  (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
);
writeFileSync(file, `${shown}\n`);
