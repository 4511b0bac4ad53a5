import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { checkDeclaredSums } from '../../../domain/catalogue/check-declared-sums.ts';
import { checkMilestones } from '../../../domain/catalogue/check-milestones.ts';
import type { FigureMilestone } from '../../../domain/catalogue/milestone.ts';
import { figureText } from '../../../domain/kinds/figure-text.ts';
import { figureKinds, indicatorKinds, indicatorSchema, type Value } from '../../../domain/kinds/kinds.ts';
import { maxPointsOf } from '../../../domain/kinds/max-points.ts';
import { publishedStanding } from '../../../domain/kinds/published-standing.ts';
import { valueAnswer, valueAnswerSchema } from '../../../domain/kinds/value-answer.ts';
import { progressIn } from '../../../domain/milestone/progress.ts';
import { namedIndicatorSchema, namedIndicatorsOf } from '../../../domain/report/explained.ts';
import { quantityOf } from '../../../domain/scoring/quantity.ts';
import { scoreUnit } from '../../../domain/scoring/score-unit.ts';
import { checkSums } from '../../../domain/submission/check-sums.ts';
import { comparedLabel, comparedParts, figuresOf } from '../../../domain/submission/comparable-figures.ts';
import { csvRecord, readCsvColumns } from '../../../domain/submission/csv/columns.ts';
import { readCsvFigure } from '../../../domain/submission/csv/figures.ts';
import { CsvNames } from '../../../domain/submission/csv/names.ts';
import { packValues, unpackValues } from '../../../domain/submission/packed/packed-values.ts';
import { findingText, softFindingSchema } from '../../../domain/submission/soft-finding.ts';
import { softFindings, softRulesOf } from '../../../domain/submission/soft-rules.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { objectAt } from '../../fixtures/json-schema.ts';
import { submissionOf } from '../../fixtures/submission.ts';
import { anySent, anyValid, department, setOf, type Valid, validate } from './any-of-kind.ts';

const nothing: Value = { kind: 'none' };

describe.each(Object.entries(indicatorKinds))('an indicator of kind %s', (name, kind) => {
  const valid = anyValid(kind);
  const always = (property: (valid: Valid) => void) => fc.assert(fc.property(valid, property));

  it('is defined under the name it is registered by', () => {
    always(({ indicator, value }) => {
      expect([indicator.kind, value.kind]).toEqual([name, name]);
      expect(indicatorSchema.parse(indicator)).toEqual(indicator);
    });
  });

  it('takes a figure or says which of its parts is wrong', () => {
    const parts = kind.columns.map(([part]) => `/values/I1/${part}`);
    fc.assert(
      fc.property(anySent(kind), ({ set, indicator, sent }) => {
        const result = validate(set, indicator, sent);
        const pointers = result.ok ? [] : result.violations.map(({ pointer }) => pointer);
        expect(pointers.filter((pointer) => !parts.includes(pointer))).toEqual([]);
      }),
    );
  });

  it('takes no figure of another kind, unless it has no other parts than its own', () => {
    const own = kind.columns.map(([part]) => String(part));
    const others = Object.entries(indicatorKinds).flatMap(([other, { sent }]) =>
      other === name ? [] : [anySent({ ...kind, sent })],
    );
    fc.assert(
      fc.property(fc.oneof(...others), ({ set, indicator, sent }) => {
        if (Object.keys(sent).every((part) => own.includes(part))) return;
        expect(validate(set, indicator, sent).ok).toBe(false);
      }),
    );
  });

  it('says there is nothing to report, or refuses that in so many words', () => {
    always(({ set, indicator }) => {
      const { refusesNothing } = kind;
      expect(validate(set, indicator, { nothingToReport: true })).toEqual(
        refusesNothing === null
          ? { ok: true, value: nothing }
          : {
              ok: false,
              values: new Map(),
              violations: [{ pointer: '/values/I1/nothingToReport', ...refusesNothing }],
            },
      );
    });
  });

  it('keeps its figures when they are packed, down to the order of their parts', () => {
    always(({ set, indicator, value }) => {
      const packed = packValues(set, new Map([[indicator.id, value]]));
      const read = unpackValues(set, packed).get(indicator.id);
      expect(JSON.stringify(read)).toBe(JSON.stringify(value));
      expect(packValues(set, new Map([[indicator.id, read ?? nothing]]))).toEqual(packed);
    });
  });

  it('returns a figure in the form it is sent in', () => {
    always(({ set, indicator, value }) => {
      const answer: unknown = JSON.parse(JSON.stringify(valueAnswer(value)));
      expect(valueAnswerSchema.parse(answer)).toEqual(answer);
      expect(validate(set, indicator, answer)).toEqual({ ok: true, value });
    });
  });

  it('writes a figure in words that differ where the figure does', () => {
    fc.assert(
      fc.property(valid, valid, ({ value }, other) => {
        for (const language of ['vi', 'en'] as const) {
          const [text, otherText] = [value, other.value].map((one) => figureText(valueAnswer(one), language));
          expect(text === otherText).toBe(JSON.stringify(value) === JSON.stringify(other.value));
        }
      }),
    );
  });

  it('has a column for every part, which reads the part as it is sent in JSON', () => {
    always(({ set, indicator, sent, value }) => {
      const names = ['unit', 'set', 'period', 'indicator', ...Object.keys(sent)];
      const columns = readCsvColumns(
        { header: { row: 1, line: 1, cells: names }, rows: [] },
        new CsvNames({ units: [], sets: [] }),
      );
      if (!columns.ok) throw new Error(JSON.stringify(columns.faults));
      const numbers = Object.values(sent).map((number) => String(number).replace('.', ','));
      const cells = ['P.A', 'S', '2024-W02', indicator.id, ...numbers];
      const { figure, faults } = readCsvFigure(
        csvRecord(columns.columns, { row: 2, line: 2, cells }),
        'vi',
        indicator,
      );
      expect(faults).toEqual([]);
      expect(validate(set, indicator, figure)).toEqual({ ok: true, value });
    });
  });

  it('earns from nothing up to its points, and nothing is counted where it earns none', () => {
    always(({ set, indicator, value }) => {
      const quantity = quantityOf(indicator, value);
      expect(quantityOf(indicator, undefined)).toBeNull();
      expect(quantityOf(indicator, nothing)).toBeNull();
      if (quantity !== null) expect(quantity.whole).toBeGreaterThanOrEqual(0n);
      const most = maxPointsOf(indicator);
      if (most > 0) expect(quantity).not.toBeNull();
      const groups = [{ id: 'G', name: indicator.name, maxPoints: most }];
      const { points, maxPoints } = scoreUnit({ ...set, groups }, department(), new Map([['I1', value]]));
      expect([points >= 0, points <= maxPoints, [0, most].includes(maxPoints)]).toEqual([true, true, true]);
    });
  });

  it('compares the same parts of every figure, and of nothing as 0', () => {
    always(({ indicator, value }) => {
      const [figures, none] = [value, nothing].map((one) => figuresOf(indicator, one));
      const parts = kind.compared.map(({ part }) => part);
      expect(figures?.map(({ part }) => part)).toEqual(parts);
      expect(none?.map(({ part, figure }) => [part, figure])).toEqual(parts.map((part) => [part, 0]));
      expect(figures?.filter(({ figure }) => !Number.isSafeInteger(figure))).toEqual([]);
    });
  });

  it('finds a figure suspicious by its own soft rules only, and says so in words', () => {
    fc.assert(
      fc.property(valid, valid, ({ set, indicator, value }, before) => {
        const values = new Map([['I1', value]]);
        expect(softFindings(set, { values, since: new Map() }, values)).toEqual([]);
        for (const finding of softFindings(
          set,
          { values: new Map([['I1', before.value]]), since: new Map() },
          values,
        )) {
          expect(softRulesOf(indicator)).toContain(finding.code);
          expect(softFindingSchema.parse(finding)).toEqual(finding);
          const part = comparedParts.find((one) => one === finding.part);
          const label = part && comparedLabel(indicator, part)?.en;
          expect(findingText(set, finding).en).toMatch(`I1, ${label}: `);
        }
      }),
    );
  });

  it('may declare the soft rules that it follows by default', () => {
    always(({ indicator }) => {
      if (kind.softRules.length === 0) return;
      const declared = indicatorSchema.parse({ ...indicator, softRules: kind.softRules });
      expect(softRulesOf(declared)).toEqual(kind.softRules);
    });
  });

  it('adds up with figures of its kind, or cannot be part of a declared sum', () => {
    always(({ indicator, value }) => {
      const others = ['I2', 'I3'].map((id, index) => ({ ...indicator, id, number: index + 1 }));
      const set = { ...setOf(indicator, ...others), sums: [{ total: 'I1', parts: ['I2', 'I3'] }] };
      const codes = checkDeclaredSums(set, []).map(({ code }) => code);
      expect(codes).toEqual(
        kind.summing.length === 0 ? ['not-summable', 'not-summable', 'not-summable'] : [],
      );
      const same = new Map([
        ['I1', value],
        ['I2', nothing],
        ['I3', value],
      ]);
      expect(checkSums(set, same)).toEqual({ findings: [], violations: [] });
      const own = Object.values(valueAnswer(value)).filter((part) => part !== 0).length;
      const off = kind.summing.length === 0 ? 0 : own;
      const twice = new Map([...same, ['I2', value]]);
      expect(checkSums(set, twice).violations).toHaveLength(off);
      const tolerant = { ...set, sums: set.sums.map((sum) => ({ ...sum, tolerance: 2 ** 53 - 1 })) };
      const { findings, violations } = checkSums(tolerant, twice);
      expect(findings.length + violations.length).toBe(off);
    });
  });

  it('shows the progress of a milestone, or cannot be one’s goal', () => {
    const { measuring } = kind;
    const target = measuring?.targetFrom === 'obligation' ? 1_000 : undefined;
    const obligation = { unit: 'P.A', target };
    const goal: FigureMilestone = {
      id: 'goal',
      name: { vi: 'Mốc', en: 'Goal' },
      date: '2024-01-19',
      set: 'D',
      indicator: 'I1',
      measuredFrom: '2024-W01',
      obligations: [obligation],
      ladder: { workingDaysBefore: [1], overdueEvery: 5 },
    };
    always(({ set, value }) => {
      const catalogue = { ...smallCatalogue(), sets: [set], milestones: [goal] };
      expect(checkMilestones(catalogue).map(({ code }) => code)).toEqual(
        measuring === null ? ['not-measurable'] : [],
      );
      const progress = progressIn(goal, obligation, submissionOf({ values: new Map([['I1', value]]) }));
      if (measuring === null || progress === null) return;
      expect(progress.complete).toBe(progress.target > 0 && progress.done >= progress.target);
      if (target !== undefined) expect(progress.target).toBe(target);
    });
  });

  it('publishes a standing, or cannot head a set', () => {
    always(({ value }) => {
      const standing = publishedStanding(value);
      expect(standing === null).toBe(kind.standingOf === null);
      if (standing === null) return;
      expect(standing.points !== null || standing.rank !== null).toBe(true);
      if (standing.of !== null) expect(standing.rank ?? Infinity).toBeLessThanOrEqual(standing.of);
    });
    expect([publishedStanding(nothing), publishedStanding(undefined)]).toEqual([null, null]);
  });

  it('is named in explanations', () => {
    always(({ set, indicator: { id, name: title } }) => {
      const [named, ...rest] = namedIndicatorsOf(set);
      expect([named, rest]).toEqual([namedIndicatorSchema.parse(named), []]);
      expect([named?.id, named?.name]).toEqual([id, title]);
    });
  });
});

describe('the kinds of figures together', () => {
  const kinds = Object.values(figureKinds);

  it('have a column for each part of each, in one form everywhere', () => {
    const forms = new Map<string, Set<string>>();
    for (const { sent, columns } of kinds) {
      const parts = Object.keys(objectAt(z.toJSONSchema(sent, { io: 'input' }), 'properties'));
      expect(columns.map(([part]) => part)).toEqual(parts);
      for (const [part, form] of columns) forms.set(part, (forms.get(part) ?? new Set()).add(form));
    }
    expect([...forms].filter(([, { size }]) => size > 1)).toEqual([]);
  });

  it('have packed codes that never change', () => {
    const codes = Object.entries(figureKinds).map(([name, { code }]) => [code, name]);
    expect(new Set(codes.map(([code]) => code)).size).toBe(kinds.length);
    expect(codes).toEqual(
      expect.arrayContaining([
        [0, 'ratio'],
        [1, 'count'],
        [2, 'tasks'],
        [3, 'points'],
        [4, 'standing'],
        [5, 'amount'],
        [6, 'none'],
      ]),
    );
  });

  it('write a part that several compare in one way', () => {
    const formats = new Map<string, Set<unknown>>();
    for (const { compared } of Object.values(indicatorKinds)) {
      for (const { part, format } of compared)
        formats.set(part, (formats.get(part) ?? new Set()).add(format));
    }
    expect([...formats].filter(([, { size }]) => size > 1)).toEqual([]);
  });
});
