import { fileURLToPath } from 'node:url';
import type { ICommandHooks } from 'aws-cdk-lib/aws-lambda-nodejs';

const copyScript = fileURLToPath(new URL('copy-swagger-ui.ts', import.meta.url));

/** Copies the files of Swagger UI that the documentation function serves next to its bundle, into `swagger-ui/`. */
export const bundleSwaggerUi: ICommandHooks = {
  beforeBundling: () => [],
  beforeInstall: () => [],
  afterBundling: (_inputDir, outputDir) => [
    `"${process.execPath}" "${copyScript}" "${outputDir}/swagger-ui"`,
  ],
};
