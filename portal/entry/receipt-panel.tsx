import { useEffect, useRef } from 'preact/hooks';
import type { WorkbookReceipt } from '../../contract/workbooks/workbook-result.ts';
import { formatInteger, formatLocalTime, formatPoints } from '../../domain/language/format.ts';
import { language } from '../language/language.ts';
import { say } from '../language/say.ts';
import { cellLine } from './cell-line.ts';

/** The receipt of what was just submitted. */
export function ReceiptPanel({ receipt }: { readonly receipt: WorkbookReceipt }) {
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), [receipt]);
  const {
    id,
    revision,
    receivedAt,
    status,
    figures,
    preview,
    lackingCount,
    awaitsApproval,
    lacking,
    warnings,
    remarks = [],
  } = receipt;
  const { value } = language;
  const hundredths = (points: number) => formatPoints(Math.round(points * 100), value);
  const facts = [
    say('receiptId', { id: id ?? '' }),
    say(status === 'late' ? 'receiptLate' : 'receiptOnTime', {
      revision,
      at: formatLocalTime(receivedAt, value),
      figures: formatInteger(figures, value),
    }),
    ...(awaitsApproval === undefined ? [] : [say('receiptAwaits')]),
    ...(preview === null
      ? []
      : [say('receiptPreview', { points: hundredths(preview.points), of: hundredths(preview.maxPoints) })]),
    ...(lackingCount === 0
      ? [say('receiptComplete')]
      : [
          say('receiptLacking', {
            count: formatInteger(lackingCount, value),
            names: lacking
              .slice(0, 5)
              .map(({ name }) => name)
              .join('; '),
          }),
        ]),
    ...warnings.map(({ detail }) => detail),
  ];
  return (
    <section class="receipt" ref={box} tabIndex={-1} aria-labelledby="receipt-title">
      <h2 id="receipt-title" class="tight">
        {say('receiptTitle')}
      </h2>
      <ul class="facts">
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      {remarks.length > 0 && (
        <>
          <p>{say('notRead')}</p>
          <ul>
            {remarks.map((remark) => (
              <li key={remark.pointer + remark.code}>{cellLine(remark)}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
