import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { workbookMediaType } from '../../contract/http/workbook-media.ts';
import { Problem } from '../../domain/problem/problem.ts';
import { mostBodyMebibytes } from '../../domain/submission/submission-limits.ts';
import { RefusalWithHeaders } from './refusal-with-headers.ts';

const kibibyte = 1024;
const mostHeaderBytes = 8 * kibibyte;
const mostHeaderBlockBytes = 16 * kibibyte;
const mostQueryBytes = 2 * kibibyte;

/** The default maximum size of a request's body in bytes. */
export const usualMostBodyBytes = mostBodyMebibytes * 1024 * kibibyte;

/**
 * Rejects a request with headers or a query larger than the product needs. API Gateway has its own limits; these apply
 * wherever the handlers run.
 * @throws Problem `headers-too-large`, `malformed-request` or `unsupported-media-type`
 */
export function checkEnvelope({ headers, cookies = [], rawQueryString }: APIGatewayProxyEventV2): void {
  const sizes = [
    ...Object.entries(headers).map(([name, value = '']) => bytesOf(name) + bytesOf(value)),
    ...(cookies.length === 0 ? [] : [bytesOf(cookies.join('; '))]),
  ];
  if (
    sizes.some((size) => size > mostHeaderBytes) ||
    sizes.reduce((sum, size) => sum + size, 0) > mostHeaderBlockBytes
  ) {
    throw new Problem('headers-too-large', {
      vi: `Các tiêu đề HTTP quá lớn: mỗi tiêu đề nhiều nhất ${mostHeaderBytes / kibibyte} KiB, tất cả nhiều nhất ${mostHeaderBlockBytes / kibibyte} KiB.`,
      en: `The headers are too large: at most ${mostHeaderBytes / kibibyte} KiB each and ${mostHeaderBlockBytes / kibibyte} KiB in total are allowed.`,
    });
  }
  if (bytesOf(rawQueryString) > mostQueryBytes) {
    throw new Problem('malformed-request', {
      vi: `Phần truy vấn của địa chỉ (sau dấu «?») quá dài: nhiều nhất ${mostQueryBytes / kibibyte} KiB.`,
      en: `The query of the address (after “?”) is too long: at most ${mostQueryBytes / kibibyte} KiB are allowed.`,
    });
  }
  const encoding = headers['content-encoding']?.trim().toLowerCase() ?? '';
  if (encoding !== '' && encoding !== 'identity') {
    throw new RefusalWithHeaders(
      'unsupported-media-type',
      {
        vi: 'Gửi nội dung không nén, bỏ tiêu đề «Content-Encoding».',
        en: 'Send the body uncompressed, without the header “Content-Encoding”.',
      },
      { 'accept-encoding': 'identity' },
    );
  }
}

/**
 * Rejects a body that is too large, before anything parses it.
 * @throws Problem `too-large`
 */
export function checkBodySize(
  { headers, body = '', isBase64Encoded }: APIGatewayProxyEventV2,
  most: number,
): void {
  const bytes = Buffer.byteLength(body, isBase64Encoded ? 'base64' : 'utf8');
  if (bytes <= most) return;
  if (headers['content-type']?.startsWith(workbookMediaType) === true) throw workbookTooLarge(bytes, most);
  throw new Problem('too-large', {
    vi: `Nội dung có ${bytes} byte, nhiều nhất là ${most} byte. Chia nhỏ rồi gửi nhiều lần.`,
    en: `The body has ${bytes} bytes; at most ${most} are allowed. Split it and send the parts one by one.`,
  });
}

/** A workbook cannot be sent in parts. */
function workbookTooLarge(bytes: number, most: number): Problem {
  return new Problem('too-large', {
    vi: `Sổ Excel có ${bytes} byte, nhiều nhất là ${most} byte. Xóa ảnh, trang tính và định dạng thừa, hoặc tải sổ mới và nhập lại.`,
    en: `The workbook has ${bytes} bytes; at most ${most} are allowed. Delete pictures, sheets and formats that it does not need, or download a new one and enter the figures there.`,
  });
}

function bytesOf(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}
