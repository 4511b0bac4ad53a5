import { type Catalogue, catalogueSchema } from '../../domain/catalogue/catalogue.ts';
import milestones from '../catalogue/milestones.json' with { type: 'json' };
import set766 from '../catalogue/sets/766.json' with { type: 'json' };
import units from '../catalogue/units.json' with { type: 'json' };

/** The parts of a catalogue that made-up figures depend on. */
export type Definitions = Pick<Catalogue, 'units' | 'sets' | 'milestones'>;

/** These parts of the example's catalogue. */
export const definitions: Definitions = catalogueSchema
  .pick({ units: true, sets: true, milestones: true })
  .parse({ units, sets: [set766], milestones });
