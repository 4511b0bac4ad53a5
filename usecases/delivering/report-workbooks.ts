import { workbookMediaType } from '../../contract/http/workbook-media.ts';
import { findSet } from '../../domain/catalogue/units.ts';
import { formatInteger, formatPeriod } from '../../domain/language/format.ts';
import type { Language, Text } from '../../domain/language/text.ts';
import type { PartialLine } from '../../domain/ranking/edition.ts';
import type { WeeklyReport } from '../../domain/report/weekly-report.ts';
import type { TableSheet } from '../../domain/table/table.ts';
import { type Attachment, mostAttachedBytes } from '../../messages/letter/message.ts';
import type { MissingWorkbook } from '../../messages/weekly-report/missing-workbook.ts';
import type { FrozenEdition } from '../ports/frozen-edition.ts';
import type { Ports } from '../ports/ports.ts';
import { causesTable } from '../ranking/causes-table.ts';
import { rankingTable, type TableNames } from '../ranking/ranking-table.ts';
import { comparedIn, scoringSinceOf } from '../ranking/scoring-since.ts';

/** The most units of a league in a workbook: what is beyond them is in the rankings of the API. */
export const mostWorkbookUnits = 2_000;

type WorkbookPorts = Pick<Ports, 'catalogues' | 'editions' | 'tableFiles'>;

/** A workbook that could not be made: of which report, in which language, and why. */
export type WorkbookFailure = {
  readonly set: string;
  readonly period: string;
  readonly language: Language;
  readonly error: unknown;
};

/** The files of a report; `missing` says why the workbook that belongs to it is not among them. */
export type ReportFiles = {
  readonly attachments: readonly Attachment[];
  readonly missing: MissingWorkbook | null;
  /** Whether the workbook says why units rose or fell. */
  readonly hasCauses: boolean;
};

/**
 * The workbooks that come with weekly reports: every ranking of the report whole, and the causes of its changes, from the frozen
 * editions. Each is made once for a report and language, so that all readers, and all attempts, get the same bytes.
 */
export class ReportWorkbooks {
  readonly #ports: WorkbookPorts;
  readonly #onFailure: (failure: WorkbookFailure) => void;
  readonly #made = new Map<string, Promise<ReportFiles>>();

  /** @param onFailure is called once for each report and language whose workbook cannot be made */
  constructor(ports: WorkbookPorts, onFailure: (failure: WorkbookFailure) => void) {
    this.#ports = ports;
    this.#onFailure = onFailure;
  }

  /**
   * The workbook of a report. A report without rankings has none. One whose rankings cannot be read, or fit into no message, goes
   * without it.
   */
  of(report: WeeklyReport, language: Language): Promise<ReportFiles> {
    const { set, period } = report;
    const key = `${set}#${period}#${language}`;
    const known = this.#made.get(key);
    if (known !== undefined) return known;
    const made = this.#make(report, language).catch((error: unknown): ReportFiles => {
      this.#onFailure({ set, period, language, error });
      return { attachments: [], missing: 'failed', hasCauses: false };
    });
    this.#made.set(key, made);
    return made;
  }

  async #make(report: WeeklyReport, language: Language): Promise<ReportFiles> {
    const { set, period, leagues } = report;
    if (report.empty || leagues.length === 0) return { attachments: [], missing: null, hasCauses: false };
    const opened: { readonly one: FrozenEdition; readonly names: TableNames }[] = [];
    for (const { league, name, edition } of leagues) {
      const one = await this.#ports.editions.open(set, period, league, edition);
      if (one === null) throw new Error(`there is no edition ${edition} of ${set} ${period} ${league}`);
      opened.push({ one, names: { set: report.setName, league: name } });
    }
    const ranked = await Promise.all(
      opened.map(async ({ one, names }) => {
        const lines = await linesOf(one);
        const scoringOf = await scoringSinceOf(this.#ports, one.head, comparedIn(one.head, lines.lines));
        return { one, names, ...lines, scoringOf };
      }),
    );
    const compared = ranked.filter(({ one }) => one.head.comparedWith !== null);
    const nameOf = await this.#namesOf(report);
    // The rows of a table can be read once.
    const rankings = () =>
      ranked.map(({ one, names, lines, count, scoringOf }) =>
        capped(rankingTable(one.head, lines, language, names, scoringOf), count, language),
      );
    const causes = () =>
      compared.map(({ one, names, lines, count, scoringOf }) =>
        capped(causesTable(one.head, lines, nameOf, language, names, scoringOf), count, language),
      );
    const write = (sheets: readonly TableSheet[]) =>
      this.#ports.tableFiles.write(sheets, language, mostAttachedBytes);
    // Without the causes rather than not at all.
    const whole = compared.length === 0 ? null : await write([...rankings(), ...causes()]);
    const content = whole ?? (await write(rankings()));
    if (content === null) return { attachments: [], missing: 'too-large', hasCauses: false };
    const file = { name: fileName(set, period, language), mediaType: workbookMediaType, content };
    return { attachments: [file], missing: null, hasCauses: whole !== null };
  }

  /** The names of the set's indicators, as in the catalogue of the report. */
  async #namesOf({ set, catalogueVersion }: WeeklyReport): Promise<(indicator: string) => Text> {
    const found = await this.#ports.catalogues.find(catalogueVersion);
    const indicators = (found === null ? undefined : findSet(found.catalogue, set))?.indicators ?? [];
    const names = new Map(indicators.map(({ id, name }) => [id, name]));
    return (indicator) => names.get(indicator) ?? { vi: indicator, en: indicator };
  }
}

/** Says above the table that it is not whole, where it is not. */
function capped(sheet: TableSheet, count: number, language: Language): TableSheet {
  if (count <= mostWorkbookUnits) return sheet;
  const [shown, all] = [mostWorkbookUnits, count].map((one) => formatInteger(one, language));
  const remark = {
    vi: `${shown} đơn vị đầu trong ${all}`,
    en: `the first ${shown} of ${all} units`,
  };
  return { ...sheet, title: `${sheet.title} (${remark[language]})` };
}

/** The lines of a ranking with what explains them, up to the limit; and how many there are. */
async function linesOf(
  opened: FrozenEdition,
): Promise<{ readonly lines: readonly PartialLine[]; readonly count: number }> {
  const { lines: count } = await opened.sizes();
  return { lines: await opened.lines(0, Math.min(count, mostWorkbookUnits), ['why']), count };
}

function fileName(set: string, period: string, language: Language): string {
  const of = formatPeriod(period, language).replaceAll('/', '-');
  return language === 'vi' ? `Xếp hạng ${set} ${of}.xlsx` : `Ranking ${set} ${of}.xlsx`;
}
