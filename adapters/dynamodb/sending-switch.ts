import type { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import {
  mailHoldSchema,
  neverPaused,
  type SendingState,
  type SendingStatus,
  sendingStateSchema,
  unreadablePause,
} from '../../domain/delivery/sending-state.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import type { SendingSwitch } from '../../usecases/ports/sending-switch.ts';
import { type Expression, expression, setting } from './requests/expression.ts';
import { plainReader } from './table/row-reader.ts';
import { versionOf } from './table/row-versions.ts';
import type { Table } from './table/table.ts';
import { reportsPartitions } from './table/table-schema.ts';

const reader = plainReader(
  'sending-switch',
  z.object({ ...sendingStateSchema.shape, held: mailHoldSchema.nullable().default(null) }),
);

/** Where the switch cannot be read, sending is paused until operations turn it again. */
const unknownState: SendingStatus = { ...unreadablePause, held: null };

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

  async read(): Promise<SendingStatus> {
    const row = await this.#table.getRow(key, reader);
    return row === null ? { ...neverPaused, held: null } : (row.value ?? unknownState);
  }

  async hold(fault: string | null, at: Temporal.Instant): Promise<void> {
    const held = fault === null ? null : { fault, since: instantText(at) };
    const change = setting({ ...versionOf('sending-switch'), held });
    if (await this.#table.updateIf(expression`attribute_exists(pk)`, key, change)) return;
    const first = setting({ ...versionOf('sending-switch'), ...neverPaused, held });
    await this.#table.updateIf(expression`attribute_not_exists(pk)`, key, first);
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
    const change = { ...versionOf('sending-switch'), ...next };
    const before = await this.#table.getRow(key, reader);
    if (before?.isReadable === false) {
      await this.#table.updateIf(expression`attribute_exists(pk)`, key, setting({ ...change, held: null }));
      return next;
    }
    if (await this.#table.updateIf(condition, key, setting(change))) return next;
    const { held: _, ...state } = await this.read();
    return state;
  }
}
