import {
  milestoneAnswerSchema,
  milestoneQuerySchema,
  milestonesAnswerSchema,
  milestonesQuerySchema,
} from '../../usecases/milestones/read-milestones.ts';
import { routes } from '../deployment/routes.ts';
import { type DocumentedOperation, json } from './documented-operation.ts';

/** Where the milestones stand and where they are heading. */
export const documentedMilestones: readonly DocumentedOperation[] = [
  {
    route: routes.listMilestones,
    summary: 'Các mốc và tiến độ chung / All milestones and how they stand',
    description:
      'Each with the date that holds, how many units are in each status, and the total. The same numbers go into the warnings of the day.',
    requestParams: { query: milestonesQuerySchema },
    responses: {
      200: {
        description: 'Các mốc / The milestones',
        content: json(milestonesAnswerSchema.meta({ id: 'Milestones' })),
      },
    },
    problems: ['unavailable'],
  },
  {
    route: routes.getMilestone,
    summary: 'Một mốc, từng đơn vị / One milestone, unit by unit',
    description:
      'What is done and what remains, the pace of the last five figures and the pace needed, and when it will be finished if that pace goes on, with its range.',
    requestParams: {
      path: milestoneQuerySchema.pick({ id: true }),
      query: milestoneQuerySchema.pick({ at: true }),
    },
    responses: {
      200: {
        description: 'Mốc / The milestone',
        content: json(milestoneAnswerSchema.meta({ id: 'Milestone' })),
      },
    },
    problems: ['not-found', 'unavailable'],
  },
];
