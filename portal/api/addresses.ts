import type { AddressOf } from './declared.ts';

/** The address of the form of a unit, set and period. */
export function formAddress(set: string, period: string, unit: string): AddressOf<'getForm'> {
  return `/v1/forms/${encodeURIComponent(set)}/${encodeURIComponent(period)}/${encodeURIComponent(unit)}`;
}

/** The address of the figures of a unit, set and period. */
export function figuresAddress(set: string, period: string, unit: string): AddressOf<'getSubmission'> {
  return `/v1/submissions/${encodeURIComponent(set)}/${encodeURIComponent(period)}/${encodeURIComponent(unit)}`;
}
