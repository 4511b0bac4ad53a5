import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { InspectedJson } from '../../contract/http/operation.ts';
import { damageWords, findDamageInJson } from '../../domain/problem/damaged-text.ts';
import { parseJson, withoutByteOrderMark } from '../../domain/problem/parse-json.ts';
import { Problem } from '../../domain/problem/problem.ts';
import { shownKey } from '../../domain/problem/shown-key.ts';
import { canonicalJson } from '../../domain/submission/json/canonical-json.ts';
import { inspectJson } from '../../domain/submission/json/duplicate-keys.ts';
import { plainLength } from '../../domain/submission/json/plain-json.ts';
import { bodyBytes } from './body-bytes.ts';

/** The deepest nesting of arrays and objects accepted; valid bodies have at most 8 levels. */
const mostDepth = 32;

/**
 * Parses a JSON body, with or without a byte order mark. Does not use Middy's parser, which parses with a reviver and takes seven times as long as plain
 * `JSON.parse` on a thousand figures. Rejects a repeated key, of which `JSON.parse` would silently keep the last value.
 * Numbers that parsing would change are listed beside the value.
 * @throws Problem `malformed-request` for text that is not UTF-8 or not JSON, is nested too deep, or repeats a key
 */
export function readJsonBody(event: APIGatewayProxyEventV2): Omit<InspectedJson, 'canonical'> {
  return readText(textOf(event));
}

/**
 * Reads the same, with its canonical text. A plain text, as programs mostly send it, needs no inspection: the length of its
 * canonical text shows that no key is given twice.
 * @throws Problem as {@link readJsonBody}
 */
export function readInspectedJson(event: APIGatewayProxyEventV2): InspectedJson {
  const text = textOf(event);
  const length = plainLength(text, mostDepth);
  const parsed = length === null ? null : parseJson(text);
  if (parsed?.ok) {
    const canonical = canonicalJson(parsed.value);
    if (canonical.length === length) return { value: parsed.value, canonical, inexact: [] };
  }
  const read = readText(text);
  return { ...read, canonical: canonicalJson(read.value) };
}

function textOf(event: APIGatewayProxyEventV2): string {
  const { body = '', isBase64Encoded } = event;
  const text = withoutByteOrderMark(isBase64Encoded ? bodyBytes(event).toString('utf8') : body);
  const damage = findDamageInJson(text);
  if (damage === null) return text;
  const { vi, en } = damageWords(damage);
  throw malformed(
    `Nội dung không phải UTF-8: ${vi}. Lưu lại với bảng mã UTF-8 rồi gửi lại.`,
    `The body is not UTF-8: ${en}. Save it as UTF-8 and send it again.`,
  );
}

function readText(text: string): Omit<InspectedJson, 'canonical'> {
  const { depth, duplicate, inexact } = inspectJson(text, mostDepth);
  if (depth > mostDepth) {
    throw malformed(
      `Nội dung lồng quá sâu: nhiều nhất ${mostDepth} cấp.`,
      `The body is nested too deep: at most ${mostDepth} levels.`,
    );
  }
  const parsed = parseJson(text);
  if (!parsed.ok) {
    const { vi, en } = parsed.detail;
    throw malformed(`Nội dung không phải JSON hợp lệ: ${vi}`, `The body is not valid JSON: ${en}`);
  }
  if (duplicate === null) return { value: parsed.value, inexact };
  const detail = {
    vi: 'Khóa này xuất hiện hai lần trong cùng một đối tượng; giữ lại một.',
    en: 'This key appears twice in the same object; keep one of them.',
  };
  const shown = shownKey(duplicate);
  throw new Problem(
    'malformed-request',
    {
      vi: `Nội dung có khóa trùng lặp tại ${shown}; không thể biết giá trị nào đúng.`,
      en: `The body has the same key twice, at ${shown}, so its value is ambiguous.`,
    },
    [{ pointer: duplicate, code: 'duplicate-key', detail }],
  );
}

function malformed(vi: string, en: string): Problem {
  return new Problem('malformed-request', { vi, en });
}
