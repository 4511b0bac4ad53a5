import { join } from 'node:path';
import type { Temporal } from 'temporal-polyfill';
import { type Carried, commandLine } from '../../cli/program/command-line.ts';
import { projectFolder } from '../../cli/project-folder.ts';
import { isBefore } from '../../domain/period/compare-instants.ts';
import { dateAt, timeZone, weekOf } from '../../domain/period/period.ts';
import type { LocalOptions } from '../options.ts';
import type { LocalStack } from '../stack.ts';
import { inLanguage } from '../tell.ts';
import { exampleEndsAt } from './load-example.ts';

/** What a command to try needs of the stack it is for. */
export type Tried = Pick<LocalStack, 'url' | 'home' | 'clock' | 'tokensFile'>;

/** How what is printed at the start is written: in which language, both where none is given, and for whom stands where. */
export type Shown = Pick<LocalOptions, 'project' | 'language'>;

/**
 * Commands that work on the example when pasted. Those that need the whole example are omitted while only part of it is
 * loaded.
 */
export function commandsOnExample(stack: Tried, shown: Shown): string[] {
  const { url, clock, tokensFile } = stack;
  const carried = carriedBy(stack, shown);
  const figures = {
    unit: 'BD.SNV',
    set: '766',
    period: thisWeek(clock.now()),
    values: { '766.3': { points: 9.45 } },
  };
  const onWholeExample = [
    commandLine(
      { ...carried, as: 'leader' },
      'ranking',
      'show',
      '766',
      '2024-W02',
      '--league',
      'departments',
    ),
    ...submitting({ ...carried, as: 'BD.SNV' }, figures),
    `  curl '${url}/v1/rankings/766/2024-W02?league=districts' -H "Authorization: Bearer $(node -p "require('${tokensFile}').leader")"`,
  ];
  const isWhole = !isBefore(clock.now(), exampleEndsAt);
  const now = clock.now().toZonedDateTimeISO(timeZone);
  const nextWeek = now.add({ weeks: 1 }).round('hour').with({ hour: 8 });
  return [...(isWhole ? onWholeExample : []), movingClock(url, nextWeek)];
}

/**
 * The way from a stack without data to its first report, each step with the command that takes it when pasted.
 */
export function firstSteps(stack: Tried, shown: Shown): string[] {
  const { url, clock } = stack;
  const carried = carriedBy(stack, shown);
  const operations = { ...carried, as: 'operations' };
  const folder = join(shown.project ?? '', 'example/first-catalogue');
  const label = ['--label', 'Sở Tài chính'];
  const issuing = commandLine(operations, 'token', 'create', '--role', 'unit', '--unit', 'T.STC', ...label);
  const figures = {
    unit: 'T.STC',
    set: 'HC',
    period: thisWeek(clock.now()),
    values: { 'HC.1': { numerator: 412, denominator: 425 }, 'HC.2': { done: 15, total: 18 } },
  };
  const today = clock.now().toZonedDateTimeISO(timeZone).startOfDay();
  const monday = today.add({ days: 8 - today.dayOfWeek, hours: 7, minutes: 10 });
  const say = (vi: string, en: string) => inLanguage(shown.language ?? null, { vi, en }, ' / ');
  return [
    `${say('Từ đây đến báo cáo đầu tiên', 'from here to the first report')}:`,
    `  1. ${say('Nạp danh mục', 'apply a catalogue')}`,
    commandLine(operations, 'catalogue', 'apply', folder, '--confirm'),
    `  2. ${say('Cấp mã cho một đơn vị', 'issue a token for a unit')}`,
    `  export TIENDO_TOKEN=$(${issuing.trim()})`,
    `  3. ${say('Gửi số liệu tuần này', 'submit this week’s figures')}`,
    ...submitting({ ...carried, home: undefined }, figures),
    `  4. ${say('Dời đồng hồ đến sáng Thứ Hai', 'move the clock to Monday morning')}`,
    movingClock(url, monday),
    `  5. ${say('Đọc báo cáo', 'read the report')}`,
    `  ${url}/mailbox`,
  ];
}

function carriedBy({ url, home }: Tried, { project, language = 'vi' }: Shown): Carried {
  return { url, project, lang: language, home: home === join(projectFolder, '.tiendo') ? undefined : home };
}

function thisWeek(now: Temporal.Instant): string {
  return weekOf(dateAt(now)).id;
}

/** Sends figures from the command itself, over two lines. */
function submitting(carried: Carried, figures: object): string[] {
  return [`  echo '${JSON.stringify(figures)}' |`, `  ${commandLine(carried, 'submit', '-')}`];
}

function movingClock(url: string, to: Temporal.ZonedDateTime): string {
  const text = to.toString({ smallestUnit: 'second', timeZoneName: 'never' });
  return `  curl -X POST ${url}/local/clock -H 'content-type: application/json' -d '{"to":"${text}"}'`;
}
