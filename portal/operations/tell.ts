import { speaker } from '../language/say.ts';
import { english } from './english.ts';
import { vietnamese } from './vietnamese.ts';

/** A text of the pages of operations in the reader's language. */
export const tell = speaker({ vi: vietnamese, en: english });
