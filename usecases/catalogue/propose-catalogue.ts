import { isDeepStrictEqual } from 'node:util';
import type { CatalogueProposalAnswer } from '../../contract/catalogue/difference.ts';
import type { Caller } from '../../domain/access/caller.ts';
import type { CatalogueProposal } from '../../domain/catalogue/catalogue-proposal.ts';
import { auditedParts } from '../../domain/catalogue/difference/audited-parts.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { Problem } from '../../domain/problem/problem.ts';
import { operatorOf } from '../access/operator-of.ts';
import { audited } from '../auditing/audited.ts';
import { didWrite } from '../did-write.ts';
import type { Ports } from '../ports/ports.ts';
import { catalogueOutdated } from './catalogue-refusals.ts';
import { differenceAnswer, reviewCatalogue } from './review-catalogue.ts';
import type { ReviewedCatalogue } from './reviewed-catalogue.ts';
import { type Applied, storeVersion } from './store-version.ts';
import { isWaiting, waitingProposal } from './waiting-proposal.ts';

/**
 * Stores a reviewed catalogue until a second operator approves it. It replaces an earlier proposal; proposing the same again
 * changes nothing.
 * @throws Problem `conflict` when another one was proposed meanwhile; `second-operator-needed` in the portal, where a
 * signed-in person may be the keeper of the other token
 */
export async function proposeCatalogue(
  ports: Pick<Ports, 'audit' | 'clock' | 'proposals' | 'tokens'>,
  reviewed: ReviewedCatalogue,
  by: Caller,
): Promise<CatalogueProposalAnswer> {
  if (by.session !== undefined) throw needsTokens();
  const { current, catalogue, digest, dropped } = reviewed;
  const seen = await ports.proposals.read();
  if (seen?.digest === digest) return proposalAnswer(reviewed, seen);
  const proposal: CatalogueProposal = {
    digest,
    from: current?.version ?? 0,
    catalogue,
    operator: await operatorOf(ports.tokens, by.tokenId),
    tokenId: by.tokenId,
    label: by.label,
    at: instantText(ports.clock.now()),
  };
  const changes = [
    {
      field: 'proposed' as const,
      from: isWaiting(seen, current) ? (seen?.digest ?? null) : null,
      to: digest,
    },
    { field: 'dropped' as const, from: null, to: dropped },
    ...auditedParts(current?.catalogue ?? null, catalogue),
  ];
  const auditing = {
    operation: 'proposeCatalogue' as const,
    by,
    subject: String(proposal.from + 1),
    changes,
  };
  return audited(ports, auditing, async (changed) => {
    const replacing = ports.proposals.replace(seen, proposal);
    const isOwn = (found: CatalogueProposal) => isDeepStrictEqual(found, proposal);
    if (!(await didWrite(replacing, () => ports.proposals.read(), isOwn))) throw proposedMeanwhile();
    changed();
    return proposalAnswer(reviewed, proposal);
  });
}

/**
 * The catalogue that waits for a second operator.
 * @throws Problem `not-found` when there is none, or another version is in force by now
 */
export async function readProposal(
  ports: Pick<Ports, 'catalogues' | 'clock' | 'dropCap' | 'proposals'>,
): Promise<CatalogueProposalAnswer> {
  const proposal = await waitingProposal(ports.proposals, await ports.catalogues.current());
  if (proposal === null) throw noProposal();
  return proposalAnswer(await reviewCatalogue(ports, proposal.catalogue), proposal);
}

/**
 * Applies the proposed catalogue when a second operator confirms it.
 * @param confirm the digest of the difference that this operator was shown
 * @throws Problem `not-found` when none is proposed; `conflict` when it is another one; `catalogue-outdated` when another
 * version has come into force; `second-operator-needed` for the operator who proposed it
 */
export async function approveCatalogue(
  ports: Pick<Ports, 'audit' | 'catalogues' | 'clock' | 'dropCap' | 'proposals' | 'tokens'>,
  confirm: string,
  by: Caller,
): Promise<Applied> {
  const proposal = await ports.proposals.read();
  if (proposal === null) throw noProposal();
  if (proposal.digest !== confirm) throw otherProposal();
  if ((await operatorOf(ports.tokens, by.tokenId)) === proposal.operator) throw sameOperator(proposal);
  const reviewed = await reviewCatalogue(ports, proposal.catalogue);
  const { current, isUnchanged, digest, history } = reviewed;
  if (current !== null && isUnchanged) return { version: current.version, changed: false };
  if (digest !== confirm) throw catalogueOutdated(current?.version ?? null);
  const agreed = { ...reviewed, history: { ...history, droppedAlone: 0 } };
  return storeVersion(ports, agreed, by, 'approveCatalogue');
}

function needsTokens(): Problem {
  return new Problem('second-operator-needed', {
    vi: 'Danh mục này cần hai người vận hành, mỗi người dùng mã truy cập của mình với lệnh «tiendo catalogue apply»; trong cổng không làm được.',
    en: 'This catalogue takes two operators, each with a token of their own and the command “tiendo catalogue apply”; the portal cannot do it.',
  });
}

function proposalAnswer(
  reviewed: ReviewedCatalogue,
  { tokenId, label, at }: CatalogueProposal,
): CatalogueProposalAnswer {
  return { difference: differenceAnswer(reviewed), proposedBy: { tokenId, label }, at };
}

function noProposal(): Problem {
  return new Problem('not-found', {
    vi: 'Không có danh mục nào đang chờ người vận hành thứ hai.',
    en: 'No catalogue waits for a second operator.',
  });
}

function otherProposal(): Problem {
  return new Problem('conflict', {
    vi: 'Danh mục đang chờ là một danh mục khác; xem GET /v1/catalogue/proposal rồi đồng ý với mã xác nhận ghi ở đó.',
    en: 'Another catalogue is waiting; read GET /v1/catalogue/proposal and approve it by the digest given there.',
  });
}

function proposedMeanwhile(): Problem {
  return new Problem('conflict', {
    vi: 'Vừa có người đề nghị một danh mục khác; xem GET /v1/catalogue/proposal rồi gửi lại nếu vẫn cần.',
    en: 'Another catalogue was proposed in the meantime; read GET /v1/catalogue/proposal, and send yours again if it is still needed.',
  });
}

function sameOperator({ label }: CatalogueProposal): Problem {
  return new Problem('second-operator-needed', {
    vi: `Danh mục này do mã truy cập «${label}» đề nghị, cùng một người vận hành; cần mã của người vận hành khác, được cấp trực tiếp.`,
    en: `This catalogue was proposed with the token “${label}”, by the same operator; it takes a token of another operator, issued directly.`,
  });
}
