import { readFileSync, writeFileSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import { memoryStores } from '../../../adapters/memory/memory-stores.ts';
import { xlsxWorkbooks } from '../../../adapters/xlsx/xlsx-workbooks.ts';
import { peakMemory } from '../../../bench/peak-memory.ts';
import { periodFrom } from '../../../domain/period/period.ts';
import { annotateWorkbookOfMany } from '../../../usecases/workbooks/annotate-workbook.ts';
import { makeWorkbookOfMany } from '../../../usecases/workbooks/make-workbook.ts';
import { openWorkbook } from '../../../usecases/workbooks/read-workbook.ts';
import { takeWorkbookOfMany } from '../../../usecases/workbooks/take-workbook-of-many.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';

/*
 * One step of the largest workbook in a process of its own, as the function does it; prints the most memory that it took, in bytes, and the
 * size of what it made: node largest-workbook.ts make|take FILE FORMS ROWS
 */
const [step, file = '', forms = '5', rows = '1000'] = process.argv.slice(2);
const period = periodFrom('2024-W02');
if (period === null) throw new Error('no period');
const { units, sets, ...rest } = smallCatalogue();
const name = {
  vi: 'Tỷ lệ hồ sơ thủ tục hành chính được giải quyết đúng hạn',
  en: 'Dossiers settled in time',
};
const offices = Array.from({ length: Number(forms) }, (_, at) => ({
  ...({ id: `P.A.${at}`, parent: 'P.A', level: 'department', reportedBy: 'P.A' } as const),
  name: { vi: `Phòng ${at}`, en: `Office ${at}` },
}));
const catalogue = {
  ...rest,
  units: [...units, ...offices],
  sets: sets.map((set) => {
    const [first] = set.indicators;
    if (first === undefined) throw new Error('the fixture has changed');
    const indicators = Array.from({ length: Number(rows) }, (_, at) => ({
      ...first,
      id: `S.N${at}`,
      number: at + 1,
      name: { vi: `${name.vi} ${at}`, en: `${name.en} ${at}` },
    }));
    return { ...set, indicators };
  }),
};
const stores = memoryStores();
const now = Temporal.Instant.from('2024-01-10T02:00:00Z');
await stores.catalogues.put(1, catalogue, now);
const caller = { principal: { role: 'unit', unit: 'P.A' }, tokenId: 'token', label: 'test' } as const;
const ports = {
  ...stores,
  workbooks: xlsxWorkbooks,
  clock: { now: () => now },
  entropy: { bytes: (count: number) => new Uint8Array(count) },
  receiptsNotPlanned: () => undefined,
};

async function make(): Promise<Uint8Array> {
  const addresses = offices.map(({ id }) => ({ set: 'S', period: period ?? never(), unit: id }));
  return makeWorkbookOfMany(ports, caller, addresses, 'vi');
}

/** Every form has a fault in each row: as much is marked as may be. */
async function take(bytes: Uint8Array): Promise<Uint8Array> {
  const opened = await openWorkbook(xlsxWorkbooks, bytes);
  const incoming = { caller, language: 'vi', key: 'one', dryRun: false } as const;
  const taken = await takeWorkbookOfMany(ports, incoming, opened, async () => undefined);
  return annotateWorkbookOfMany(xlsxWorkbooks, bytes, taken, {}, 'vi');
}

function never(): never {
  throw new Error('no period');
}

const made = step === 'make' ? await make() : await take(readFileSync(file));
if (step === 'make') writeFileSync(file, made);
// The answer is one text beside its bytes.
const body = JSON.stringify({ body: Buffer.from(made).toString('base64'), isBase64Encoded: true });
process.stdout.write(
  `${JSON.stringify({ peak: peakMemory(), file: made.byteLength, answer: body.length })}\n`,
);
