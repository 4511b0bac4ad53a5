import { fileURLToPath } from 'node:url';
import type { ICommandHooks } from 'aws-cdk-lib/aws-lambda-nodejs';

const writeScript = fileURLToPath(new URL('../portal/build/write-portal.ts', import.meta.url));

/** Builds the portal next to the bundle of the function that serves it, into `portal/`. */
export const bundlePortal: ICommandHooks = {
  beforeBundling: () => [],
  beforeInstall: () => [],
  afterBundling: (_inputDir, outputDir) => [`"${process.execPath}" "${writeScript}" "${outputDir}/portal"`],
};
