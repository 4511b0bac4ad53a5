import type { Attachment } from '../../messages/letter/message.ts';
import { base64Lines } from './base64-lines.ts';
import { headerLine } from './header-line.ts';
import type { Lines } from './joined-lines.ts';

/** The most characters of a name: file systems and mail programs cut longer ones off, with their ending. */
const longestName = 100;
/** The longest piece of an encoded name, so that each fits into a line. */
const pieceLength = 50;
const mediaTypePattern = /^[a-z]+\/[a-z0-9.+-]+(?:; [a-z-]+=[\w.-]+)*$/i;

/**
 * The lines of a file in a message. Its name is there twice: in ASCII for programs that know nothing else, and as it is
 * (RFC 2231, percent-encoded as in RFC 5987).
 * @throws Error for a media type that could add a header
 */
export function attachmentPart({ name, mediaType, content }: Attachment): Lines[] {
  if (!mediaTypePattern.test(mediaType)) throw new Error('an attachment has no valid media type');
  const shown = safeName(name);
  const ascii = asciiName(shown);
  return [
    `Content-Type: ${mediaType.split('; ').join(';\r\n ')};\r\n name="${ascii}"`,
    `Content-Disposition: attachment;\r\n filename="${ascii}"${encodedName(shown, ascii)}`,
    'Content-Transfer-Encoding: base64',
    '',
    encodedFile(content),
  ];
}

/** The files that were encoded: those of a report are the same bytes for all its readers. */
const encodedFiles = new WeakMap<Uint8Array, Buffer>();

function encodedFile(content: Uint8Array): Buffer {
  const known = encodedFiles.get(content);
  if (known !== undefined) return known;
  const encoded = base64Lines(Buffer.from(content.buffer, content.byteOffset, content.byteLength));
  encodedFiles.set(content, encoded);
  return encoded;
}

/** The parameters that have the name as it is, in pieces of a line each; nothing for a name in ASCII. */
function encodedName(shown: string, ascii: string): string {
  if (shown === ascii) return '';
  const pieces = ["utf-8''"];
  for (const character of shown) {
    const encoded = encodeURIComponent(character).replaceAll(/[!'()*]/g, percentEncoded);
    const last = pieces.at(-1) ?? '';
    if (last.length + encoded.length > pieceLength) pieces.push(encoded);
    else pieces[pieces.length - 1] = last + encoded;
  }
  return pieces.map((piece, index) => `;\r\n filename*${index}*=${piece}`).join('');
}

function percentEncoded(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
}

/** A name for one file: no folders, no quotes and nothing that file systems refuse. */
function safeName(name: string): string {
  const clean = headerLine(name)
    .replaceAll(/[\p{Cf}\p{Cn}\p{Co}]/gu, '')
    .replaceAll(/["*/:<>?\\|%';]/g, '-');
  const ending = /\.[a-z0-9]{1,8}$/i.exec(clean)?.[0] ?? '';
  const stem = clean
    .slice(0, clean.length - ending.length)
    .replace(/^[. ]+/, '')
    .slice(0, longestName)
    .replace(/[\ud800-\udbff]$/, '')
    .replace(/[. ]+$/, '');
  return `${stem === '' ? 'tep' : stem}${ending}`;
}

/** The name without accents, of the characters that every program takes. */
function asciiName(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .replaceAll(/[^\w .()-]/g, '-');
}
