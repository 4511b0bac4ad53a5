import type { Text } from '../../domain/language/text.ts';
import type { ExtensionState } from '../../domain/submission/exceptions/extension-states.ts';

/** The states of a request for an extension in words. */
export const extensionStateWords = {
  waiting: { vi: 'chờ quyết định', en: 'waiting' },
  granted: { vi: 'đồng ý', en: 'granted' },
  refused: { vi: 'không đồng ý', en: 'refused' },
  lapsed: { vi: 'quá hạn xét', en: 'lapsed' },
} as const satisfies Record<ExtensionState, Text>;
