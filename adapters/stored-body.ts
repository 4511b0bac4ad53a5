import { type Catalogue, catalogueSchema } from '../domain/catalogue/catalogue.ts';
import { type CatalogueHistory, catalogueHistorySchema } from '../domain/catalogue/catalogue-history.ts';
import { type WeeklyReport, weeklyReportSchema } from '../domain/report/weekly-report.ts';
import { compressJson, decompressJson, decompressOwn } from './compressed-json.ts';

/** The maximum size of a compressed body, so that its item with keys and names stays under DynamoDB's 400 KB. */
const mostBytes = 390_000;

/** A catalogue as stored with its history, or their size in bytes when they do not fit into one item. */
export function packCatalogue(
  catalogue: Catalogue,
  history?: CatalogueHistory,
):
  | { readonly ok: true; readonly body: Uint8Array; readonly history?: Uint8Array }
  | { readonly ok: false; readonly bytes: number; readonly mostBytes: number } {
  const body = compressJson(catalogue);
  const packed = history === undefined ? {} : { history: compressJson(history) };
  const bytes = body.length + (packed.history?.length ?? 0);
  return bytes <= mostBytes ? { ok: true, body, ...packed } : { ok: false, bytes, mostBytes };
}

/**
 * The form of stored catalogues, stored with each. It becomes the next number with every change of `catalogueSchema`, so that
 * what an earlier form accepted is checked again, and what this form accepted is not.
 */
export const catalogueForm = 7;

/**
 * Reads a stored catalogue.
 * @param form the form in which it was checked before it was stored, if known
 * @throws Error for a body that its checksum shows to be damaged, and for one of another form that the current form does not
 * accept
 */
export function unpackCatalogue(body: Uint8Array, form: number | undefined): Catalogue {
  return form === catalogueForm ? decompressOwn<Catalogue>(body) : decompressJson(body, catalogueSchema);
}

/** Reads the stored history of a catalogue version. */
export function unpackHistory(bytes: Uint8Array): CatalogueHistory {
  return decompressJson(bytes, catalogueHistorySchema);
}

/**
 * A weekly report as stored.
 * @throws Error when it does not fit into one item
 */
export function packWeeklyReport(report: WeeklyReport): Uint8Array {
  const body = compressJson(report);
  if (body.length <= mostBytes) return body;
  throw new Error(`the weekly report takes ${body.length} bytes compressed; at most ${mostBytes} fit`);
}

/** Reads a stored weekly report. */
export function unpackWeeklyReport(body: Uint8Array): WeeklyReport {
  return decompressJson(body, weeklyReportSchema);
}
