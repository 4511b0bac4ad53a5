import type { Bill } from './bill.ts';
import type { CountedWeek, Deployment } from './monthly.ts';

const services: Readonly<Record<keyof Bill, string>> = {
  dynamodb: 'DynamoDB, reads and writes',
  lambda: 'Lambda, runs and their time',
  api: 'API Gateway, requests',
  scheduler: 'EventBridge Scheduler, runs',
  logs: 'CloudWatch Logs, what is taken in',
};

/** The sum of a bill. */
export function totalOf(bill: Bill): number {
  return Object.values(bill).reduce((sum, dollars) => sum + dollars, 0);
}

/** What a month of a deployment costs. */
type Counted = Pick<CountedWeek, 'bill' | 'withoutPortal'> & { readonly deployment: Deployment };

/** The rows of the table in `docs/deploying.md`: the services, the total, and the total without the portal. */
export function costTable(bills: readonly Counted[]): string {
  const row = (name: string, of: (bill: Bill) => number, which: 'bill' | 'withoutPortal' = 'bill') =>
    `| ${[name, ...bills.map((one) => `$${of(one[which]).toFixed(3)}`)].join(' | ')} |`;
  const sizes = bills.map(
    ({ deployment: { name, units, indicators, times } }) =>
      `${name}: ${(units * times).toLocaleString('en')} units × ${indicators.toLocaleString('en')} indicators`,
  );
  return [
    `| per month | ${sizes.join(' | ')} |`,
    `|---|${sizes.map(() => '---:|').join('')}`,
    row(services.dynamodb, (bill) => bill.dynamodb),
    row(services.lambda, (bill) => bill.lambda),
    row(services.api, (bill) => bill.api),
    row(services.scheduler, (bill) => bill.scheduler),
    row(services.logs, (bill) => bill.logs),
    row('**together**', totalOf),
    row('without the visits of the portal', totalOf, 'withoutPortal'),
  ].join('\n');
}

const marks = { begin: '<!-- npm run cost writes this table -->', end: '<!-- end of the table -->' };

/** A text with the table in it replaced. */
export function withTable(markdown: string, table: string): string {
  const [before, after] = [markdown.indexOf(marks.begin), markdown.indexOf(marks.end)];
  if (before < 0 || after < 0) throw new Error('the marks of the table are missing');
  return `${markdown.slice(0, before + marks.begin.length)}\n${table}\n${markdown.slice(after)}`;
}

/** The totals that a text shows, in the order of the deployments. */
export function totalsIn(markdown: string): number[] {
  const row = /^\| \*\*together\*\* \|(.*)\|$/m.exec(markdown)?.[1] ?? '';
  return row.split('|').map((cell) => Number(cell.trim().slice(1)));
}
