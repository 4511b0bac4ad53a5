import { Problem } from '../../domain/problem/problem.ts';

/** Nothing can be answered before operations have applied a catalogue. */
export function noCatalogue(): Problem {
  return new Problem('unavailable', {
    vi: 'Hệ thống chưa có danh mục; bộ phận vận hành cần nạp danh mục trước.',
    en: 'There is no catalogue yet; operations have to apply one first.',
  });
}
