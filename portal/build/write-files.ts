import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { buildPortal } from './build-portal.ts';

/** Builds the portal into a folder, with each file compressed too: `.br` with brotli, `.gz` with gzip. */
export async function writePortal(folder: string): Promise<void> {
  const { files } = await buildPortal();
  await mkdir(folder, { recursive: true });
  for (const { name, bytes } of files) {
    await writeFile(join(folder, name), bytes);
    await writeFile(join(folder, `${name}.br`), brotliCompressSync(bytes, smallest));
    await writeFile(join(folder, `${name}.gz`), gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION }));
  }
}

const smallest = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
