import { type Catalogue, catalogueSchema } from '../domain/catalogue/catalogue.ts';
import { type WeeklyReport, weeklyReportSchema } from '../domain/report/weekly-report.ts';
import { compressToFit, decompressJson } from './compressed-json.ts';

/** A catalogue as it is stored. @throws Problem `too-large` */
export function packCatalogue(catalogue: Catalogue): Uint8Array {
  return compressToFit(catalogue, { vi: 'Danh mục', en: 'The catalogue' });
}

/** Reads a stored catalogue back. */
export function unpackCatalogue(body: Uint8Array): Catalogue {
  return decompressJson(body, catalogueSchema);
}

/** A weekly report as it is stored. @throws Problem `too-large` */
export function packWeeklyReport(report: WeeklyReport): Uint8Array {
  return compressToFit(report, { vi: 'Báo cáo tuần', en: 'The weekly report' });
}

/** Reads a stored weekly report back. */
export function unpackWeeklyReport(body: Uint8Array): WeeklyReport {
  return decompressJson(body, weeklyReportSchema);
}
