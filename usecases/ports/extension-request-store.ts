import type {
  ExtensionDecision,
  ExtensionRequest,
} from '../../domain/submission/exceptions/extension-request.ts';
import type { Listed } from './listed.ts';

/** Stores units' requests for extensions permanently. */
export interface ExtensionRequestStore {
  /**
   * Adds a request under its unit, set, period and number.
   * @returns false when there is one of that number; it is then unchanged
   */
  add(request: ExtensionRequest): Promise<boolean>;

  /** All requests of a unit for a set and period, the first one first. */
  list(unit: string, set: string, period: string): Promise<Listed<ExtensionRequest>>;

  /** All requests there are, oldest first. */
  all(): Promise<Listed<ExtensionRequest>>;

  /**
   * Records the decision on a request.
   * @returns false when there is one already or the request does not exist; it is then unchanged
   */
  decide(request: ExtensionRequest, decision: ExtensionDecision): Promise<boolean>;
}
