import { deepStrictEqual } from 'node:assert';
import { composeMime } from '../../adapters/ses/mime.ts';
import { WeeklyReportLayout } from '../../messages/weekly-report/weekly-report-layout.ts';
import { measure } from '../measure.ts';
import { provinceReport, readersOf, templateOf, wordedRows } from '../province-report.ts';
import type { Section } from '../section.ts';
import { verdictOn } from '../verdict.ts';

const names = {
  rendered: 'personal reports, rendered',
  composed: 'the same, composed as MIME',
  template: 'string template, every row for every reader',
  encoded: 'the same, encoded in base64',
};

/** How many readers the report has, each with a unit of their own. */
const readers = 10_000;

/** How many units the report ranks; all of them are shown. */
const units = 63;

/** The base of the pages that names in the report lead to. */
const portalUrl = 'https://tiendo.binhduong.example';

/** The weekly report to 10,000 readers in both languages, as HTML and plain text, beside a string template. */
export const mail: Section = {
  name: 'mail',
  async run({ rounds }) {
    const report = provinceReport(units);
    const rows = wordedRows(report);
    const people = readersOf(report, readers);
    const sender = { name: 'Tiến Độ', address: 'bao-cao@example.vn', replyTo: null };
    const [first] = people;
    if (first === undefined) throw new RangeError('the report has no reader');
    const shared = new WeeklyReportLayout(report, [], portalUrl);
    for (const person of people.slice(0, units))
      deepStrictEqual(
        shared.messageTo(person, 'duty'),
        new WeeklyReportLayout(report, [], portalUrl).messageTo(person, 'duty'),
      );
    const size = Buffer.byteLength(shared.messageTo(first, 'duty').html);
    const render = (use: (message: { readonly html: string; readonly text: string }) => unknown) => {
      const layout = new WeeklyReportLayout(report, [], portalUrl);
      for (const person of people) use(layout.messageTo(person, 'duty'));
    };
    const compose = () => {
      const layout = new WeeklyReportLayout(report, [], portalUrl);
      for (const { post, unit } of people) {
        const message = layout.messageTo({ post, unit }, 'duty');
        composeMime(sender, { to: { name: post.vi, email: 'a@example.vn' }, deliveryId: unit, message });
      }
    };
    const measured = await measure(
      rounds,
      new Map<string, () => unknown>([
        [names.rendered, () => render(({ html, text }) => made(html) + made(text))],
        [names.composed, compose],
        [names.template, () => people.forEach((person) => void made(templateOf(rows, person)))],
        [
          names.encoded,
          () => people.forEach((person) => void Buffer.from(templateOf(rows, person)).toString('base64')),
        ],
      ]),
    );
    const secondsOf = (name: string) =>
      (measured.find((one) => one.name === name)?.cpu ?? Number.NaN) / 1_000;
    return {
      heading: `The weekly report of ${units} units to ${readers} readers; ${(size / 1_000).toFixed(0)} kB of HTML each.`,
      measured,
      verdicts: [
        verdictOn('rendered ⁄ string template', secondsOf(names.rendered) / secondsOf(names.template), {
          atMost: 2,
        }),
        verdictOn('MIME ⁄ encoded template', secondsOf(names.composed) / secondsOf(names.encoded), {
          atMost: 2.5,
        }),
        verdictOn('10,000 rendered', secondsOf(names.rendered), { atMost: 1 }, 's'),
        verdictOn('10,000 composed as MIME', secondsOf(names.composed), { atMost: 2 }, 's'),
      ],
    };
  },
};

/** Reads the last character, for which a text that was put together must be whole. */
function made(text: string): number {
  return text.charCodeAt(text.length - 1);
}
