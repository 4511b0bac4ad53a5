import type { CellStyle } from 'hucre/xlsx';
import type { CellLook } from '../../domain/workbook/made-sheet.ts';

/** A font without a name or a size is another one in each program. */
function font(more: NonNullable<CellStyle['font']>): Pick<CellStyle, 'font'> {
  return { font: { name: 'Calibri', size: 11, ...more } };
}

const thin = { style: 'thin', color: { rgb: 'BFBFBF' } } as const;
const border = { top: thin, right: thin, bottom: thin, left: thin };

function filled(rgb: string): Pick<CellStyle, 'fill'> {
  return { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb } } };
}

/** The colour of an open cell. */
export const entryFill = filled('FFF8D6');
/** The colour of a cell with a fault. */
export const faultFill = filled('FFC7CE');

const top = { vertical: 'top', wrapText: true } as const;
const open = { protection: { locked: false } };

/** How each look is written. Open cells have the general format, with which a typed `96,9 %` is kept as a percentage. */
export const looks: Readonly<Record<CellLook, CellStyle>> = {
  title: { ...font({ bold: true, size: 14 }) },
  label: { ...font({ bold: true }), alignment: { vertical: 'top' } },
  text: { alignment: top },
  given: { border, alignment: top },
  hint: { ...font({ italic: true, color: { rgb: '595959' } }), alignment: { vertical: 'top' } },
  head: {
    ...font({ bold: true, color: { rgb: 'FFFFFF' } }),
    ...filled('1F4E78'),
    border,
    alignment: { ...top, horizontal: 'center', vertical: 'center' },
  },
  number: { border, alignment: { ...top, horizontal: 'right' } },
  entry: { ...entryFill, border, ...open, alignment: { vertical: 'top' } },
  'entry-text': { ...entryFill, border, ...open, numFmt: '@', alignment: top },
  closed: { ...filled('EDEDED'), border },
  fault: { ...faultFill, border, alignment: top },
  accepted: { ...filled('C6EFCE'), border, alignment: { ...top, horizontal: 'left' } },
};
