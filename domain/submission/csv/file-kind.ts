import type { Text } from '../../language/text.ts';

/** What to do with a file of another kind that was sent as CSV; null for one that may be CSV. */
export function otherFileKind(bytes: Uint8Array): Text | null {
  const head = String.fromCharCode(...bytes.subarray(0, 4_096));
  const text = head.replace(/^(?:\xef\xbb\xbf)?\s+|^\xef\xbb\xbf/, '');
  if (head.startsWith('PK\u0003\u0004')) return zipKind(new TextDecoder('latin1').decode(bytes));
  const found =
    signatures.find(({ starts }) => starts.some((start) => startsWith(head, start))) ??
    forms.find(({ pattern }) => pattern.test(text));
  return found === undefined ? null : { vi: found.vi, en: found.en };
}

/** Whether a file starts so, or did before it was decoded as text on its way. */
function startsWith(head: string, start: string): boolean {
  const bytes = Uint8Array.from(start, (character) => character.charCodeAt(0));
  const asText = new TextEncoder().encode(new TextDecoder().decode(bytes));
  return head.startsWith(start) || head.startsWith(String.fromCharCode(...asText));
}

const savedAs: Text = {
  vi: 'mở trong bảng tính, chọn «Lưu thành» («Save As»), chọn loại «CSV UTF-8 (Comma delimited)», rồi gửi tệp .csv đó.',
  en: 'open it in the spreadsheet, choose “Save As” and the type “CSV UTF-8 (Comma delimited)”, then send that .csv file.',
};

function workbook(name: string): Text {
  return {
    vi: `Đây là ${name}, không phải CSV: ${savedAs.vi}`,
    en: `This is ${name}, not CSV: ${savedAs.en}`,
  };
}

/** The names of its parts stand in a zip file as they are. */
function zipKind(content: string): Text {
  if (content.includes('xl/')) return workbook('Excel (.xlsx)');
  if (content.includes('opendocument.spreadsheet')) return workbook('OpenDocument (.ods)');
  if (content.includes('word/') || content.includes('opendocument.text'))
    return {
      vi: `Đây là tệp văn bản (.docx, .odt), không phải CSV: chép bảng sang bảng tính, rồi ${savedAs.vi}`,
      en: `This is a text document (.docx, .odt), not CSV: copy its table into a spreadsheet, then ${savedAs.en}`,
    };
  return {
    vi: 'Đây là tệp nén (.zip), không phải CSV: giải nén rồi gửi từng tệp .csv bên trong.',
    en: 'This is a zip file, not CSV: unpack it and send the .csv files in it one by one.',
  };
}

/** Kinds known by the bytes they begin with. */
const signatures: readonly (Text & { readonly starts: readonly string[] })[] = [
  {
    starts: ['\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1'],
    vi: `Đây là tệp Excel cũ (.xls) hoặc tệp Excel có mật khẩu, không phải CSV: ${savedAs.vi}`,
    en: `This is an old Excel file (.xls) or one with a password, not CSV: ${savedAs.en}`,
  },
  {
    starts: ['%PDF-'],
    vi: `Đây là PDF, không phải CSV: lấy bảng tính gốc, ${savedAs.vi}`,
    en: `This is PDF, not CSV: take the original spreadsheet, ${savedAs.en}`,
  },
  {
    starts: ['{\\rtf'],
    vi: `Đây là tệp RTF, không phải CSV: chép bảng sang bảng tính, rồi ${savedAs.vi}`,
    en: `This is RTF, not CSV: copy its table into a spreadsheet, then ${savedAs.en}`,
  },
  {
    starts: ['\u001f\u008b', '7z\u00bc\u00af', 'Rar!\u001a'],
    vi: 'Đây là tệp nén, không phải CSV: giải nén rồi gửi tệp .csv bên trong.',
    en: 'This is a compressed file, not CSV: unpack it and send the .csv file in it.',
  },
  {
    starts: ['\u0089PNG', '\u00ff\u00d8\u00ff', 'GIF8', 'II*\u0000', 'MM\u0000*'],
    vi: `Đây là tệp ảnh, không phải CSV: lấy bảng tính gốc, ${savedAs.vi}`,
    en: `This is a picture, not CSV: take the original spreadsheet, ${savedAs.en}`,
  },
];

/** Kinds known by the form of their text. */
const forms: readonly (Text & { readonly pattern: RegExp })[] = [
  {
    pattern: /^(?:<\?xml|<!doctype|<html|<head|<body|<table|<meta|<!--|MIME-Version:)/i,
    vi: `Đây là trang HTML hoặc XML, không phải CSV (nhiều phần mềm xuất HTML dưới tên .xls): ${savedAs.vi}`,
    en: `This is HTML or XML, not CSV (many programs export HTML under the name .xls): ${savedAs.en}`,
  },
  {
    pattern: /^[[{]\s*["{\]}]/,
    vi: 'Đây là JSON, không phải CSV: gửi với tiêu đề «Content-Type: application/json», hoặc đặt tên tệp .json.',
    en: 'This is JSON, not CSV: send it with “Content-Type: application/json”, or name the file .json.',
  },
];
