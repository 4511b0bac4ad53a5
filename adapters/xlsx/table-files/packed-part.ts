import { Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

/** A part of a zip file: its packed bytes and its directory entry. */
export type PackedPart = {
  readonly name: string;
  readonly pieces: readonly Buffer[];
  readonly packed: number;
  readonly unpacked: number;
  readonly checksum: number;
};

/**
 * Packs a text as it is produced, so that no more than one piece of it is in memory.
 * @returns null once it exceeds that many bytes
 */
export async function packPart(
  name: string,
  content: Iterable<string> | AsyncIterable<string>,
  mostBytes: number,
): Promise<PackedPart | null> {
  let [checksum, unpacked, packed] = [0, 0, 0];
  const pieces: Buffer[] = [];
  const source = Readable.from(counted());
  const deflate = createDeflateRaw();
  source.on('error', (error) => deflate.destroy(error));
  for await (const piece of source.pipe(deflate)) {
    const bytes = Buffer.from(piece);
    packed += bytes.length;
    if (packed > mostBytes) {
      source.destroy();
      return null;
    }
    pieces.push(bytes);
  }
  return { name, pieces, packed, unpacked, checksum };

  async function* counted(): AsyncIterable<Buffer> {
    for await (const text of inPieces(content)) {
      const bytes = Buffer.from(text);
      checksum = crc32(bytes, checksum);
      unpacked += bytes.length;
      yield bytes;
    }
  }
}

const pieceUnits = 65_536;

/** The same text in larger pieces: each is packed as one task. */
async function* inPieces(content: Iterable<string> | AsyncIterable<string>): AsyncIterable<string> {
  let piece = '';
  for await (const text of content) {
    piece += text;
    if (piece.length < pieceUnits) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}
