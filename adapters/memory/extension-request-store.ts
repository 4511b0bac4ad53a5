import {
  type ExtensionDecision,
  type ExtensionRequest,
  extensionRequestSchema,
} from '../../domain/submission/exceptions/extension-request.ts';
import type { ExtensionRequestStore } from '../../usecases/ports/extension-request-store.ts';
import { allReadable, type Listed } from '../../usecases/ports/listed.ts';
import { byAsking } from '../by-asking.ts';

/** Requests for extensions, checked like stored ones. */
export class MemoryExtensionRequestStore implements ExtensionRequestStore {
  readonly #requests: ExtensionRequest[] = [];

  async add(request: ExtensionRequest): Promise<boolean> {
    const { unit, set, period, nth } = request;
    if (this.#of(unit, set, period).some((one) => one.nth === nth)) return false;
    this.#requests.push(extensionRequestSchema.parse(request));
    return true;
  }

  async list(unit: string, set: string, period: string): Promise<Listed<ExtensionRequest>> {
    const own = this.#of(unit, set, period).sort((one, other) => one.nth - other.nth);
    return allReadable(structuredClone(own));
  }

  async all(): Promise<Listed<ExtensionRequest>> {
    return allReadable(structuredClone(this.#requests.toSorted(byAsking)));
  }

  async decide({ id }: ExtensionRequest, decision: ExtensionDecision): Promise<boolean> {
    const at = this.#requests.findIndex((one) => one.id === id && one.decision === undefined);
    const found = this.#requests[at];
    if (found === undefined) return false;
    this.#requests[at] = { ...found, decision: structuredClone(decision) };
    return true;
  }

  #of(unit: string, set: string, period: string): ExtensionRequest[] {
    return this.#requests.filter((one) => one.unit === unit && one.set === set && one.period === period);
  }
}
