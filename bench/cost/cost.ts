/**
 * Counts what a month of a province and of a nation costs, prints the table and writes it into the README. Run with `npm run cost`.
 * Exits with 1 when one costs more than it may.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { costTable, totalOf, withTable } from './cost-table.ts';
import { countedWeek, deployments } from './monthly.ts';

process.env['POWERTOOLS_LOG_LEVEL'] = 'SILENT';
process.env['POWERTOOLS_METRICS_DISABLED'] = 'true';
const readme = new URL('../../README.md', import.meta.url);

const bills = [];
for (const deployment of deployments) {
  const { bill } = await countedWeek(deployment);
  bills.push({ deployment, bill });
}
const table = costTable(bills);
console.log(table);
writeFileSync(readme, withTable(readFileSync(readme, 'utf8'), table));
for (const { deployment, bill } of bills) {
  if (totalOf(bill) <= deployment.atMost) continue;
  console.error(`a ${deployment.name} may cost $${deployment.atMost} a month`);
  process.exitCode = 1;
}
