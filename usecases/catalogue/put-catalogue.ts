import { isDeepStrictEqual } from 'node:util';
import type { Caller } from '../../domain/access/caller.ts';
import type { Precondition } from '../../domain/catalogue/precondition.ts';
import { Problem } from '../../domain/problem/problem.ts';
import { audited } from '../auditing/audited.ts';
import type { Ports } from '../ports/ports.ts';
import { checkPrecondition, needsConfirmation, outdated } from './catalogue-refusals.ts';
import { type ReviewedCatalogue, removesSomething, reviewCatalogue } from './review-catalogue.ts';
import { versionChanges } from './version-changes.ts';

/** The ports needed to apply a catalogue. */
type PuttingPorts = Pick<Ports, 'audit' | 'catalogues' | 'clock'>;

/** A catalogue to apply: the version it replaces, and the confirmed difference. */
export type CataloguePut = {
  readonly input: unknown;
  readonly precondition: Precondition;
  readonly confirm: string | undefined;
};

/** The version in force after a request, and whether the request made it. */
type Applied = { readonly version: number; readonly changed: boolean };

/**
 * Stores a catalogue as the next version and makes it current, if the version it names is still in force. A catalogue
 * equal to the current one changes nothing, whatever version it names.
 * @throws Problem `invalid-catalogue` with every violation; `catalogue-needs-if-match` or `catalogue-outdated` for the
 * version it names; `confirmation-needed` with everything it removes; `too-large` when it does not fit into the store
 */
export async function putCatalogue(
  ports: PuttingPorts,
  { input, precondition, confirm }: CataloguePut,
  by: Caller,
): Promise<Applied> {
  const reviewed = await reviewCatalogue(ports.catalogues, input);
  const { current, isUnchanged, changes, mail, digest } = reviewed;
  if (precondition.kind === 'absent') checkPrecondition(precondition, current?.version ?? null);
  if (current !== null && isUnchanged) return { version: current.version, changed: false };
  checkPrecondition(precondition, current?.version ?? null);
  const isConfirmed = confirm === digest;
  if (!isConfirmed && (confirm !== undefined || removesSomething(reviewed)))
    throw needsConfirmation(digest, confirm, changes, mail.noLonger);
  return store(ports, reviewed, by);
}

/** Stores a version unless it exists; the same catalogue, stored by another request meanwhile, is as good. */
async function store(
  ports: PuttingPorts,
  { current, catalogue, history }: ReviewedCatalogue,
  by: Caller,
): Promise<Applied> {
  const version = (current?.version ?? 0) + 1;
  const changes = versionChanges(current, { version, catalogue });
  const auditing = { operation: 'putCatalogue', by, subject: String(version), changes } as const;
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
        throw outdated(winner?.version ?? null);
      }
      case 'too-large':
        throw new Problem('too-large', {
          vi: `Danh mục sau khi nén dài ${put.bytes} byte, tối đa ${put.mostBytes} byte; hãy rút ngắn các văn bản hoặc bớt nội dung.`,
          en: `The catalogue takes ${put.bytes} bytes compressed, and at most ${put.mostBytes} are allowed; shorten its texts or remove something.`,
        });
    }
  });
}
