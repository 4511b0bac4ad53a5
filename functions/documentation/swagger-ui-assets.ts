import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';

const contentTypes = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
} as const;

/** A static file, gzip-compressed. */
export type Asset = { readonly contentType: string; readonly gzipped: Uint8Array<ArrayBuffer> };

/** Reads Swagger UI's files from a folder, each once. */
export class SwaggerUiAssets {
  readonly #folder: URL;
  readonly #cache = new Map<string, Asset>();

  /** @param folder where the files lie: beside the bundle when deployed, in swagger-ui-dist when run from source */
  constructor(folder: URL) {
    this.#folder = folder;
  }

  /** The file of this name; null when it is none of Swagger UI's. */
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
