import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Answer, Answers } from '../../contract/http/operation.ts';
import { Problem } from '../../domain/problem/problem.ts';
import { isUtf8, mediaTypeFrom, splitOutsideQuotes } from './media-type.ts';

/** A media range of `Accept` with its weight. */
type Range = { readonly type: string; readonly charset: string | undefined; readonly weight: number };

/**
 * Chooses the media type in which an operation answers: of those it has, the one that `Accept` weighs highest, and the
 * first declared of equals. Without the header, or for an operation that answers without a body, the first. Malformed
 * ranges are ignored, and so are parameters other than `charset`. Refusals are problems whatever the header says.
 * @throws Problem `not-acceptable` when the caller accepts none of them
 */
export function acceptedMediaType({ headers }: APIGatewayProxyEventV2, answers: Answers): string {
  const offered = mediaTypesOf(answers);
  const header = headers['accept']?.trim() ?? '';
  const [first = ''] = offered;
  if (header === '' || offered.length === 0) return first;
  const ranges = splitOutsideQuotes(header, ',').flatMap(rangeOf);
  const weighed = offered.map((type) => ({ type, weight: weightOf(type, ranges) }));
  const best = weighed.reduce((one, other) => (other.weight > one.weight ? other : one));
  if (best.weight > 0) return best.type;
  throw new Problem('not-acceptable', {
    vi: `Địa chỉ này trả lời bằng ${offered.join(' hoặc ')}; ghi kiểu ấy trong tiêu đề «Accept», hoặc bỏ tiêu đề này.`,
    en: `This address answers with ${offered.join(' or ')}; name it in the header “Accept”, or leave the header out.`,
  });
}

const mediaTypes = new WeakMap<Answers, readonly string[]>();

/** The media types of an operation's answers, in declaration order, found once; none for an operation without bodies. */
function mediaTypesOf(answers: Answers): readonly string[] {
  const known = mediaTypes.get(answers) ?? findMediaTypes(answers);
  mediaTypes.set(answers, known);
  return known;
}

function findMediaTypes(answers: Answers): readonly string[] {
  const declared = Object.values<Answer>(answers).filter(({ schema }) => schema !== undefined);
  return [
    ...new Set(
      declared.flatMap(({ mediaType = 'application/json', alternatives = {} }) => [
        mediaType,
        ...Object.keys(alternatives),
      ]),
    ),
  ];
}

function rangeOf(text: string): Range[] {
  // Java's HttpURLConnection writes `*` for `*/*`.
  const range = mediaTypeFrom(text.trim().replace(/^\*(?=\s*(?:;|$))/, '*/*'));
  if (range === null) return [];
  const weight = range.parameters.get('q') ?? '1';
  if (!/^(?:0?\.\d+|0\.?|1(?:\.0*)?)$/.test(weight)) return [];
  return [{ type: range.type, charset: range.parameters.get('charset'), weight: Number(weight) }];
}

/** The weight of a media type: that of the most specific range that includes it; 0 when none does. */
function weightOf(type: string, ranges: readonly Range[]): number {
  const [main = ''] = type.split('/');
  const including = [type, `${main}/*`, '*/*'].map((name) =>
    ranges.filter((range) => range.type === name && isUtf8(range.charset)),
  );
  const [specific = []] = including.filter((found) => found.length > 0);
  return Math.max(0, ...specific.map(({ weight }) => weight));
}
