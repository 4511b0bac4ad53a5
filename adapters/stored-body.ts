import { type Catalogue, catalogueSchema } from '../domain/catalogue/catalogue.ts';
import { type WeeklyReport, weeklyReportSchema } from '../domain/report/weekly-report.ts';
import { compressJson, decompressJson } from './compressed-json.ts';

/** The most bytes a compressed body may take, so that its item with keys and names stays under DynamoDB's 400 KB. */
const mostBytes = 390_000;

/** A catalogue as it is stored, or how many bytes it would take when it does not fit into one item. */
export function packCatalogue(
  catalogue: Catalogue,
):
  | { readonly ok: true; readonly body: Uint8Array }
  | { readonly ok: false; readonly bytes: number; readonly mostBytes: number } {
  const body = compressJson(catalogue);
  return body.length <= mostBytes ? { ok: true, body } : { ok: false, bytes: body.length, mostBytes };
}

/** Reads a stored catalogue back. */
export function unpackCatalogue(body: Uint8Array): Catalogue {
  return decompressJson(body, catalogueSchema);
}

/** A weekly report as it is stored. @throws Error when it does not fit into one item */
export function packWeeklyReport(report: WeeklyReport): Uint8Array {
  const body = compressJson(report);
  if (body.length <= mostBytes) return body;
  throw new Error(`the weekly report takes ${body.length} bytes compressed; at most ${mostBytes} fit`);
}

/** Reads a stored weekly report back. */
export function unpackWeeklyReport(body: Uint8Array): WeeklyReport {
  return decompressJson(body, weeklyReportSchema);
}
