import type { Language } from '../../domain/language/text.ts';
import type { Escalated, WarningDigest, WarningItem } from '../../domain/milestone/warning-digest.ts';
import type { InstantText } from '../../domain/period/instant-text.ts';
import type { Extent } from '../letter/extent.ts';
import { letterTexts } from '../letter/letter.ts';
import type { LinkedWords } from '../letter/linked-line.ts';
import { deadlineWords } from './deadline-words.ts';
import { explainingUrl } from './digest-pages.ts';
import { escalationTexts } from './escalation-texts.ts';
import { titleOf } from './title.ts';
import { statusOf } from './urgency.ts';

/** What is overdue in the units below, by what it is. */
export type EscalationSections = {
  /** Above it; null in a letter that holds nothing else. */
  readonly heading: string | null;
  readonly groups: readonly EscalationGroup[];
  /** How many are not shown; empty when all are. */
  readonly more: string;
  readonly todo: string;
};

/** Units that are overdue with the same thing. */
type EscalationGroup = {
  readonly title: string;
  readonly deadline: string;
  readonly status: string;
  readonly units: readonly {
    readonly name: LinkedWords;
    readonly news: string;
    readonly owners: string;
  }[];
};

/**
 * The escalations of a digest; null where there are none.
 * @param newsOf says what is missing of an item
 * @param portalUrl the base URL of the pages that show it; null to omit links to them
 */
export function escalationSectionsOf(
  { items, day, escalations = [], escalationsBeyond }: WarningDigest,
  at: InstantText | null,
  extent: Extent,
  newsOf: (item: WarningItem) => string,
  portalUrl: string | null,
  language: Language,
): EscalationSections | null {
  if (escalations.length === 0) return null;
  const texts = escalationTexts[language];
  const most = Math.max(1, extent.entries * rowsPerEntry);
  const shown = escalations.slice(0, most);
  const more = escalations.length - shown.length + (escalationsBeyond?.items ?? 0);
  const groups = Map.groupBy(shown, ({ item }) =>
    [titleOf(item, language), deadlineWords(item, language).line, item.workingDays].join('\n'),
  );
  return {
    heading: items.length === 0 ? null : texts.heading,
    groups: [...groups.values()].flatMap((own) => {
      const [first] = own;
      if (first === undefined) return [];
      return {
        title: titleOf(first.item, language),
        deadline: deadlineWords(first.item, language).line,
        status: statusOf(first.item, { day, at }, language),
        units: own.map((one) => ({
          name: {
            words: one.item.unitName[language],
            url: portalUrl === null ? null : explainingUrl(one.item, portalUrl),
          },
          news: newsOf(one.item),
          owners: ownersOf(one, extent, language),
        })),
      };
    }),
    more: more === 0 ? '' : texts.more(more),
    todo: texts.todo[warnedOf(shown)],
  };
}

/** An escalation takes a row where an item takes a box. */
const rowsPerEntry = 2;

/** Whether those who are to act were warned, as far as they are shown. */
function warnedOf(shown: readonly Escalated[]): 'all' | 'some' | 'none' {
  const warned = shown.filter(({ owners }) => owners.length > 0).length;
  if (warned === 0) return 'none';
  return warned === shown.length ? 'all' : 'some';
}

/** Who was warned. A post that ends in the name of its unit stands without it, because the unit's name is above it. */
function ownersOf({ item, owners, more = 0 }: Escalated, { names }: Extent, language: Language): string {
  const texts = escalationTexts[language];
  if (owners.length === 0) return texts.noOwner;
  const unit = item.unitName[language];
  const endings = [` – ${unit}`, `, ${unit}`];
  const shown = owners
    .slice(0, Math.max(1, names))
    .map((post) => post[language])
    .map((post) => {
      const ending = endings.find((one) => post.endsWith(one)) ?? '';
      return post.slice(0, post.length - ending.length);
    });
  const rest = owners.length - shown.length + more;
  return texts.owners([...shown, ...(rest === 0 ? [] : [letterTexts[language].morePosts(rest)])].join('; '));
}
