import type { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { neverPaused, type SendingState, sendingStateSchema } from '../../domain/delivery/sending-state.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import type { SendingSwitch } from '../../usecases/ports/sending-switch.ts';
import { type Expression, expression, setting } from './expression.ts';
import type { Table } from './table.ts';
import { reportsPartitions } from './table-schema.ts';

const itemSchema = z.object(sendingStateSchema.shape);
const key = { pk: reportsPartitions.sending, sk: 'switch' };

/**
 * The sending switch in the Reports table: `pk` = `sending`, `sk` = `switch`. Sending is not paused if there is no
 * item.
 */
export class DynamoDbSendingSwitch implements SendingSwitch {
  readonly #table: Table;

  constructor(reports: Table) {
    this.#table = reports;
  }

  async read(): Promise<SendingState> {
    return (await this.#table.get(key, itemSchema)) ?? neverPaused;
  }

  pause(by: string, reason: string, at: Temporal.Instant): Promise<SendingState> {
    const isOn = expression`attribute_not_exists(pk) OR #paused = ${false}`;
    return this.#turn(isOn, { paused: true, since: instantText(at), by, reason });
  }

  resume(by: string, at: Temporal.Instant): Promise<SendingState> {
    return this.#turn(expression`#paused = ${true}`, {
      paused: false,
      since: instantText(at),
      by,
      reason: null,
    });
  }

  async #turn(condition: Expression, next: SendingState): Promise<SendingState> {
    return (await this.#table.updateIf(condition, key, setting(next))) ? next : this.read();
  }
}
