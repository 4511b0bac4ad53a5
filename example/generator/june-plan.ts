/** A Vietnamese local date on which something is finished, with the time where the scene needs one. */
export type Finish = { readonly on: string; readonly time?: string };

/** When each unit finishes in the scene of June 2023. Made up: no such dates are published. */
export type JunePlan = {
  /** All items of the unit's digital data set are done. */
  readonly items: Finish;
  /** The district has activated its share of the eID accounts. */
  readonly accounts?: Finish;
};

/**
 * Who finishes when. Warnings go out at 07:30, before anybody sends, so a unit that finishes on a rung's day is still
 * warned that morning. Where both goals fall into one week they fall on one day, because a week has one submission.
 */
export const junePlan: ReadonlyMap<string, JunePlan> = new Map([
  ['BD.STTTT', { items: { on: '2023-05-29' } }],
  ['BD.IOC', { items: { on: '2023-05-30' } }],
  ['BD.VPUBND', { items: { on: '2023-06-07' } }],
  ['BD.TTHCC', { items: { on: '2023-06-08' } }],
  ['BD.SKHCN', { items: { on: '2023-06-12' } }],
  ['BD.STP', { items: { on: '2023-06-13' } }],
  ['BD.SNV', { items: { on: '2023-06-14' } }],
  ['BD.SKHDT', { items: { on: '2023-06-15' } }],
  ['BD.SNGV', { items: { on: '2023-06-15' } }],
  ['BD.CAT', { items: { on: '2023-06-16' } }],
  ['BD.STC', { items: { on: '2023-06-19' } }],
  ['BD.SCT', { items: { on: '2023-06-19' } }],
  ['BD.SGDDT', { items: { on: '2023-06-19' } }],
  ['BD.TTT', { items: { on: '2023-06-20' } }],
  ['BD.BHXH', { items: { on: '2023-06-20' } }],
  ['BD.SYT', { items: { on: '2023-06-22' } }],
  ['BD.BQLKCN', { items: { on: '2023-06-23' } }],
  ['BD.SLDTBXH', { items: { on: '2023-06-26' } }],
  ['BD.SGTVT', { items: { on: '2023-06-28' } }],
  ['BD.SVHTTDL', { items: { on: '2023-06-29' } }],
  ['BD.SNNPTNT', { items: { on: '2023-06-29' } }],
  ['BD.STNMT', { items: { on: '2023-07-04' } }],
  ['BD.SXD', { items: { on: '2023-07-07', time: '08:20' } }],
  ['BD.718', { items: { on: '2023-06-15' }, accounts: { on: '2023-06-19' } }],
  ['BD.719', { items: { on: '2023-06-28' }, accounts: { on: '2023-06-16' } }],
  ['BD.720', { items: { on: '2023-06-20' }, accounts: { on: '2023-06-13' } }],
  ['BD.721', { items: { on: '2023-06-08' }, accounts: { on: '2023-06-08' } }],
  ['BD.722', { items: { on: '2023-07-05' }, accounts: { on: '2023-06-07' } }],
  ['BD.723', { items: { on: '2023-06-27' }, accounts: { on: '2023-06-27' } }],
  ['BD.724', { items: { on: '2023-06-14' }, accounts: { on: '2023-06-02' } }],
  ['BD.725', { items: { on: '2023-06-20', time: '15:10' }, accounts: { on: '2023-06-20', time: '15:10' } }],
  ['BD.726', { items: { on: '2023-06-30', time: '14:40' }, accounts: { on: '2023-07-06' } }],
]);
