import { type Passages, type SharedPassage, wholeOf } from '../../messages/letter/passages.ts';
import { base64Lines } from './base64-lines.ts';

/** Base64 writes three bytes as four characters. */
const group = 3;
/** The most bytes that a UTF-16 unit takes in UTF-8. */
const longestCharacter = 3;
/** A shorter passage is encoded with what is beside it: lines that it would cut short cost more. */
const shortestShared = 57;

/**
 * A text with canonical line ends, in UTF-8, as lines of base64. Its shared passages are encoded once for all texts that have them:
 * what is before one takes as many of its bytes as it needs to end a group, and what is after it those that do not fill one.
 */
export function base64Text(passages: Passages): Buffer[] {
  const lines: Buffer[] = [];
  let pending = 0;
  for (const passage of passages.every(endsWhole) ? passages : [wholeOf(passages)]) {
    if (typeof passage === 'string') {
      pending += written(passage, pending);
      continue;
    }
    const { bytes, encoded } = encodingOf(passage);
    if (bytes.length < shortestShared) {
      pending += added(bytes, pending);
      continue;
    }
    const taken = (group - (pending % group)) % group;
    pending += added(bytes.subarray(0, taken), pending);
    if (pending > 0) lines.push(base64Lines(room.subarray(0, pending)));
    const end = bytes.length - ((bytes.length - taken) % group);
    encoded[taken] ??= base64Lines(bytes.subarray(taken, end));
    lines.push(encoded[taken]);
    pending = added(bytes.subarray(end), 0);
  }
  if (pending > 0 || lines.length === 0) lines.push(base64Lines(room.subarray(0, pending)));
  return lines;
}

/** A shared passage in UTF-8, and its lines by how many bytes at its beginning are left out. */
type Encoding = { readonly bytes: Buffer; readonly encoded: (Buffer | undefined)[] };

const encodings = new WeakMap<SharedPassage, Encoding>();

function encodingOf(passage: SharedPassage): Encoding {
  const known = encodings.get(passage);
  if (known !== undefined) return known;
  const made = { bytes: Buffer.from(canonical(passage.text)), encoded: [] };
  encodings.set(passage, made);
  return made;
}

/** Room for the bytes being encoded. To take fresh memory for each message costs more than the encoding. */
let room = Buffer.alloc(0);

/** Makes the room larger if needed, without losing what is in it. */
function reserve(bytes: number): void {
  if (room.length >= bytes) return;
  const larger = Buffer.alloc(bytes * 2);
  larger.set(room);
  room = larger;
}

/** Writes a text into the room. @returns how many bytes it takes */
function written(text: string, at: number): number {
  const lines = canonical(text);
  reserve(at + lines.length * longestCharacter);
  return room.write(lines, at);
}

/** Copies bytes into the room. @returns how many they are */
function added(bytes: Buffer, at: number): number {
  reserve(at + bytes.length);
  room.set(bytes, at);
  return bytes.length;
}

/** V8 replaces all matches of a pattern of one character in one pass, but not those of a string. */
function canonical(text: string): string {
  return text.replace(text.includes('\r') ? /\r\n?|\n/g : /\n/g, '\r\n');
}

/** Whether a passage ends neither within a line end nor within a character. */
function endsWhole(passage: Passages[number]): boolean {
  const text = typeof passage === 'string' ? passage : passage.text;
  const last = text.charCodeAt(text.length - 1);
  return !(last === 0x0d || (last >= 0xd800 && last <= 0xdbff));
}
