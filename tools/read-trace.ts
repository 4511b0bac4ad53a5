/**
 * Shows where a function's stack trace points to in the sources: `npm run -s trace -- index.js.map < log`. Reads the text from
 * stdin and replaces every place in the bundle.
 */

import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { text } from 'node:stream/consumers';

const [, , path] = process.argv;
if (path === undefined) {
  console.error('Usage: npm run -s trace -- index.js.map < log');
  process.exit(2);
}
const map = new SourceMap(JSON.parse(readFileSync(path, 'utf8')));
const log = await text(process.stdin);
process.stdout.write(
  log.replaceAll(/[\w:/.-]*\bindex\.js:(\d+):(\d+)/g, (place, line: string, column: string) => {
    const origin = map.findOrigin(Number(line), Number(column));
    if (!('fileName' in origin)) return place;
    return `${origin.fileName}:${origin.lineNumber}:${origin.columnNumber}`;
  }),
);
