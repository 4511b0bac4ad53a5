import type { Unit } from '../../domain/catalogue/catalogue.ts';
import type { Figures } from './illustrative.ts';
import { Random } from './random.ts';

/** What stays the same about a unit from week to week; all of it made up but for the number of communes. */
export type Profile = {
  /** How well the unit does in general, from 0 to 1. */
  readonly quality: number;
  readonly dossiersAWeek: number;
  readonly procedures: number;
  readonly feeProcedures: number;
  readonly communes: number;
};

/** Communes of each district, 91 in all. */
const communes: ReadonlyMap<string, number> = new Map([
  ['BD.718', 14],
  ['BD.719', 7],
  ['BD.720', 12],
  ['BD.721', 8],
  ['BD.722', 11],
  ['BD.723', 12],
  ['BD.724', 7],
  ['BD.725', 10],
  ['BD.726', 10],
]);

/** Invents what stays the same about a unit. */
export function profileOf(unit: Unit): Profile {
  const random = new Random('2024-01', unit.id);
  const district = unit.level === 'district';
  const procedures = district ? random.integer(230, 270) : random.integer(35, 150);
  return {
    quality: random.between(0.05, 0.85),
    dossiersAWeek: district ? random.integer(1_400, 5_200) : random.integer(60, 900),
    procedures,
    feeProcedures: Math.ceil(procedures * random.between(0.25, 0.45)),
    communes: communes.get(unit.id) ?? 0,
  };
}

/**
 * Invents one week's figures for every indicator of set 766 that some unit below the province reports.
 * Shares rise with quality between a floor and a ceiling that suit the indicator, with some noise.
 */
export function figuresOf(profile: Profile, quality: number, random: Random): Figures {
  const share = (least: number, most: number) =>
    Math.min(1, Math.max(0, least + (most - least) * quality + random.between(-0.04, 0.04)));
  const ratio = (denominator: number, least: number, most: number) => ({
    numerator: Math.round(denominator * share(least, most)),
    denominator,
  });
  const dossiers = Math.round(profile.dossiersAWeek * random.between(0.85, 1.15));
  const completed = Math.round(dossiers * random.between(0.75, 0.95));
  const withFee = Math.round(dossiers * random.between(0.4, 0.6));
  const petitions = random.integer(4, 25);
  const offered = ratio(profile.procedures, 0.62, 0.95);
  const used = ratio(offered.numerator, 0.35, 0.8);
  const online = ratio(dossiers, 0.35, 0.85);
  return {
    '766.1.1': ratio(random.integer(3, 12), 0.65, 1),
    '766.1.4': ratio(dossiers, 0.7, 1),
    '766.2.1': ratio(dossiers, 0.86, 0.99),
    '766.2.2': { numerator: Math.round(completed * random.between(2, 6)), denominator: completed },
    '766.3.1': offered,
    '766.3.2': used,
    '766.3.3': online,
    '766.3': { points: groupPoints([partOf(offered, 0.8), partOf(used, 1), partOf(online, 0.5)]) },
    '766.4.1': ratio(profile.feeProcedures, 0.55, 0.95),
    '766.4.2': ratio(Math.ceil(profile.feeProcedures * random.between(0.5, 0.8)), 0.35, 0.85),
    '766.4.3': ratio(withFee, 0.3, 0.9),
    '766.5.1': ratio(completed, 0.5, 0.98),
    '766.5.2': ratio(dossiers, 0.5, 0.92),
    '766.5.3': ratio(profile.communes, 0.6, 1),
    '766.5.4': ratio(dossiers, 0.3, 0.85),
    '766.5.5': ratio(dossiers, 0.35, 0.9),
    '766.6.1': ratio(petitions, 0.75, 1),
    '766.6.2': ratio(petitions, 0.7, 1),
    '766.6.3': ratio(completed, 0.75, 0.98),
  };
}

/** How far a ratio has come toward the share that counts as full. */
function partOf(
  { numerator, denominator }: { numerator: number; denominator: number },
  target: number,
): number {
  return Math.min(1, numerator / denominator / target);
}

/** The 12 points of group 3 as the mean of its parts; the true rule is not published. */
function groupPoints(parts: readonly number[]): number {
  return Math.round((1_200 * parts.reduce((sum, part) => sum + part, 0)) / parts.length) / 100;
}
