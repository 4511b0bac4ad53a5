import PostalMime from 'postal-mime';

/** A refusal with the text and code of SES. */
export class SesError extends Error {
  override readonly name = 'SesError';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** The content of a `SendRawEmail` call. */
export type SendRequest = {
  readonly to: string;
  readonly from: string;
  readonly subject: string;
  readonly source: Buffer;
  readonly configurationSet: string | null;
  readonly tags: Readonly<Record<string, readonly string[]>>;
};

const mostBytes = 10 * 1024 * 1024;
const addressPattern = /^[\x21-\x3f\x41-\x7e]+@(?<domain>[a-z0-9-]+(?:\.[a-z0-9-]+)+)$/i;

/**
 * Parses the form that the SDK sends for `SendRawEmail`.
 * @param domain the only domain allowed to send
 * @throws SesError where SES would refuse, and for more than one recipient, which this product never has
 */
export async function readSendRequest(form: URLSearchParams, domain: string): Promise<SendRequest> {
  const source = decodeMessage(form.get('RawMessage.Data') ?? '');
  // Nothing else is asked of the message, and reading all of it takes ten times as long.
  const email = await PostalMime.parse(headersOf(source));
  const from = email.from?.address ?? '';
  if (from === '') throw new SesError('InvalidParameterValue', "Missing required header 'From'.");
  const unverified = [from, ...form.getAll('Source').map(bareAddress)].filter(
    (address) => addressPattern.exec(address)?.groups?.['domain']?.toLowerCase() !== domain,
  );
  if (unverified.length > 0) {
    throw new SesError(
      'MessageRejected',
      `Email address is not verified. The following identities failed the check: ${unverified.join(', ')}`,
    );
  }
  return {
    to: onlyRecipient(membersOf(form, 'Destinations')),
    from,
    subject: email.subject ?? '',
    source,
    configurationSet: form.get('ConfigurationSetName'),
    tags: tagsOf(form),
  };
}

/** The sender and the subject of a message as it has them, and the blank line after them. */
function headersOf(source: Buffer): string {
  const end = source.indexOf('\r\n\r\n');
  const head = source.toString('utf8', 0, end < 0 ? source.length : end);
  const headers = head.match(/^(?:from|subject):.*(?:\r?\n[ \t].*)*/gim) ?? [];
  return `${headers.join('\r\n')}\r\n\r\n`;
}

function decodeMessage(text: string): Buffer {
  const source = Buffer.from(text, 'base64');
  if (source.length === 0 || source.toString('base64') !== text) {
    throw new SesError('InvalidParameterValue', 'RawMessage.Data is empty or not base64.');
  }
  if (source.length > mostBytes) {
    throw new SesError('InvalidParameterValue', `Message length is more than ${mostBytes} bytes long.`);
  }
  return source;
}

function onlyRecipient(recipients: readonly string[]): string {
  const [recipient, ...others] = recipients.map(bareAddress);
  if (recipient === undefined) throw new SesError('InvalidParameterValue', 'Missing final recipient.');
  if (others.length > 0) {
    throw new SesError('InvalidParameterValue', 'The local mail service takes one recipient per message.');
  }
  if (!addressPattern.test(recipient)) {
    throw new SesError('InvalidParameterValue', `Illegal address: ${recipient}`);
  }
  return recipient;
}

function bareAddress(text: string): string {
  return /<(?<address>[^<>]*)>\s*$/.exec(text)?.groups?.['address'] ?? text.trim();
}

function tagsOf(form: URLSearchParams): Record<string, string[]> {
  const names = membersOf(form, 'Tags', '.Name');
  const values = membersOf(form, 'Tags', '.Value');
  const invalid = [...names, ...values].find((word) => !/^[A-Za-z0-9_-]{1,256}$/.test(word));
  if (names.length !== values.length || invalid !== undefined) {
    throw new SesError(
      'InvalidParameterValue',
      `Invalid message tag <${invalid ?? ''}>: 1 to 256 ASCII letters, digits, '_' and '-' are allowed.`,
    );
  }
  return Object.fromEntries(names.map((name, index) => [name, [values[index] ?? '']]));
}

/** The values of a list in a form, in order. */
export function membersOf(form: URLSearchParams, list: string, part = ''): string[] {
  const members: string[] = [];
  for (let index = 1; ; index += 1) {
    const member = form.get(`${list}.member.${index}${part}`);
    if (member === null) return members;
    members.push(member);
  }
}
