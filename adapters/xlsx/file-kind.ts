import type { WorkbookFault } from '../../domain/workbook/workbook-fault.ts';

/** What kind of file it is that does not begin like a zip file, such as an HTML page named `.xlsx`; null for a zip file. */
export function faultOfKind(bytes: Uint8Array): WorkbookFault | null {
  const head = Buffer.from(bytes.subarray(0, 4_096)).toString('latin1');
  if (bytes.length === 0) return 'empty';
  if (head.startsWith('PK\u0003\u0004')) return null;
  if (head.startsWith('\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1')) return faultOfCompoundFile(bytes);
  const text = head.replace(/^\u00ef\u00bb\u00bf/, '').trimStart();
  if (/^(?:<\?xml|<!doctype|<html|<head|<body|<table|<meta|<!--|MIME-Version:)/i.test(text)) return 'html';
  return isText(bytes.subarray(0, 4_096)) ? 'csv' : 'other-file';
}

/** Office encrypts a workbook into a container of the form that old Excel files have. */
function faultOfCompoundFile(bytes: Uint8Array): WorkbookFault {
  return Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'encrypted' : 'xls';
}

/** Whether there are only printable characters, in UTF-8 or UTF-16; a character may be cut off at the end. */
function isText(bytes: Uint8Array): boolean {
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isWide) return true;
  const text = new TextDecoder().decode(bytes.subarray(0, bytes.length - 3));
  return ![...text].some((character) => character === '\ufffd' || /[^\t\n\v\f\r\P{Cc}]/u.test(character));
}
