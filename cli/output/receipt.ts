import type { Receipt, RevisionReceipt } from '../../contract/submissions/receipt.ts';
import { asHundredths } from '../../domain/kinds/hundredths.ts';
import { formatInteger, formatPoints } from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';
import { errorText } from '../error-text.ts';
import { commandOfApi } from '../program/command-line.ts';
import type { Settings } from '../settings.ts';
import type { Names } from './names.ts';
import { tell } from './output.ts';
import { words } from './words.ts';

/** The score of the figures, such as `28,84/100,00`; null for a set that is not scored. */
export function previewText({ preview }: Pick<Receipt, 'preview'>, lang: Language): string | null {
  if (preview === null) return null;
  const points = (value: number) => formatPoints(asHundredths(value), lang);
  return `${points(preview.points)}/${points(preview.maxPoints)}`;
}

/** How many of the indicators asked for have a figure: `đủ 14/14`, or `mới có 1/14, còn thiếu 13`. */
export function sentText(settings: Settings, { asked, lackingCount }: RevisionReceipt): string {
  const [all, left] = [formatInteger(asked, settings.lang), formatInteger(lackingCount, settings.lang)];
  if (lackingCount === 0) return words(settings, `đủ ${all}/${all}`, `complete, ${all}/${all}`);
  const there = formatInteger(asked - lackingCount, settings.lang);
  return words(
    settings,
    `mới có ${there}/${all}, còn thiếu ${left}`,
    `partial, ${there}/${all}, lacking ${left}`,
  );
}

/** The most names, which fill a screen; `submission show --json` lists all. */
const mostNames = 20;

/** The indicators without a figure, one to a line: `  766.1.6 Công bố thủ tục hành chính đúng hạn`. */
export function lackingLines(settings: Settings, { lacking, lackingCount }: RevisionReceipt): string[] {
  const lines = lacking.slice(0, mostNames).map(({ indicator, name }) => `  ${indicator} ${name}`);
  const more = lackingCount - lines.length;
  if (more <= 0) return lines;
  return [
    ...lines,
    words(
      settings,
      `  … và ${more} chỉ số khác («tiendo submission show»)`,
      `  … and ${more} more (“tiendo submission show”)`,
    ),
  ];
}

/** A warning about a figure, with the indicator's id and name. */
export function warningLine(names: Names, set: string, warning: Receipt['warnings'][number]): string {
  const { indicator: id, detail } = warning;
  return errorText({ detail, indicator: { id, name: names.inSet(set, id) } });
}

/** Says what is left to do after a submission, with the command for it where there is one. */
export function tellSteps(settings: Settings, steps: Receipt['nextSteps']): void {
  for (const step of steps) tell(stepLines(settings, step));
}

/** What is left to do, and the command with which operations do it. */
export function stepLines(settings: Settings, { detail, command }: Receipt['nextSteps'][number]): string {
  if (command === null) return detail;
  const as = settings.as === undefined ? undefined : 'operations';
  return `${detail}\n${commandOfApi({ ...settings, as }, command)}`;
}
