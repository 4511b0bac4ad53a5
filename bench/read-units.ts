import * as z from 'zod';

/** Bytes of a strongly consistent read unit. */
export const bytesOfUnit = 4_096;

const answerSchema = z.object({ Items: z.array(z.record(z.string(), z.unknown())) });
const binarySchema = z.object({ B: z.string() });

/** The read units that some answers to queries take, in DynamoDB's JSON: each for the bytes of its items, at least one. */
export function readUnitsOf(answers: readonly string[]): number {
  return answers.reduce((sum, answer) => {
    const { Items } = answerSchema.parse(JSON.parse(answer));
    const bytes = Items.reduce((total, item) => total + bytesOf(item), 0);
    return sum + Math.max(1, Math.ceil(bytes / bytesOfUnit));
  }, 0);
}

function bytesOf(item: Readonly<Record<string, unknown>>): number {
  return Object.entries(item).reduce((total, [name, value]) => {
    const binary = binarySchema.safeParse(value);
    const bytes = binary.success ? (binary.data.B.length * 3) / 4 : Buffer.byteLength(JSON.stringify(value));
    return total + name.length + bytes;
  }, 0);
}
