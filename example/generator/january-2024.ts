import { Temporal } from 'temporal-polyfill';
import type { IndicatorSet, Unit } from '../../domain/catalogue/catalogue.ts';
import { applies } from '../../domain/catalogue/units.ts';
import { type ExampleSubmission, inTimeOrder } from '../submissions.ts';
import type { Definitions } from './definitions.ts';
import { explained } from './explained.ts';
import { type Figures, illustrative } from './illustrative.ts';
import { at, inOfficeHours } from './office-hours.ts';
import { Random } from './random.ts';
import { figuresOf, profileOf } from './set-766-figures.ts';
import { levelWith } from './tie.ts';

type Week = { readonly period: string; readonly days: readonly [string, ...string[]] };

/** The days on which each week's figures are sent; Monday 1 January was a day off. */
const week1: Week = { period: '2024-W01', days: ['2024-01-03', '2024-01-04', '2024-01-05'] };
const week2: Week = { period: '2024-W02', days: ['2024-01-10', '2024-01-11', '2024-01-12'] };

/** What happens in week 2 besides the ordinary. */
const sendsNothing = 'BD.TTT';
const sendsOnSaturday = 'BD.STNMT';
const hasNoPetitions = 'BD.SNGV';
const forgetsDossiers = 'BD.722';
const isLevel = { unit: 'BD.SKHCN', with: 'BD.STC' };

/** The scene of January 2024: departments and districts send set 766 for weeks 1 and 2. */
export function january2024(definitions: Definitions): ExampleSubmission[] {
  const set = definitions.sets.find(({ id }) => id === '766');
  if (set === undefined) throw new Error('there is no set 766');
  const units = definitions.units.filter(({ level }) => level === 'department' || level === 'district');
  const first = units.map((unit) => ordinary(unit.id, week1, figuresOfWeek(set, unit, week1)));
  const second = secondWeek(set, units).map((submission) => {
    const unit = units.find(({ id }) => id === submission.unit);
    const before = first.find((earlier) => earlier.unit === submission.unit)?.body.values;
    return unit === undefined || before === undefined ? submission : explained(set, unit, before, submission);
  });
  return [...first, ...second].sort(inTimeOrder);
}

function secondWeek(set: IndicatorSet, units: readonly Unit[]): ExampleSubmission[] {
  const figures = new Map(units.map((unit) => [unit.id, figuresOfWeek(set, unit, week2)]));
  const contender = (id: string) => {
    const unit = units.find((candidate) => candidate.id === id);
    const own = figures.get(id);
    if (unit === undefined || own === undefined) throw new Error(`there is no unit ${id}`);
    return { unit, figures: own };
  };
  figures.set(hasNoPetitions, withoutPetitions(contender(hasNoPetitions).figures));
  figures.set(isLevel.unit, levelWith(set, '766.3', contender(isLevel.unit), contender(isLevel.with)));
  return [...figures].flatMap(([unit, values]) => {
    if (unit === sendsNothing) return [];
    if (unit === sendsOnSaturday) return [send(unit, week2, on('2024-01-13', '09:12'), values)];
    if (unit === forgetsDossiers) return correctedSubmissions(unit, values);
    return [ordinary(unit, week2, values)];
  });
}

/** A unit's figures for one week: its usual quality with some drift. */
function figuresOfWeek(set: IndicatorSet, unit: Unit, week: Week): Figures {
  const random = new Random('2024-01', unit.id, week.period);
  const profile = profileOf(unit);
  const quality = Math.min(1, Math.max(0, profile.quality + random.between(-0.12, 0.12)));
  const figures = figuresOf(profile, quality, random);
  const own = set.indicators.filter((indicator) => applies(indicator, unit));
  return Object.fromEntries(
    Object.entries(figures).filter(([id]) => own.some((indicator) => indicator.id === id)),
  );
}

/** Two revisions: the first leaves out the digitized dossiers of one commune, the second puts them right. */
function correctedSubmissions(unit: string, values: Figures): ExampleSubmission[] {
  const digitized = values['766.5.2'] ?? {};
  const incomplete = { ...digitized, numerator: Math.round((digitized['numerator'] ?? 0) * 0.8) };
  const correction = send(unit, week2, on('2024-01-12', '14:20'), values);
  const reason = 'Bổ sung số hồ sơ đã số hóa của một xã bị sót khi tổng hợp.';
  return [
    send(unit, week2, on('2024-01-11', '10:05'), { ...values, '766.5.2': incomplete }),
    { ...correction, body: { ...correction.body, reason } },
  ];
}

function withoutPetitions(values: Figures): Figures {
  const none = { numerator: 0, denominator: 0 };
  return { ...values, '766.6.1': none, '766.6.2': none };
}

function ordinary(unit: string, week: Week, values: Figures): ExampleSubmission {
  const random = new Random('2024-01', unit, week.period, 'time');
  return send(unit, week, inOfficeHours(Temporal.PlainDate.from(random.pick(week.days)), random), values);
}

function send(unit: string, { period }: Week, sent: string, values: Figures): ExampleSubmission {
  return illustrative(sent, { unit, set: '766', period, values });
}

function on(date: string, time: string): string {
  return at(Temporal.PlainDate.from(date), time);
}
