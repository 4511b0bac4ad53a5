import * as z from 'zod';
import { catalogueParts, partChanges } from '../../domain/catalogue/difference/catalogue-change.ts';
import { receivedKinds } from '../../domain/delivery/message-kind.ts';
import { sentenceSchema } from '../http/sentence.ts';
import { mailToNobodySchema } from '../mail-to-nobody.ts';

/** One part of the catalogue that would change. */
const changeSchema = z
  .object({
    change: z.enum(partChanges),
    part: z.enum(catalogueParts),
    id: z.string().meta({ description: 'Its id; the date of a day, the unit of an obligation.' }),
    of: z
      .string()
      .nullable()
      .meta({ description: 'The set of a group or an indicator, the milestone of an obligation.' }),
    detail: sentenceSchema,
  })
  .meta({ id: 'CatalogueChange' });

/** One kind of message that an address would get, or no longer get, about a unit. */
const mailChangeSchema = z
  .object({ email: z.string(), unit: z.string(), kind: z.enum(receivedKinds), detail: sentenceSchema })
  .meta({ id: 'MailChange' });

/** A unit that would read figures and addresses of others. */
const readerSchema = z
  .object({ unit: z.string(), reads: z.array(z.string()), detail: sentenceSchema })
  .meta({ id: 'CatalogueReader' });

/** What a catalogue would change, and what it takes to apply it. */
export const differenceSchema = z
  .object({
    from: z
      .int()
      .nullable()
      .meta({ description: 'The version it was compared with; null before the first.' }),
    changes: z.array(changeSchema).meta({
      description: 'First what is removed, then what changes, then what is added; empty when nothing does.',
    }),
    mail: z.object({ noLonger: z.array(mailChangeSchema), newly: z.array(mailChangeSchema) }).meta({
      description: 'Who no longer gets a kind of message about a unit, and who newly does, by address.',
    }),
    silenced: z.array(mailChangeSchema).meta({
      description:
        'Which mail recipients who stay would no longer get in fact, as of today, each with the reason: a set that is no longer ranked or owed as long, or sends nothing for an empty week; a unit that ends, begins later or has no indicator left; a milestone that is later, closed early, measured differently or has fewer warnings; a unit that is placed below or reported by another; an escalation that is later, to others or none; rarer e-mails about failures.',
    }),
    readers: z.array(readerSchema).meta({
      description:
        'Which units would newly read the figures and addresses of others, because those are placed below them.',
    }),
    nobody: z.array(mailToNobodySchema).meta({
      description:
        'Mail that nobody would get today, though there is reason for it, and what to change in the catalogue.',
    }),
    omitted: z
      .object({
        changes: z.int(),
        noLonger: z.int(),
        newly: z.int(),
        silenced: z.int(),
        readers: z.int(),
        nobody: z.int(),
      })
      .meta({ description: 'How many more entries each list has than one answer can hold.' }),
    confirm: z.string().meta({
      description: 'Stands for exactly this difference. Send it as `confirm` to apply what was shown here.',
    }),
    needsConfirmation: z.boolean().meta({ description: 'True for every change of a current catalogue.' }),
    dropped: z.int().meta({
      description: 'How many addresses get less mail: those in `mail.noLonger` and in `silenced`, each once.',
    }),
    needsSecondOperator: z.boolean().meta({
      description:
        'True when so many addresses get less mail that another operator has to agree: the request is then answered 202.',
    }),
  })
  .meta({ id: 'CatalogueDifference' });

/** A catalogue that waits for a second operator. */
export const proposalSchema = z
  .object({
    difference: differenceSchema,
    proposedBy: z.object({ tokenId: z.string(), label: z.string() }),
    at: z.iso.datetime(),
  })
  .meta({ id: 'CatalogueProposal' });

/** A catalogue that waits for a second operator: what it changes, and who sent it when. */
export type CatalogueProposalAnswer = z.infer<typeof proposalSchema>;

/** What a catalogue would change in units, mail and reading rights. Lists are cut off; `omitted` counts the rest. */
export type CatalogueDifferenceAnswer = z.infer<typeof differenceSchema>;
