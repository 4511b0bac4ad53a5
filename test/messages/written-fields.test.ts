import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { deliveryContentSchema } from '../../domain/delivery/delivery-content.ts';
import { weeklyReportSchema } from '../../domain/report/weekly-report.ts';
import { unlinkedTexts } from '../../messages/letter/unlinked.ts';

/** The fields of messages that hold ids, periods, dates, instants, commands or numbers in words: what nobody writes freely. */
const unwritten = [
  ...['at', 'carriedFrom', 'commands', 'correctUntil', 'cutOffAt', 'date', 'day', 'decidedOn', 'dueAt'],
  ...['earliest', 'escalatesOn', 'extendedUntil', 'fallers', 'figureDate', 'from', 'id', 'indicator'],
  ...['latest', 'league', 'locksAt', 'milestone', 'missedDay', 'movedAt', 'named', 'opensUntil', 'period'],
  ...['projected', 'readableBy', 'receivedAt', 'recomputedAt', 'reference', 'reportingDay', 'risers', 'set'],
  ...['setDueAt', 'since', 'time', 'to', 'unit', 'until'],
];

/** A test message was rendered before: nothing of it is written again. */
const contents = deliveryContentSchema.options.filter(({ shape }) => shape.kind.value !== 'rendered');

describe('R8: every text of a message', () => {
  it('is either one that people write, which mail programs make no links of, or named here as none', () => {
    const fields = new Set([...contents, weeklyReportSchema].flatMap((schema) => textFieldsOf(schema, '')));
    const isUnlinked = (field: string) =>
      JSON.stringify(unlinkedTexts({ [field]: 'evil.example' })) !== `{"${field}":"evil.example"}`;
    expect([...fields].filter((field) => !isUnlinked(field)).sort()).toEqual(unwritten.toSorted());
  });
});

/** The names of the fields of a schema that hold texts of any content; an element of a list has the name of the list. */
function textFieldsOf(schema: z.core.$ZodType, field: string): string[] {
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([name, own]) => textFieldsOf(own, name));
  if (schema instanceof z.ZodArray) return textFieldsOf(schema.element, field);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => textFieldsOf(option, field));
  if (schema instanceof z.ZodPipe)
    return [...textFieldsOf(schema.in, field), ...textFieldsOf(schema.out, field)];
  if (schema instanceof z.ZodLazy) return textFieldsOf(schema.unwrap(), field);
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodExactOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodReadonly
  )
    return textFieldsOf(schema.unwrap(), field);
  if (textless.some((kind) => schema instanceof kind)) return [];
  if (schema instanceof z.ZodString || schema instanceof z.ZodStringFormat) return [field];
  throw new Error(`${field} is of a kind that nobody has looked at: ${schema._zod.def.type}`);
}

const textless = [z.ZodNumber, z.ZodBoolean, z.ZodNull, z.ZodEnum, z.ZodLiteral, z.ZodTransform];
