import { crc32, inflateRawSync } from 'node:zlib';
import type { WorkbookFault } from '../../domain/workbook/workbook-fault.ts';

/** An entry of a zip file, as the central directory declares it. */
type ZipEntry = {
  readonly name: string;
  readonly method: number;
  readonly checksum: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
};

type Directory =
  | { readonly ok: true; readonly entries: readonly ZipEntry[] }
  | { readonly ok: false; readonly fault: WorkbookFault };

const mostEntries = 200;
const mostUnpackedBytes = 20_000_000;

/** How many times its packed size a large part may have. XML of a real sheet packs to a twentieth; deflate can do a thousandth. */
const mostRatio = 200;

/** A part below this size cannot be a bomb. */
const alwaysFine = 1_000_000;

/**
 * Checks a workbook without trusting what it says about itself: first the zip's directory alone, then every part's real size,
 * never unpacking more than was declared.
 * @returns null when the parts are those of a workbook and may be unpacked
 */
export function faultOfZip(bytes: Uint8Array): WorkbookFault | null {
  const directory = readDirectory(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (!directory.ok) return directory.fault;
  return faultOfEntries(directory.entries, bytes.length) ?? faultOfContents(directory.entries, bytes);
}

function readDirectory(bytes: Buffer): Directory {
  const end = bytes.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  if (end === -1 || end + 22 > bytes.length) return { ok: false, fault: 'damaged' };
  const count = bytes.readUInt16LE(end + 10);
  const start = bytes.readUInt32LE(end + 16);
  // Also refuses zip64, which no workbook of a mebibyte needs.
  if (count > mostEntries) return { ok: false, fault: 'too-many-parts' };
  const entries: ZipEntry[] = [];
  let at = start;
  for (let left = count; left > 0; left -= 1) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== 0x02014b50) return { ok: false, fault: 'damaged' };
    const [nameLength, extraLength] = [bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30)];
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    if ((bytes.readUInt16LE(at + 8) & 1) === 1) return { ok: false, fault: 'encrypted' };
    entries.push({
      name,
      method: bytes.readUInt16LE(at + 10),
      checksum: bytes.readUInt32LE(at + 16),
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + extraLength + bytes.readUInt16LE(at + 32);
  }
  return { ok: true, entries };
}

function faultOfEntries(entries: readonly ZipEntry[], fileBytes: number): WorkbookFault | null {
  const total = (size: 'packed' | 'unpacked') => entries.reduce((sum, entry) => sum + entry[size], 0);
  if (total('unpacked') > mostUnpackedBytes) return 'too-big';
  if (entries.some(({ packed, unpacked }) => unpacked > alwaysFine && unpacked > packed * mostRatio))
    return 'too-big';
  const names = entries.map(({ name }) => name);
  // Parts that share bytes would let a small file unpack to much more than it holds.
  if (total('packed') > fileBytes || new Set(names).size < names.length) return 'damaged';
  return kindFault(names) ?? forbiddenPart(names);
}

function kindFault(names: readonly string[]): WorkbookFault | null {
  if (names.includes('xl/workbook.bin')) return 'xlsb';
  if (names.includes('[Content_Types].xml') && names.includes('xl/workbook.xml')) return null;
  if (names.includes('mimetype') && names.includes('content.xml')) return 'ods';
  return 'other-file';
}

function forbiddenPart(names: readonly string[]): WorkbookFault | null {
  if (names.some((name) => /(?:^|\/)(?:vbaProject|activeX|macrosheets|embeddings)/i.test(name)))
    return 'macros';
  if (names.some((name) => /^xl\/(?:externalLinks\/|connections\.xml|queryTables\/)/i.test(name)))
    return 'external-links';
  return null;
}

function faultOfContents(entries: readonly ZipEntry[], bytes: Uint8Array): WorkbookFault | null {
  for (const entry of entries) {
    const content = contentOf(entry, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    if (content === null) return 'damaged';
    const isXml = /\.(?:xml|rels|vml)$/i.test(entry.name);
    if (isXml && forbiddenXml.some((mark) => content.includes(mark))) return 'unsafe-xml';
    if (isSheet.test(entry.name) && !isWhole(content)) return 'damaged';
  }
  return null;
}

const isSheet = /^xl\/worksheets\/[^/]+\.xml$/;

/** Whether a sheet goes on to its end; the library would read one that is cut off as far as it goes. */
function isWhole(content: Buffer): boolean {
  return /<\/(?:\w+:)?worksheet>\s*$/.test(content.subarray(-100).toString('latin1'));
}

/** A NUL byte is in every XML that is not UTF-8, in which a DTD could hide. */
const forbiddenXml = ['<!DOCTYPE', '<!ENTITY', '\0'];

/** The content of an entry; null when it is not exactly what the directory says. */
function contentOf(entry: ZipEntry, bytes: Buffer): Buffer | null {
  const content = unpackedContent(entry, bytes);
  return content !== null && crc32(content) === entry.checksum ? content : null;
}

function unpackedContent({ method, packed, unpacked, offset }: ZipEntry, bytes: Buffer): Buffer | null {
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== 0x04034b50) return null;
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  const content = bytes.subarray(start, start + packed);
  if (content.length !== packed) return null;
  if (method === 0) return packed === unpacked ? content : null;
  if (method !== 8) return null;
  try {
    const inflated = inflateRawSync(content, { maxOutputLength: Math.max(1, unpacked) });
    return inflated.length === unpacked ? inflated : null;
  } catch {
    return null;
  }
}
