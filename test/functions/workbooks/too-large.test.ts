import { describe, expect, it } from 'vitest';
import { xlsxWorkbooks } from '../../../adapters/xlsx/xlsx-workbooks.ts';
import { workbookMediaType } from '../../../contract/http/workbook-media.ts';
import { createLogger } from '../../../functions/logger.ts';
import { workbooksFunction } from '../../../functions/workbooks/workbooks-function.ts';
import { fill } from '../../fixtures/workbooks/fill.ts';
import { invoke } from '../../fixtures/world.ts';
import { workbookWorld } from './answers.ts';

/** What comes of a workbook that comes back larger than an answer may be. */
async function sentBack(cells: Parameters<typeof fill>[1], bytes: number) {
  const { world, authorization, download } = await workbookWorld();
  const annotate = async () => new Uint8Array(bytes);
  const ports = { ...world.ports, workbooks: { ...xlsxWorkbooks, annotate } };
  const handle = workbooksFunction(ports, createLogger({ logLevel: 'SILENT' }), world.metrics);
  const { status, headers, body } = await invoke(handle, {
    method: 'POST',
    path: '/v1/workbooks',
    headers: {
      authorization,
      accept: workbookMediaType,
      'content-type': workbookMediaType,
      'idempotency-key': 'one',
    },
    body: fill(await download(), cells),
  });
  return [status, headers['content-type'], Object(body)];
}

describe('F107: a workbook that comes back too large for an answer', () => {
  it('is replaced by the receipt when it was accepted, which so is not lost', async () => {
    const [status, type, body] = await sentBack({ K11: 5 }, 4_800_000);
    expect([status, type, body.revision, body.outcome]).toEqual([
      201,
      'application/json; charset=utf-8',
      1,
      'accepted',
    ]);
  });

  it('is replaced by the list of what is to be fixed when it was refused', async () => {
    const [status, type, body] = await sentBack({ H12: 'mười' }, 4_800_000);
    expect([status, type, body.errors.map(({ pointer }: { pointer: string }) => pointer)]).toEqual([
      422,
      'application/problem+json; charset=utf-8',
      ['Số liệu!H12'],
    ]);
  });

  it('comes back up to that size', async () => {
    const [status, type] = await sentBack({ K11: 5 }, 4_600_000);
    expect([status, type]).toEqual([201, workbookMediaType]);
  });
});
