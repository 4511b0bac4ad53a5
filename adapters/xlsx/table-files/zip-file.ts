import type { PackedPart } from './packed-part.ts';

/** 1 January 1980, the first day that a zip file can name: the same table makes the same file. */
const date = 0x0021;

/** Names are in UTF-8. */
const flags = 0x0800;

const deflated = 8;

/** How many bytes a part takes beside its packed bytes, at most; and what ends the file. */
export const bytesAround = { part: 256, end: 22 } as const;

/** A zip file of these parts. */
export function zipFile(parts: readonly PackedPart[]): Uint8Array {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, pieces, packed, unpacked, checksum } of parts) {
    const title = Buffer.from(name);
    const header = numbers([20, 2], [flags, 2], [deflated, 2], [0, 2], [date, 2], [checksum, 4]).concat(
      numbers([packed, 4], [unpacked, 4], [title.length, 2], [0, 2]),
    );
    const body = [signature('\u0003\u0004'), ...header, title, ...pieces];
    bodies.push(...body);
    const place = numbers([0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]);
    directory.push(signature('\u0001\u0002'), ...numbers([20, 2]), ...header, ...place, title);
    offset += sizeOf(body);
  }
  const count = parts.length;
  const end = numbers([0, 2], [0, 2], [count, 2], [count, 2], [sizeOf(directory), 4], [offset, 4], [0, 2]);
  return Buffer.concat([...bodies, ...directory, signature('\u0005\u0006'), ...end]);
}

function signature(kind: string): Buffer {
  return Buffer.from(`PK${kind}`, 'latin1');
}

/** Whole numbers, each in its number of bytes, the lowest first. */
function numbers(...fields: readonly (readonly [number, 2 | 4])[]): Buffer[] {
  return fields.map(([value, bytes]) => {
    const field = Buffer.alloc(bytes);
    field.writeUIntLE(value, 0, bytes);
    return field;
  });
}

function sizeOf(pieces: readonly Buffer[]): number {
  return pieces.reduce((sum, { length }) => sum + length, 0);
}
