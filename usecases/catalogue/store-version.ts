import { isDeepStrictEqual } from 'node:util';
import type { Caller } from '../../domain/access/caller.ts';
import type { AuditedOperation } from '../../domain/audit/audited-operations.ts';
import { auditedParts } from '../../domain/catalogue/difference/audited-parts.ts';
import { Problem } from '../../domain/problem/problem.ts';
import { audited } from '../auditing/audited.ts';
import type { Ports } from '../ports/ports.ts';
import { catalogueOutdated } from './catalogue-refusals.ts';
import type { ReviewedCatalogue } from './reviewed-catalogue.ts';
import { versionChanges } from './version-changes.ts';
import { waitingProposal } from './waiting-proposal.ts';

/** The version in force after a request, and whether the request made it. */
export type Applied = { readonly version: number; readonly changed: boolean };

/**
 * Stores a reviewed catalogue as the next version, unless it exists. A proposal that waited ends with it. The same catalogue, stored by another request
 * meanwhile, is as good.
 * @throws Problem `catalogue-outdated` when another one was stored meanwhile; `too-large` when it does not fit
 */
export async function storeVersion(
  ports: Pick<Ports, 'audit' | 'catalogues' | 'clock' | 'proposals'>,
  { current, catalogue, history, dropped }: ReviewedCatalogue,
  by: Caller,
  operation: Extract<AuditedOperation, 'putCatalogue' | 'approveCatalogue'>,
): Promise<Applied> {
  const version = (current?.version ?? 0) + 1;
  const waiting = await waitingProposal(ports.proposals, current);
  const changes = [
    ...versionChanges(current, { version, catalogue }),
    ...(dropped === 0 ? [] : [{ field: 'dropped' as const, from: null, to: dropped }]),
    ...(waiting === null ? [] : [{ field: 'proposed' as const, from: waiting.digest, to: null }]),
    ...auditedParts(current?.catalogue ?? null, catalogue),
  ];
  const auditing = { operation, by, subject: String(version), changes };
  return audited(ports, auditing, async (changed) => {
    const put = await ports.catalogues.put(version, catalogue, ports.clock.now(), history);
    switch (put.outcome) {
      case 'stored':
        changed();
        return { version, changed: true };
      case 'taken': {
        const winner = await ports.catalogues.current();
        if (winner !== null && isDeepStrictEqual(winner.catalogue, catalogue))
          return { version: winner.version, changed: false };
        throw catalogueOutdated(winner?.version ?? null);
      }
      case 'too-large':
        throw new Problem('too-large', {
          vi: `Danh mục sau khi nén dài ${put.bytes} byte, tối đa ${put.mostBytes} byte; hãy rút ngắn các văn bản hoặc bớt nội dung.`,
          en: `The catalogue takes ${put.bytes} bytes compressed, and at most ${put.mostBytes} are allowed; shorten its texts or remove something.`,
        });
    }
  });
}
