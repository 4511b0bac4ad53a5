import { readFileSync } from 'node:fs';
import * as z from 'zod';

const cdkSchema = z.object({ context: z.record(z.string(), z.unknown()) });

/**
 * The feature flags in `cdk.json`. They shape the templates, so the app reads them itself: `cdk` passes them on only when it
 * runs in the project's folder.
 */
export function featureFlags(): Readonly<Record<string, unknown>> {
  const text = readFileSync(new URL('../cdk.json', import.meta.url), 'utf8');
  return cdkSchema.parse(JSON.parse(text)).context;
}
