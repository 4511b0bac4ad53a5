/**
 * Counts what a month of a province and of a nation costs, prints the table and writes it into `docs/deploying.md`. Run with `npm run cost`.
 * Exits with 1 when one costs more than it may.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { costTable, totalOf, withTable } from './cost-table.ts';
import { countedWeek, deployments } from './monthly.ts';

process.env['POWERTOOLS_LOG_LEVEL'] = 'SILENT';
process.env['POWERTOOLS_METRICS_DISABLED'] = 'true';
const document = new URL('../../docs/deploying.md', import.meta.url);

const bills = [];
for (const deployment of deployments) {
  bills.push({ deployment, ...(await countedWeek(deployment)) });
}
const table = costTable(bills);
console.log(table);
writeFileSync(document, withTable(readFileSync(document, 'utf8'), table));
for (const { deployment, bill, withoutPortal } of bills) {
  const { name, atMost, atMostWithoutPortal } = deployment;
  if (totalOf(bill) <= atMost && totalOf(withoutPortal) <= atMostWithoutPortal) continue;
  console.error(`a ${name} may cost $${atMost} a month, and $${atMostWithoutPortal} without the portal`);
  process.exitCode = 1;
}
