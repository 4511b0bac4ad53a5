import { fileURLToPath } from 'node:url';
import {
  type BundlingOptions,
  Charset,
  LogLevel,
  OutputFormat,
  SourceMapMode,
} from 'aws-cdk-lib/aws-lambda-nodejs';

/** Modules that bundles do without, each with the file beside this one that stands for it. */
const replaced = {
  '@aws-sdk/credential-provider-node': 'no-credential-providers.ts',
  '@smithy/core/event-streams': 'no-event-streams.ts',
  'node:fs/promises': 'late-file-promises.ts',
};

/**
 * How functions are bundled, for a short cold start: one minified CommonJS file, since importing Node's own modules as ES
 * modules loads parts of them that nothing uses. The source map lies beside it, and nothing reads it at run time.
 */
export const bundling: BundlingOptions = {
  format: OutputFormat.CJS,
  target: 'node24',
  mainFields: ['module', 'main'],
  externalModules: [],
  minify: true,
  charset: Charset.UTF8,
  sourceMap: true,
  sourceMapMode: SourceMapMode.EXTERNAL,
  sourcesContent: false,
  logLevel: LogLevel.WARNING,
  define: { 'import.meta.url': 'bundleUrl' },
  banner: "const bundleUrl=require('node:url').pathToFileURL(__filename).href;",
  esbuildArgs: {
    '--alias': Object.entries(replaced).map(
      ([module, file]) => `${module}=${fileURLToPath(new URL(file, import.meta.url))}`,
    ),
  },
};
