/**
 * Stands for `node:fs/promises` in the bundles of functions, which no request needs: the SDK would read its configuration
 * files with it, if its clients did not get all settings. Loading it at the start costs milliseconds.
 */
export function readFile(...file: Parameters<typeof import('node:fs/promises').readFile>) {
  return process.getBuiltinModule('node:fs/promises').readFile(...file);
}
