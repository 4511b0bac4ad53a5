/** What a list says that it leaves out. */
const leftOut = (...ids: string[]) => ({ total: ids.length, ids });

/** For each damaged row what the lists that read it say they leave out, by the name of the request; ids drawn by chance are masked. */
export const leftOutOf: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'a correction': {
    'listDeliveries 6': leftOut('2024-w01-s-departments-2-contact-b'),
  },
  'a held run': {
    listHeldRuns: leftOut('report@2024-01-22T00:00:00Z'),
  },
  'a receipt': {
    'listDeliveries 3': leftOut('…-contact-a'),
  },
  'a receipt that is due': {
    'listDeliveries 3': leftOut('…-contact-a'),
  },
  'a report of the week before': {
    'listDeliveries 4': leftOut('contact-b'),
  },
  'a report that is due': {
    listDeliveries: leftOut('contact-b'),
    'listDeliveries 2': leftOut('contact-b'),
  },
  'a report that was sent': {
    listDeliveries: leftOut('chair'),
    'listDeliveries 2': leftOut('chair'),
  },
  'a rotated token': {
    listTokens: leftOut('…', '…'),
  },
  'a session': {
    listSessions: leftOut('…'),
  },
  'a stray event': {
    getSending: leftOut('n-1705277100000-2'),
  },
  'a token after a rotation': {
    listTokens: leftOut('…'),
  },
  'a warning': {
    'listDeliveries 5': leftOut('contact-c'),
  },
  'an earlier version': {
    getMilestone: leftOut('P.B', 'P.C'),
    listMilestones: leftOut(
      'tasks-done/P.B',
      'tasks-done/P.C',
      'tasks-done-before/P.B',
      'tasks-done-before/P.C',
    ),
  },
  'an exception': {
    getOwed: leftOut('…'),
    listExceptions: leftOut('…'),
    'listExceptions 2': leftOut('…'),
  },
  'an operations token issued with another': {
    listTokens: leftOut('…'),
  },
  'another token': {
    listTokens: leftOut('…'),
  },
  'figures of another unit': {
    getMilestone: leftOut('P.C'),
    listMilestones: leftOut('tasks-done/P.C', 'tasks-done-before/P.C'),
  },
  'figures of the week before': {
    getForm: leftOut('S/2024-W01'),
    getMilestone: leftOut('P.A'),
    getOwed: leftOut('S/2024-W01'),
    listMilestones: leftOut('tasks-done/P.A', 'tasks-done-before/P.A'),
  },
  'figures that were corrected': {
    listRevisions: leftOut('1'),
  },
  'one as versions before 0.3.0 kept it': {
    'listExceptions 3': leftOut('…'),
  },
  'the header of the corrected ranking before': {
    getScorecard: leftOut('2024-W01'),
    'getScorecard 2': leftOut('2024-W01'),
  },
  'the last figures of a unit': {
    getForm: leftOut('S/2024-W02'),
    getMilestone: leftOut('P.A'),
    getOwed: leftOut('S/2024-W02'),
    listMilestones: leftOut('tasks-done/P.A', 'tasks-done-before/P.A'),
    listRevisions: leftOut('2'),
  },
  'the record of an unreadable row': {
    listUnreadableRows: leftOut('Reports#occurrence#warn#2023'),
  },
  'the token of a leader': {
    listTokens: leftOut('…'),
  },
  'the token of a unit': {
    listTokens: leftOut('…'),
  },
  'what was intended': {
    listAudit: leftOut('2024-01-15T00:05:00-…'),
    'listAudit 2': leftOut('2024-01-15T00:05:00-…'),
  },
};
