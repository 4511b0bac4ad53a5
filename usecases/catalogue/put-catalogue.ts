import { isDeepStrictEqual } from 'node:util';
import type { Caller } from '../../domain/access/caller.ts';
import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { type CatalogueHistory, noHistory } from '../../domain/catalogue/catalogue-history.ts';
import { parseCatalogue } from '../../domain/catalogue/check-catalogue.ts';
import { checkSuccession } from '../../domain/catalogue/check-succession.ts';
import { invalidCatalogue } from '../../domain/catalogue/invalid-catalogue.ts';
import { formerMeanings } from '../../domain/catalogue/meaning.ts';
import { Problem, type Violation } from '../../domain/problem/problem.ts';
import { audited } from '../auditing/audited.ts';
import type { Ports } from '../ports/ports.ts';
import { readHistory } from './read-history.ts';
import { versionChanges } from './version-changes.ts';

/**
 * Stores a catalogue as the next version and makes it current. A catalogue equal to the current one changes nothing.
 * @throws Problem `invalid-catalogue` with every violation; `conflict` when another caller stored a version meanwhile;
 * `too-large` when it does not fit into the store
 */
export async function putCatalogue(
  ports: Pick<Ports, 'audit' | 'catalogues' | 'clock'>,
  input: unknown,
  by: Caller,
): Promise<{ version: number; changed: boolean }> {
  const parsed = parseCatalogue(input);
  if (!parsed.ok) throw invalidCatalogue(parsed.violations);
  const catalogue = parsed.value;
  const current = await ports.catalogues.current();
  let history = noHistory;
  if (current !== null) {
    if (isDeepStrictEqual(current.catalogue, catalogue)) return { version: current.version, changed: false };
    history = await readHistory(ports.catalogues, current);
    const violations = checkSuccession(current, history.former, catalogue);
    if (violations.length > 0) throw brokenSuccession(violations);
    history = { former: formerMeanings(history.former, current, catalogue) };
  }
  const version = (current?.version ?? 0) + 1;
  const changes = versionChanges(current, { version, catalogue });
  const auditing = { operation: 'putCatalogue', by, subject: String(version), changes } as const;
  return audited(ports, auditing, async (changed) => {
    await put(ports, version, catalogue, history);
    changed();
    return { version, changed: true };
  });
}

/** Stores a version unless it exists. */
async function put(
  { catalogues, clock }: Pick<Ports, 'catalogues' | 'clock'>,
  version: number,
  catalogue: Catalogue,
  history: CatalogueHistory,
): Promise<void> {
  const put = await catalogues.put(version, catalogue, clock.now(), history);
  switch (put.outcome) {
    case 'stored':
      return;
    case 'taken':
      throw new Problem('conflict', {
        vi: 'Có người vừa nạp một phiên bản khác; xem GET /v1/catalogue rồi gửi lại.',
        en: 'Another version was stored in the meantime; check GET /v1/catalogue and send yours again.',
      });
    case 'too-large':
      throw new Problem('too-large', {
        vi: `Danh mục sau khi nén dài ${put.bytes} byte, tối đa ${put.mostBytes} byte; hãy rút ngắn các văn bản hoặc bớt nội dung.`,
        en: `The catalogue takes ${put.bytes} bytes compressed, and at most ${put.mostBytes} are allowed; shorten its texts or remove something.`,
      });
  }
}

function brokenSuccession(violations: readonly Violation[]): Problem {
  return new Problem(
    'invalid-catalogue',
    {
      vi: 'Danh mục mới làm thay đổi ý nghĩa số liệu đã lưu; giữ các mục được nêu như ở phiên bản ghi kèm.',
      en: 'The new catalogue would change the meaning of stored figures; keep the parts named here as they are in the versions named.',
    },
    violations,
  );
}
