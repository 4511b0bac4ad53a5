/** Fills in the tests that show each promise in `docs/guarantees.md`: `npm run guarantees`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { guaranteesFile, withTests } from './guarantee-list.ts';
import { namedTests } from './named-tests.ts';

writeFileSync(guaranteesFile, withTests(readFileSync(guaranteesFile, 'utf8'), namedTests()));
