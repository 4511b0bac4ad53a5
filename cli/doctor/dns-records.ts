import { Resolver } from 'node:dns/promises';

/** A record of a DNS zone, as the stack's outputs show it: `name. IN TYPE value`. */
export type DnsRecord = {
  readonly name: string;
  readonly type: 'CNAME' | 'MX' | 'TXT';
  readonly value: string;
  /** The line to paste into a zone. */
  readonly line: string;
};

/** What the DNS says about a record: it is there, it is not (with what is there instead), or it could not be asked. */
export type DnsAnswer =
  | { readonly state: 'there' }
  | { readonly state: 'missing'; readonly instead: readonly string[] }
  | { readonly state: 'unknown'; readonly code: string };

/** The records that the outputs ask for, in the order of their names. */
export function dnsRecordsIn(outputs: ReadonlyMap<string, string>): DnsRecord[] {
  return [...outputs]
    .filter(([key]) => /^DnsRecord\d+$/.test(key))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, line]) => {
      const parts = /^(?<name>\S+)\. IN (?<type>CNAME|MX|TXT) (?<value>.+)$/.exec(line)?.groups;
      const { name = '', value = '' } = parts ?? {};
      const type = (['CNAME', 'MX', 'TXT'] as const).find((one) => one === parts?.['type']);
      return type === undefined ? [] : [{ name, type, value, line }];
    });
}

/** Codes of a name that has no such record. */
const absent: readonly string[] = ['ENOTFOUND', 'ENODATA'];

/** Asks the DNS for a record. */
export async function askDns(
  record: DnsRecord,
  resolver = new Resolver({ timeout: 4_000, tries: 2 }),
): Promise<DnsAnswer> {
  try {
    const found = await valuesOf(record, resolver);
    return found.some((value) => isAsWanted(record, value)) && !contradicts(record, found)
      ? { state: 'there' }
      : { state: 'missing', instead: found };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return absent.includes(code) ? { state: 'missing', instead: [] } : { state: 'unknown', code };
  }
}

async function valuesOf({ name, type }: DnsRecord, resolver: Resolver): Promise<string[]> {
  if (type === 'CNAME') return resolver.resolveCname(name);
  if (type === 'MX')
    return (await resolver.resolveMx(name)).map(({ priority, exchange }) => `${priority} ${exchange}`);
  return (await resolver.resolveTxt(name)).map((parts) => parts.join(''));
}

function isAsWanted({ type, value }: DnsRecord, found: string): boolean {
  if (type !== 'TXT') return plainName(found) === plainName(value);
  const wanted = value.replaceAll('"', '');
  if (wanted.startsWith('v=spf1')) return isSpf(found) && /\binclude:amazonses\.com\b/i.test(found);
  return isDmarc(found) && /;\s*p=(none|quarantine|reject)\b/i.test(found);
}

/** Two SPF or two DMARC records make receivers ignore both. */
function contradicts({ type }: DnsRecord, found: readonly string[]): boolean {
  return type === 'TXT' && (found.filter(isSpf).length > 1 || found.filter(isDmarc).length > 1);
}

const isSpf = (text: string) => /^v=spf1(\s|$)/i.test(text);
const isDmarc = (text: string) => /^v=DMARC1(\s*;|$)/i.test(text);

function plainName(text: string): string {
  return text.toLowerCase().replace(/\.$/, '');
}
