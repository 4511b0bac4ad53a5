import { isDeepStrictEqual } from 'node:util';
import type { CatalogueDifferenceAnswer } from '../../contract/catalogue/difference.ts';
import { bytesInAnswer, mostAnswerBodyBytes } from '../../contract/http/answer-limit.ts';
import type { Catalogue, VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';
import { type CatalogueHistory, noHistory } from '../../domain/catalogue/catalogue-history.ts';
import { parseCatalogue } from '../../domain/catalogue/check-catalogue.ts';
import { checkSuccession } from '../../domain/catalogue/check-succession.ts';
import { catalogueDifference } from '../../domain/catalogue/difference/difference.ts';
import { differenceDigest } from '../../domain/catalogue/difference/difference-digest.ts';
import { droppedAddresses, mailDifference } from '../../domain/catalogue/difference/mail-difference.ts';
import { newReaders } from '../../domain/catalogue/difference/new-readers.ts';
import { silencedMail } from '../../domain/catalogue/difference/silenced-mail.ts';
import { invalidCatalogue } from '../../domain/catalogue/invalid-catalogue.ts';
import { mailToNobody } from '../../domain/catalogue/mail-to-nobody.ts';
import { formerMeanings } from '../../domain/catalogue/meaning.ts';
import { placedIn } from '../../domain/catalogue/place-words.ts';
import type { Precondition } from '../../domain/catalogue/precondition.ts';
import { checkReceiptReaders } from '../../domain/delivery/receipt-readers.ts';
import { dateAt } from '../../domain/period/period.ts';
import { Problem, type Violation } from '../../domain/problem/problem.ts';
import { entriesThatFit } from '../fitting.ts';
import type { CatalogueStore } from '../ports/catalogue-store.ts';
import type { Ports } from '../ports/ports.ts';
import { checkPrecondition } from './catalogue-refusals.ts';
import { readHistory } from './read-history.ts';
import type { ReviewedCatalogue } from './reviewed-catalogue.ts';

/** The ports needed to review a catalogue. */
type ReviewingPorts = Pick<Ports, 'catalogues' | 'clock' | 'dropCap'>;

/**
 * Compares a catalogue with the current version, and checks that it may follow all earlier ones.
 * @throws Problem `invalid-catalogue` with every violation; `too-large` where no answer could show it
 */
export async function reviewCatalogue(
  { catalogues, clock, dropCap }: ReviewingPorts,
  input: unknown,
): Promise<ReviewedCatalogue> {
  const parsed = parseCatalogue(input);
  if (!parsed.ok) throw invalidCatalogue(parsed.violations, input);
  const catalogue = parsed.value;
  checkReadable(catalogue);
  const current = await catalogues.current();
  const crowded = checkReceiptReaders(current?.catalogue ?? null, catalogue);
  if (crowded.length > 0) throw invalidCatalogue(crowded, catalogue);
  const isUnchanged = current !== null && isDeepStrictEqual(current.catalogue, catalogue);
  const before = current?.catalogue ?? null;
  const today = dateAt(clock.now());
  const mail = mailDifference(before, catalogue, today);
  const silenced = silencedMail(before, catalogue, today);
  const dropped = droppedAddresses([...mail.noLonger, ...silenced]).length;
  const history =
    current === null || isUnchanged ? noHistory : await nextHistory(catalogues, current, catalogue, dropped);
  return {
    current,
    catalogue,
    history,
    isUnchanged,
    changes: catalogueDifference(before, catalogue),
    mail,
    silenced,
    readers: newReaders(before, catalogue),
    nobody: mailToNobody(catalogue, today),
    digest: differenceDigest(current, catalogue),
    dropped,
    needsSecondOperator: dropped > 0 && history.droppedAlone > dropCap,
  };
}

/** Room for what surrounds the catalogue in the body that shows it. */
const mostBytesAround = 48 * 1024;

/**
 * Rejects a catalogue that `GET /v1/catalogue` could not show.
 * @throws Problem `too-large`
 */
function checkReadable(catalogue: Catalogue): void {
  const bytes = bytesInAnswer(JSON.stringify(catalogue));
  const most = mostAnswerBodyBytes - mostBytesAround;
  if (bytes <= most) return;
  throw new Problem('too-large', {
    vi: `Danh mục dài ${bytes} byte khi trả về, tối đa ${most} byte; hãy rút ngắn các văn bản hoặc bớt nội dung.`,
    en: `The catalogue takes ${bytes} bytes in an answer, and at most ${most} are allowed; shorten its texts or remove something.`,
  });
}

/**
 * What a catalogue would change, without storing anything.
 * @param precondition checked when it names a version
 * @throws Problem `invalid-catalogue`, or `catalogue-outdated`
 */
export async function previewCatalogue(
  ports: ReviewingPorts,
  input: unknown,
  precondition: Precondition,
): Promise<CatalogueDifferenceAnswer> {
  const reviewed = await reviewCatalogue(ports, input);
  const version = reviewed.current?.version ?? null;
  if (precondition.kind !== 'absent') checkPrecondition(precondition, version);
  return differenceAnswer(reviewed);
}

/** A difference has six lists. */
const partOfAnswer = 1 / 6;

/** A difference, as the API shows it: of each list as much as one answer can hold. */
export function differenceAnswer(reviewed: ReviewedCatalogue): CatalogueDifferenceAnswer {
  const { current, changes, mail, silenced, readers, nobody, digest, dropped, needsSecondOperator } =
    reviewed;
  const lists = {
    changes: entriesThatFit(changes, partOfAnswer),
    noLonger: entriesThatFit(mail.noLonger, partOfAnswer),
    newly: entriesThatFit(mail.newly, partOfAnswer),
    silenced: entriesThatFit(silenced, partOfAnswer),
    readers: entriesThatFit(
      readers.map(({ reads, ...one }) => ({ ...one, reads: [...reads] })),
      partOfAnswer,
    ),
    nobody: entriesThatFit(nobody, partOfAnswer),
  };
  return {
    from: current?.version ?? null,
    changes: lists.changes,
    mail: { noLonger: lists.noLonger, newly: lists.newly },
    silenced: lists.silenced,
    readers: lists.readers,
    nobody: lists.nobody,
    omitted: {
      changes: changes.length - lists.changes.length,
      noLonger: mail.noLonger.length - lists.noLonger.length,
      newly: mail.newly.length - lists.newly.length,
      silenced: silenced.length - lists.silenced.length,
      readers: readers.length - lists.readers.length,
      nobody: nobody.length - lists.nobody.length,
    },
    confirm: digest,
    needsConfirmation: takesConfirmation(reviewed),
    dropped,
    needsSecondOperator,
  };
}

/** Whether applying it takes a confirmation: every change of a current catalogue does. */
export function takesConfirmation({
  current,
  isUnchanged,
}: Pick<ReviewedCatalogue, 'current' | 'isUnchanged'>): boolean {
  return current !== null && !isUnchanged;
}

async function nextHistory(
  catalogues: CatalogueStore,
  current: VersionedCatalogue,
  next: Catalogue,
  dropped: number,
): Promise<CatalogueHistory> {
  const { former, droppedAlone } = await readHistory(catalogues, current);
  const violations = checkSuccession(current, former, next);
  if (violations.length > 0) throw brokenSuccession(placedIn(next, violations));
  return { former: formerMeanings(former, current, next), droppedAlone: droppedAlone + dropped };
}

function brokenSuccession(violations: readonly Violation[]): Problem {
  if (violations.every(({ code }) => code === 'calendar-address-revived'))
    return new Problem(
      'invalid-catalogue',
      {
        vi: 'Danh mục mới làm địa chỉ lịch đã hủy dùng lại được; sửa các mục được nêu rồi gửi lại.',
        en: 'With the new catalogue, calendar addresses that were ended would work again; correct the entries named here.',
      },
      violations,
    );
  return new Problem(
    'invalid-catalogue',
    {
      vi: 'Danh mục mới làm thay đổi ý nghĩa số liệu đã lưu; giữ các mục được nêu như ở phiên bản ghi kèm.',
      en: 'The new catalogue would change the meaning of stored figures; keep the parts named here as they are in the versions named.',
    },
    violations,
  );
}
