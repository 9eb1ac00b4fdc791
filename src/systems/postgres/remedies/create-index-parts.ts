// The step that indexes a partitioned table part by part, or why that cannot be.
import type { Step } from '../../../core/change.ts';
import type { Text } from '../../../core/words.ts';
import { partsOfWish, type Wish } from '../index-wish.ts';
import type { Session } from '../session.ts';
import { words } from './words-indexes.ts';

/** Each is a build of its own; more than these want a person's plan. */
const PARTS = 500;

interface Parted {
  readonly step: Step;
  readonly locks: Text;
  readonly statements: readonly string[];
}

export async function partsStep(session: Session, wish: Wish): Promise<Parted | Text> {
  const parts = await partsOfWish(session, wish);
  const table = `${wish.schema}.${wish.table}`;
  const foreign = parts.find((part) => part.foreign);
  if (foreign !== undefined) return words.foreignPart({ table, part: `${foreign.schema}.${foreign.table}` });
  if (parts.length > PARTS) return words.tooManyParts({ table, parts: parts.length, limit: PARTS });
  const levels = parts.filter(({ partitioned }) => partitioned).length;
  const leaves = parts.length - levels;
  const step: Step = {
    verb: 'postgres.create-partitioned-index',
    args: {
      parts: parts.map(({ schema, index, partitioned, ddl, attach, undo }) => {
        return { schema, index, partitioned, ddl, attach, undo };
      }),
    },
    text: words.createPart({ index: wish.index, leaves, table }),
  };
  const attaches = parts.toReversed().flatMap(({ attach }) => attach ?? []);
  const statements = [...parts.map(({ ddl }) => ddl), ...attaches];
  return { step, locks: words.partsLocks({ levels, leaves }), statements };
}
