/** Writes into `docs/guarantees.md` which tests show each promise: `npm run guarantees`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { guaranteesFile, withTests } from './guarantee-list.ts';
import { namedTests } from './named-tests.ts';

writeFileSync(guaranteesFile, withTests(readFileSync(guaranteesFile, 'utf8'), namedTests()));
