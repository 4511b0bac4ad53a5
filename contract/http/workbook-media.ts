import * as z from 'zod';

/** The media type of an Excel workbook. */
export const workbookMediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A workbook in an answer. */
export const workbookSchema = z
  .custom<Uint8Array>((body) => body instanceof Uint8Array)
  .meta({
    id: 'Workbook',
    description: 'An Excel workbook (.xlsx).',
    override: { type: 'string', format: 'binary' },
  });
