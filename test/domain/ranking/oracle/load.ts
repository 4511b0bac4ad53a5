import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { Indicator, Value } from '../../../../domain/kinds/kinds.ts';
import type { Submission } from '../../../../domain/submission/submission.ts';
import type { LeagueCase, Week } from './league-case.ts';

/** A league with any number of weeks. */
export type LoadedCase = Omit<LeagueCase, 'weeks'> & { readonly weeks: readonly Week[] };

type Insert = (table: string, ...row: readonly SQLInputValue[]) => void;

/** Copies leagues into the tables of `tables.ts`; the first becomes league 0. */
export function load(database: DatabaseSync, cases: readonly LoadedCase[]): void {
  const statements = new Map<string, ReturnType<DatabaseSync['prepare']>>();
  const insert: Insert = (table, ...row) => {
    const places = row.map(() => '?').join(', ');
    const statement = statements.get(table) ?? database.prepare(`INSERT INTO ${table} VALUES (${places})`);
    statements.set(table, statement);
    statement.run(...row);
  };
  database.exec('BEGIN');
  cases.forEach((league, id) => {
    loadDefinitions(insert, id, league);
    league.weeks.forEach(({ period, submissions, earlier }, week) => {
      insert('week', id, week, period.to.toString());
      for (const submission of submissions) loadFigures(insert, id, week, 1, submission);
      for (const submission of earlier) loadFigures(insert, id, week, 0, submission);
    });
  });
  database.exec('COMMIT');
}

function loadDefinitions(insert: Insert, id: number, { catalogue, set, league }: LoadedCase): void {
  const missing = typeof set.missing === 'object' ? 'carry' : set.missing;
  const { notApplicable = 'share', partial, minimumApplicable = 0 } = set;
  insert('league', id, league.level, missing, notApplicable, partial?.means ?? 'counted', minimumApplicable);
  for (const { id: unit, level, validFrom, validTo } of catalogue.units)
    insert('unit', id, unit, level, validFrom ?? null, validTo ?? null);
  set.groups.forEach((group, position) => {
    insert('indicator_group', id, group.id, position, group.maxPoints);
  });
  set.indicators.forEach((indicator, position) => {
    loadIndicator(insert, id, indicator, position);
  });
}

function loadIndicator(insert: Insert, id: number, indicator: Indicator, position: number): void {
  const { id: name, group, kind, appliesTo } = indicator;
  const max = 'maxPoints' in indicator ? indicator.maxPoints : 0;
  const rule = kind === 'ratio' ? indicator.rule : undefined;
  const zeroAt = rule?.kind === 'lower' ? rule.zeroAt : null;
  insert('indicator', id, name, position, group, kind, max, targetOf(indicator), rule?.kind ?? null, zeroAt);
  if (rule?.kind === 'bands') for (const { from, earns } of rule.bands) insert('band', id, name, from, earns);
  if ('changes' in indicator)
    for (const change of indicator.changes ?? [])
      insert('change', id, name, change.from, change.maxPoints ?? null, targetOf(change));
  if ('levels' in appliesTo) for (const level of appliesTo.levels) insert('applies', id, name, level, null);
  else for (const unit of appliesTo.units) insert('applies', id, name, null, unit);
}

function targetOf(what: object): number | null {
  if ('targetBasisPoints' in what) return Number(what.targetBasisPoints);
  return 'target' in what ? Number(what.target) : null;
}

function loadFigures(insert: Insert, id: number, week: number, own: number, submission: Submission): void {
  insert('submission', id, week, submission.unit, own);
  for (const [indicator, value] of submission.values)
    insert('figure', id, week, submission.unit, own, indicator, value.kind, ...partsOf(value));
}

function partsOf(value: Value): [number, number | null] {
  switch (value.kind) {
    case 'ratio':
      return [value.numerator, value.denominator];
    case 'tasks':
      return [value.done, value.total];
    case 'count':
      return [value.count, null];
    case 'points':
      return [value.points, null];
    case 'standing':
      return [value.points ?? 0, null];
    case 'amount':
      return [value.amount, null];
    case 'none':
      return [0, null];
  }
}
