import { type Catalogue, catalogueSchema } from '../domain/catalogue/catalogue.ts';
import { type WeeklyReport, weeklyReportSchema } from '../domain/report/weekly-report.ts';
import { compressJson, decompressJson } from './compressed-json.ts';

/** The maximum size of a compressed body, so that its item with keys and names stays under DynamoDB's 400 KB. */
const mostBytes = 390_000;

/** A catalogue as stored, or its size in bytes when it does not fit into one item. */
export function packCatalogue(
  catalogue: Catalogue,
):
  | { readonly ok: true; readonly body: Uint8Array }
  | { readonly ok: false; readonly bytes: number; readonly mostBytes: number } {
  const body = compressJson(catalogue);
  return body.length <= mostBytes ? { ok: true, body } : { ok: false, bytes: body.length, mostBytes };
}

/** Reads a stored catalogue. */
export function unpackCatalogue(body: Uint8Array): Catalogue {
  return decompressJson(body, catalogueSchema);
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
