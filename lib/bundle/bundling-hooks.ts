import { fileURLToPath } from 'node:url';
import type { ICommandHooks } from 'aws-cdk-lib/aws-lambda-nodejs';

const nameSources = fileURLToPath(new URL('name-sources.ts', import.meta.url));

/** What is done beside every bundle: its source map names the sources from the project's folder; then what `more` does. */
export function bundlingHooks(more?: ICommandHooks): ICommandHooks {
  return {
    beforeBundling: (inputDir, outputDir) => more?.beforeBundling(inputDir, outputDir) ?? [],
    beforeInstall: (inputDir, outputDir) => more?.beforeInstall(inputDir, outputDir) ?? [],
    afterBundling: (inputDir, outputDir) => [
      `"${process.execPath}" "${nameSources}" "${outputDir}/index.js.map"`,
      ...(more?.afterBundling(inputDir, outputDir) ?? []),
    ],
  };
}
