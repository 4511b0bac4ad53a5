import type { Language, Text } from '../../domain/language/text.ts';

/** What stands for an argument in help and in messages, by its name in the declaration of its command. */
const placeholders: Readonly<Record<string, Text>> = {
  address: { vi: 'địa chỉ', en: 'address' },
  command: { vi: 'lệnh', en: 'command' },
  cursor: { vi: 'vị trí', en: 'cursor' },
  day: { vi: 'ngày', en: 'day' },
  digest: { vi: 'mã xác nhận', en: 'digest' },
  file: { vi: 'tệp', en: 'file' },
  folder: { vi: 'thư mục', en: 'folder' },
  form: { vi: 'biểu', en: 'form' },
  format: { vi: 'định dạng', en: 'format' },
  id: { vi: 'mã', en: 'id' },
  instant: { vi: 'thời điểm', en: 'instant' },
  job: { vi: 'việc', en: 'job' },
  label: { vi: 'dùng cho ai', en: 'label' },
  lang: { vi: 'ngôn ngữ', en: 'lang' },
  league: { vi: 'khối', en: 'league' },
  locale: { vi: 'cách viết số', en: 'locale' },
  name: { vi: 'tên', en: 'name' },
  number: { vi: 'số', en: 'number' },
  occurrence: { vi: 'lần chạy', en: 'occurrence' },
  officer: { vi: 'chức vụ', en: 'post' },
  operation: { vi: 'việc', en: 'operation' },
  options: { vi: 'tùy chọn', en: 'options' },
  period: { vi: 'kỳ', en: 'period' },
  reason: { vi: 'lý do', en: 'reason' },
  revision: { vi: 'số bản', en: 'revision' },
  role: { vi: 'vai trò', en: 'role' },
  set: { vi: 'bộ chỉ số', en: 'set' },
  source: { vi: 'nguồn', en: 'source' },
  stage: { vi: 'bản triển khai', en: 'stage' },
  table: { vi: 'bảng', en: 'table' },
  state: { vi: 'tình trạng', en: 'state' },
  text: { vi: 'nội dung', en: 'text' },
  unit: { vi: 'đơn vị', en: 'unit' },
  url: { vi: 'địa chỉ', en: 'url' },
};

/** A usage with its placeholders in a language: `submit [options] <file>` → `submit [tùy chọn] <tệp>`. */
export function withPlaceholders(usage: string, language: Language): string {
  return usage.replaceAll(
    /(?<=[<[])[a-z]+(?=(?:\.{3})?[>\]])/g,
    (name) => placeholders[name]?.[language] ?? name,
  );
}
