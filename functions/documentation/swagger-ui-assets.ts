import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';

const contentTypes = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
} as const;

/** A static file, gzip-compressed. */
export type Asset = { readonly contentType: string; readonly gzipped: Uint8Array<ArrayBuffer> };

/** Reads Swagger UI's files from a folder, each only once. */
export class SwaggerUiAssets {
  readonly #folder: URL;
  readonly #cache = new Map<string, Asset>();

  /** @param folder where the files are: next to the bundle when deployed, in swagger-ui-dist when run from source */
  constructor(folder: URL) {
    this.#folder = folder;
  }

  /** The file with this name; null when Swagger UI has no such file. */
  async read(name: string): Promise<Asset | null> {
    const contentType = Object.entries(contentTypes).find(([file]) => file === name)?.[1];
    if (contentType === undefined) return null;
    const cached = this.#cache.get(name);
    if (cached !== undefined) return cached;
    const asset = { contentType, gzipped: gzipSync(await readFile(new URL(name, this.#folder))) };
    this.#cache.set(name, asset);
    return asset;
  }
}
