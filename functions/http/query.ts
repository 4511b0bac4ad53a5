import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { didYouMean } from '../../domain/language/nearest.ts';
import type { Text } from '../../domain/language/text.ts';
import type { Violation } from '../../domain/problem/problem.ts';
import { shownKey } from '../../domain/problem/shown-key.ts';

/**
 * The faults of a query that hold for every operation: a parameter it does not have, one given twice (which API Gateway
 * joins with a comma), one without a value, and one whose value was not UTF-8.
 * @param known the names of the operation's query parameters
 */
export function queryFaults(
  { rawQueryString }: APIGatewayProxyEventV2,
  known: readonly string[],
): Violation[] {
  const given = [...new URLSearchParams(rawQueryString)];
  const byName = Map.groupBy(given, ([name]) => name);
  return [...byName].flatMap(([name, values]): Violation[] => {
    const pointer = `query:${shownKey(name)}`;
    if (!known.includes(name)) return [{ pointer, code: 'unknown-field', detail: unknown(name, known) }];
    if (values.length > 1) return [{ pointer, code: 'repeated', detail: repeated(name, values.length) }];
    const value = values[0]?.[1] ?? '';
    if (value.includes('\ufffd')) return [{ pointer, code: 'not-utf-8', detail: notUtf8(name) }];
    return value === '' ? [{ pointer, code: 'empty', detail: empty(name) }] : [];
  });
}

function unknown(name: string, known: readonly string[]): Text {
  const shown = shownKey(name);
  const meant = didYouMean(name, known);
  if (known.length === 0) {
    return {
      vi: `Không có tham số «${shown}»; địa chỉ này không có tham số nào.`,
      en: `There is no parameter “${shown}”; this address has no parameters.`,
    };
  }
  return {
    vi: `Không có tham số «${shown}».${meant.vi} Tham số của địa chỉ này: ${known.map((one) => `«${one}»`).join(', ')}.`,
    en: `There is no parameter “${shown}”.${meant.en} The parameters of this address: ${known.join(', ')}.`,
  };
}

function repeated(name: string, times: number): Text {
  return {
    vi: `Tham số «${name}» có ${times} lần; chỉ giữ lại một.`,
    en: `The parameter “${name}” is given ${times} times; keep only one.`,
  };
}

function notUtf8(name: string): Text {
  return {
    vi: `Giá trị của tham số «${name}» không phải UTF-8; mã hóa chữ có dấu theo UTF-8, ví dụ «Đ» là «%C4%90».`,
    en: `The value of the parameter “${name}” is not UTF-8; encode letters as UTF-8, such as “Đ” as “%C4%90”.`,
  };
}

function empty(name: string): Text {
  return {
    vi: `Tham số «${name}» không có giá trị; ghi giá trị hoặc bỏ tham số.`,
    en: `The parameter “${name}” has no value; give one, or leave the parameter out.`,
  };
}
