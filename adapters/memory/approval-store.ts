import { type Approval, approvalSchema } from '../../domain/submission/approval.ts';
import type { ApprovalStore } from '../../usecases/ports/approval-store.ts';
import { allReadable, type Listed } from '../../usecases/ports/listed.ts';

/** What heads of units decided, in memory. */
export class MemoryApprovalStore implements ApprovalStore {
  readonly #approvals = new Map<string, Approval>();

  async add(approval: Approval): Promise<boolean> {
    const { set, period, unit, revision } = approval;
    const key = JSON.stringify([set, period, unit, revision]);
    if (this.#approvals.has(key)) return false;
    this.#approvals.set(key, approvalSchema.parse(approval));
    return true;
  }

  async ofPeriod(set: string, period: string): Promise<Listed<Approval>> {
    const found = [...this.#approvals.values()].filter((one) => one.set === set && one.period === period);
    return allReadable(structuredClone(found.sort(byUnit)));
  }

  async ofUnit(set: string, period: string, unit: string): Promise<Listed<Approval>> {
    const { found } = await this.ofPeriod(set, period);
    return allReadable(found.filter((one) => one.unit === unit));
  }
}

function byUnit(one: Approval, other: Approval): number {
  if (one.unit === other.unit) return one.revision - other.revision;
  return one.unit < other.unit ? -1 : 1;
}
