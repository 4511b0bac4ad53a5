import { isDeepStrictEqual } from 'node:util';
import type { Caller } from '../../domain/access/caller.ts';
import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { parseCatalogue } from '../../domain/catalogue/check-catalogue.ts';
import { checkSuccession } from '../../domain/catalogue/check-succession.ts';
import { invalidCatalogue } from '../../domain/catalogue/invalid-catalogue.ts';
import { Problem, type Violation } from '../../domain/problem/problem.ts';
import { audited } from '../auditing/audited.ts';
import type { Ports } from '../ports/ports.ts';
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
  if (current !== null) {
    if (isDeepStrictEqual(current.catalogue, catalogue)) return { version: current.version, changed: false };
    const violations = checkSuccession(current.catalogue, catalogue);
    if (violations.length > 0) throw brokenSuccession(violations);
  }
  const version = (current?.version ?? 0) + 1;
  const changes = versionChanges(current, { version, catalogue });
  const auditing = { operation: 'putCatalogue', by, subject: String(version), changes } as const;
  return audited(ports, auditing, async (changed) => {
    await put(ports, version, catalogue);
    changed();
    return { version, changed: true };
  });
}

/** Stores a version unless it exists. */
async function put(
  { catalogues, clock }: Pick<Ports, 'catalogues' | 'clock'>,
  version: number,
  catalogue: Catalogue,
): Promise<void> {
  const put = await catalogues.put(version, catalogue, clock.now());
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
      vi: 'Danh mục mới làm thay đổi ý nghĩa số liệu đã lưu; giữ nguyên các chỉ số được nêu và số của chúng.',
      en: 'The new catalogue would change the meaning of stored figures; keep the indicators named here and their numbers.',
    },
    violations,
  );
}
