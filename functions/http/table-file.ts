import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { bytesInAnswer, mostAnswerBodyBytes, mostFileBytes } from '../../contract/http/answer-limit.ts';
import { workbookMediaType } from '../../contract/http/workbook-media.ts';
import type { Language, Text } from '../../domain/language/text.ts';
import { Problem } from '../../domain/problem/problem.ts';
import { csvTable } from '../../domain/table/csv-table.ts';
import type { TableSheet } from '../../domain/table/table.ts';
import type { TableFiles } from '../../usecases/ports/table-files.ts';
import { personalVary } from './personal-vary.ts';

/** A list as a file for spreadsheets. */
export type TableFile = {
  /** Without the ending and the language. */
  readonly name: string;
  /** The first alone is the CSV file. */
  readonly sheets: readonly [TableSheet, ...TableSheet[]];
};

/** Whether the caller asks for a file, of the media types that a list has. */
export function isFile(mediaType: string): boolean {
  return mediaType !== 'application/json';
}

/** What every such file depends on beside its address. */
export const tableVary = `accept, ${personalVary}`;

/**
 * Answers with a list as CSV or as a workbook, in the caller's language.
 * @param tooLarge the detail of the refusal, if no answer can hold the file
 * @throws Problem `answer-too-large`
 */
export async function tableFile(
  files: TableFiles,
  { name, sheets }: TableFile,
  { mediaType, language }: { readonly mediaType: string; readonly language: Language },
  tooLarge: Text = whole,
) {
  const ending = mediaType === workbookMediaType ? 'xlsx' : 'csv';
  const headers = {
    'content-disposition': `attachment; filename="${name}-${language}.${ending}"`,
    'content-language': language,
    vary: tableVary,
  };
  const refusal = () => new Problem('answer-too-large', tooLarge);
  if (mediaType === workbookMediaType) {
    const body = await files.write(sheets, language, mostFileBytes);
    if (body === null) throw refusal();
    return { status: 200, body, mediaType: workbookMediaType, headers } as const;
  }
  const body = await csvBody(sheets[0], language);
  if (body === null) throw refusal();
  return { status: 200, body, mediaType: 'text/csv', headers } as const;
}

/** Null for a text that no answer can hold. */
async function csvBody(sheet: TableSheet, language: Language): Promise<string | null> {
  let left = mostAnswerBodyBytes;
  let text = '';
  for await (const row of csvTable(sheet, language)) {
    left -= bytesInAnswer(row);
    if (left < 0) return null;
    text += row;
  }
  return text;
}

const whole: Text = {
  vi: 'Danh sách lớn hơn một tệp có thể trả về. Xin JSON, từng trang với «limit» và «cursor».',
  en: 'The list is larger than one file can return. Ask for JSON, page by page with “limit” and “cursor”.',
};

/**
 * Refuses the parameters of pages: a file has the whole list.
 * @throws Problem `malformed-request`
 */
export function refusePages({ queryStringParameters = {} }: APIGatewayProxyEventV2, usage: Text): void {
  const given = ['limit', 'cursor'].find((name) => queryStringParameters[name] !== undefined);
  if (given === undefined) return;
  const detail = {
    vi: `Tệp luôn có cả danh sách; bỏ «${given}», hoặc xin JSON.`,
    en: `A file has the whole list; omit “${given}”, or ask for JSON.`,
  };
  throw new Problem('malformed-request', usage, [
    { pointer: `query:${given}`, code: 'unknown-parameter', detail },
  ]);
}
