import { describe, expect, test } from 'vitest';
import type { SendingSwitch } from '../../../usecases/ports/sending-switch.ts';
import { instant } from '../../fixtures/instants.ts';

const running = { paused: false, since: null, by: null, reason: null };
const paused = { paused: true, since: '2024-01-15T00:00:00Z', by: 'op-1', reason: 'nhầm người nhận' };
const resumed = { paused: false, since: '2024-01-15T01:00:00Z', by: 'op-2', reason: null };

/** The contract of every sending switch. */
export function sendingSwitchContract(name: string, open: () => Promise<SendingSwitch>): void {
  describe(`the sending switch in ${name}`, () => {
    test('is not paused before anybody has touched it, and resuming changes nothing', async () => {
      const sending = await open();
      expect(await sending.read()).toEqual({ ...running, held: null });
      expect(await sending.resume('op-1', instant('2024-01-15T00:00:00Z'))).toEqual(running);
      expect(await sending.read()).toEqual({ ...running, held: null });
    });

    test('pauses, and resumes, and says who did it', async () => {
      const sending = await open();
      expect(await sending.pause('op-1', 'nhầm người nhận', instant('2024-01-15T00:00:00Z'))).toEqual(paused);
      expect(await sending.read()).toEqual({ ...paused, held: null });
      expect(await sending.resume('op-2', instant('2024-01-15T01:00:00Z'))).toEqual(resumed);
      expect(await sending.read()).toEqual({ ...resumed, held: null });
      expect(await sending.resume('op-3', instant('2024-01-15T02:00:00Z'))).toEqual(resumed);
      expect(await sending.pause('op-3', 'lần nữa', instant('2024-01-15T03:00:00Z'))).toEqual({
        paused: true,
        since: '2024-01-15T03:00:00Z',
        by: 'op-3',
        reason: 'lần nữa',
      });
    });

    test('keeps beside it why mail is held, which neither turns it nor is lost when it turns', async () => {
      const sending = await open();
      await sending.hold('the account is in the SES sandbox', instant('2024-01-14T23:00:00Z'));
      const held = { fault: 'the account is in the SES sandbox', since: '2024-01-14T23:00:00Z' };
      expect(await sending.read()).toEqual({ ...running, held });
      expect(await sending.pause('op-1', 'nhầm người nhận', instant('2024-01-15T00:00:00Z'))).toEqual(paused);
      expect(await sending.read()).toEqual({ ...paused, held });
      await sending.hold(null, instant('2024-01-15T00:30:00Z'));
      expect(await sending.read()).toEqual({ ...paused, held: null });
      expect(await sending.resume('op-2', instant('2024-01-15T01:00:00Z'))).toEqual(resumed);
    });

    test('keeps the first reason of several', async () => {
      const sending = await open();
      await sending.pause('op-1', 'nhầm người nhận', instant('2024-01-15T00:00:00Z'));
      expect(await sending.pause('reputation', 'thư trả lại', instant('2024-01-15T00:10:00Z'))).toEqual(
        paused,
      );
      const reasons = ['a', 'b', 'c', 'd', 'e'];
      const raced = await open();
      const answers = await Promise.all(
        reasons.map((reason) => raced.pause('op', reason, instant('2024-01-15T00:00:00Z'))),
      );
      expect(new Set(answers.map(({ reason }) => reason)).size).toBe(1);
    });
  });
}
