import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

/** A file in the encoding that a browser accepts. */
export type PortalFile = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly contentType: string;
  /** Undefined for a file as it is. */
  readonly encoding: string | undefined;
  /** Changes with the content and the encoding. */
  readonly tag: string;
};

const contentTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  webmanifest: 'application/manifest+json; charset=utf-8',
};

/** How files are compressed when they are built, smallest first, with the ends of their names. */
const encodings = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

/** Names of files, without their compressed ones: no name leads out of the folder. */
const nameForm = /^[\w-]{1,100}\.(?:html|js|css|svg|webmanifest)$/;

/** Reads the portal's files from the folder that they were built into, each only once. */
export class PortalFiles {
  readonly #folder: URL;
  readonly #read = new Map<string, PortalFile>();

  /** @param folder with a trailing slash */
  constructor(folder: URL) {
    this.#folder = folder;
  }

  /**
   * A file; null when the portal has none of that name.
   * @param accepted the header `Accept-Encoding`
   */
  async read(name: string, accepted = ''): Promise<PortalFile | null> {
    const contentType = contentTypes[name.split('.').at(-1) ?? ''];
    if (contentType === undefined || !nameForm.test(name)) return null;
    const [encoding, ending] = encodings.find(([coding]) => accepts(accepted, coding)) ?? [undefined, ''];
    const stored = `${name}${ending}`;
    const known = this.#read.get(stored);
    if (known !== undefined) return known;
    const bytes = await bytesOf(new URL(stored, this.#folder));
    if (bytes === null) return null;
    const tag = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
    const file = { bytes, contentType, encoding, tag };
    this.#read.set(stored, file);
    return file;
  }
}

/** The bytes of a file; null when there is none. */
async function bytesOf(file: URL): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await readFile(file));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Whether an `Accept-Encoding` header names an encoding, without refusing it. */
function accepts(header: string, encoding: string): boolean {
  return header.split(',').some((part) => {
    const [name = '', ...parameters] = part.split(';').map((word) => word.trim().toLowerCase());
    return name === encoding && !parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter));
  });
}
