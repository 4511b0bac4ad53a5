import type { DeployedStack } from '../aws/deployed-stack.ts';
import { askDns, type DnsRecord, dnsRecordsIn } from './dns-records.ts';
import { type Check, type Finding, failed, ok } from './finding.ts';

/** The groups of records, by the names that mail people know. */
const groups = [
  { id: 'dkim', title: { vi: 'DNS: DKIM', en: 'DNS: DKIM' }, has: ({ type }: DnsRecord) => type === 'CNAME' },
  {
    id: 'mail-from',
    title: { vi: 'DNS: «MAIL FROM»', en: 'DNS: MAIL FROM' },
    has: ({ type }: DnsRecord) => type === 'MX',
  },
  {
    id: 'spf',
    title: { vi: 'DNS: SPF', en: 'DNS: SPF' },
    has: ({ value }: DnsRecord) => value.includes('v=spf1'),
  },
  {
    id: 'dmarc',
    title: { vi: 'DNS: DMARC', en: 'DNS: DMARC' },
    has: ({ value }: DnsRecord) => value.includes('v=DMARC1'),
  },
] as const;

/** Whether the zone of the mail domain has what the outputs ask for; without it receivers put mail aside. */
export function dnsChecks({ outputs }: DeployedStack): Check[] {
  const records = dnsRecordsIn(outputs);
  return groups.map(({ id, title, has }) => ({ id, title, look: () => findingOf(records.filter(has)) }));
}

async function findingOf(records: readonly DnsRecord[]): Promise<Finding> {
  const asked = await Promise.all(records.map(async (record) => ({ record, answer: await askDns(record) })));
  const unknown = asked.flatMap(({ answer }) => (answer.state === 'unknown' ? [answer.code] : []));
  const missing = asked.filter(({ answer }) => answer.state === 'missing');
  if (records.length === 0) return notDeclared();
  if (unknown.length > 0)
    return failed(
      { vi: `Không hỏi được DNS (${unknown[0]}).`, en: `The DNS cannot be asked (${unknown[0]}).` },
      {
        vi: 'Kiểm tra kết nối mạng và máy chủ DNS của máy này.',
        en: 'Check this machine’s network and DNS server.',
      },
    );
  if (missing.length === 0) {
    const names = records.map(({ name }) => name).join(', ');
    return ok(`Có đủ: ${names}.`, `All there: ${names}.`);
  }
  const instead = asked.flatMap(({ answer }) => (answer.state === 'missing' ? answer.instead : []));
  const [vi, en] =
    instead.length === 0
      ? ['', '']
      : [` Đang có: ${instead.join(' | ')}.`, ` It has: ${instead.join(' | ')}.`];
  return failed(
    {
      vi: `${missing.length}/${records.length} bản ghi không có trong DNS, hoặc không đúng.${vi}`,
      en: `${missing.length} of ${records.length} records are missing from the DNS, or wrong.${en}`,
    },
    {
      vi: 'Thêm vào vùng DNS, mỗi tên một bản ghi; có khi mất đến một ngày mới có hiệu lực:',
      en: 'Put into the zone, one record a name; it may take up to a day to be seen:',
    },
    missing.map(({ record }) => `  ${record.line}`),
  );
}

function notDeclared(): Finding {
  return failed(
    { vi: 'Bản triển khai chưa nêu bản ghi nào.', en: 'The deployment names no record.' },
    { vi: 'Triển khai bản này trước.', en: 'Deploy this version first.' },
  );
}
