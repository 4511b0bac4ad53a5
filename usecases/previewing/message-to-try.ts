import type { Temporal } from 'temporal-polyfill';
import type { PreviewRequest } from '../../contract/previews.ts';
import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import type { Delivery } from '../../domain/delivery/delivery.ts';
import { dateAt } from '../../domain/period/period.ts';
import type { Message } from '../../messages/letter/message.ts';
import { deliveryTest } from '../../messages/test-message/delivery-test.ts';
import { currentCatalogue } from '../catalogue/current-catalogue.ts';
import { MessageRenderer } from '../delivering/message-renderer.ts';
import { ReportWorkbooks } from '../delivering/report-workbooks.ts';
import type { Ports } from '../ports/ports.ts';
import { type PlayingPorts, playWholeDay } from './preview-day.ts';
import { nothingToTry } from './refusals.ts';

/** A message that operations try out. */
export type MessageToTry = {
  readonly catalogue: Catalogue;
  /** The day whose message it is; today for one without content. */
  readonly day: Temporal.PlainDate;
  /**
   * For whom it was made. Its id is none of the catalogue, so that nothing done to the message affects that person.
   * @throws Problem `not-found` when the day has no such message
   */
  readonly recipient: () => Pick<Delivery['recipient'], 'id' | 'post' | 'unit'>;
  readonly render: () => Promise<Message>;
};

/** The most bytes of files that a test message carries: it is stored whole. */
const mostTriedBytes = 200 * 1024;

/**
 * The message of a recipient on a day, or without a day one that has no content.
 * @throws Problem as {@link playWholeDay}; `unavailable` before there is a catalogue
 */
export async function messageToTry(
  ports: PlayingPorts & Pick<Ports, 'letterhead' | 'tableFiles'>,
  { at, recipient }: Pick<PreviewRequest, 'at' | 'recipient'>,
): Promise<MessageToTry> {
  if (at === undefined) {
    const { catalogue } = await currentCatalogue(ports.catalogues);
    const post = { vi: 'Người nhận thư thử', en: 'Recipient of the test' };
    return {
      catalogue,
      day: dateAt(ports.clock.now()),
      recipient: () => ({ id: 'test', post, unit: '' }),
      render: async () => {
        const { subjectPrefix, takesReplies } = ports.letterhead;
        const message = deliveryTest(catalogue.name, { helpdesk: catalogue.helpdesk, takesReplies });
        return { ...message, subject: `${subjectPrefix} ${message.subject}`.trim() };
      },
    };
  }
  const { day } = at;
  const { current, deliveries, reports, editions } = await playWholeDay(ports, day, recipient, 'body');
  const previewed = () => {
    const [first] = deliveries;
    if (first === undefined) throw nothingToTry(day.toString());
    return first;
  };
  return {
    catalogue: current.catalogue,
    day,
    recipient: () => previewed().recipient,
    render: async () => {
      const renderedWith = (workbooks: ReportWorkbooks | null) =>
        new MessageRenderer(reports, ports.letterhead, workbooks).render(previewed(), previewed().dueAt);
      const whole = await renderedWith(new ReportWorkbooks({ ...ports, editions }, () => undefined));
      const bytes = (whole.attachments ?? []).reduce((sum, { content }) => sum + content.length, 0);
      return bytes <= mostTriedBytes ? whole : renderedWith(null);
    },
  };
}
