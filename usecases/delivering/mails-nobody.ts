import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { unitWithId } from '../../domain/catalogue/name-with-id.ts';
import type { Text } from '../../domain/language/text.ts';

/** Why nobody is mailed, in an answer; nothing where somebody is. */
export type MailsNobody = { readonly mailsNobody?: Text };

/** The part of an answer that says why nobody is mailed. @param mailed how many people are @param why the reason, if none is */
export function mailsNobody(mailed: number, why: Text): MailsNobody {
  return mailed > 0 ? {} : { mailsNobody: why };
}

/** That no post is told what becomes of a unit's figures, and what to do. */
export function noSubmitters(catalogue: Catalogue, unit: string): Text {
  const { vi, en } = unitWithId(catalogue, unit);
  return {
    vi: `Không gửi thư cho ai: danh mục chưa có đầu mối nào của ${vi} gửi số liệu hay nhận biên nhận. Thêm vào danh mục một đầu mối của đơn vị, có «role» là «unit» hoặc có «receipts» trong «receives».`,
    en: `Nobody is mailed: the catalogue has no post of ${en} that submits figures or gets receipts. Add one to the catalogue, with the role “unit” or with “receipts” in “receives”.`,
  };
}

/** That no post of operations is told of a request, and whom to ask. */
export function noOperators({ helpdesk }: Catalogue): Text {
  return {
    vi: `Không gửi thư cho ai: danh mục chưa có đầu mối nào của bộ phận vận hành. Yêu cầu vẫn được ghi nhận; báo cho ${helpdesk.vi} để được xét.`,
    en: `Nobody is mailed: the catalogue has no post of operations. The request is recorded all the same; tell ${helpdesk.en}, so that it is decided.`,
  };
}

/** That an exception moves no deadline, so that there is nothing to tell. */
export const nothingToTell: Text = {
  vi: 'Không gửi thư cho ai: ngoại lệ này không làm thay đổi hạn gửi số liệu của đơn vị.',
  en: 'Nobody is mailed: this exception does not change until when the unit may send figures.',
};
