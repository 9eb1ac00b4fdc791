// Drops one index that a cut build left behind: the one asked for, else the biggest.
import type { Proposal, Remedy } from '../../../core/system.ts';
import { literal, type Text } from '../../../core/words.ts';
import { gateLines } from '../gates.ts';
import { invalidIndexes, type InvalidIndex } from '../invalid.ts';
import type { Session } from '../session.ts';
import { words as plans } from './words.ts';
import { words } from './words-indexes.ts';

export const dropInvalidIndex: Remedy<Session> = {
  id: 'postgres.drop-invalid-index',
  title: words.invalid(),
  risk: 'low',
  async propose(session, { subject }): Promise<Proposal> {
    if (session.server.isStandby) return { kind: 'nothing', reason: plans.standby() };
    const all = (await invalidIndexes(session)).toSorted((a, b) => b.bytes - a.bytes);
    const found = all.filter((one) => !one.needed && (subject === undefined || nameOf(one) === subject));
    const chosen = found.find(({ allowed }) => allowed);
    if (chosen === undefined) return { kind: 'nothing', reason: whyNothing(session, found[0], subject) };
    return { kind: 'plan', plan: planOf(session, chosen, await gateLines(session, {})) };
  },
};

function nameOf({ schema, table, index }: InvalidIndex): string {
  return `${schema}.${table}.${index}`;
}

function whyNothing({ server }: Session, found: InvalidIndex | undefined, subject: string | undefined): Text {
  if (found !== undefined) {
    const { schema, table, owner, ddl } = found;
    return words.notAllowed({ role: server.role, table: `${schema}.${table}`, owner, ddl });
  }
  return subject === undefined ? words.nothingInvalid() : words.notInvalid({ index: subject });
}

function planOf({ target }: Session, invalid: InvalidIndex, gates: readonly Text[]) {
  const { schema, table, index, oid, definition, ddl, bytes } = invalid;
  const args = { schema, index, oid, definition, createDdl: definition, expendable: true };
  return {
    title: words.dropTitle({ index, target }),
    why: words.whyInvalid({ index, bytes }),
    steps: [{ verb: 'postgres.drop-index', args, text: literal(ddl) }],
    tests: [],
    evidence: gates,
    cost: {
      locks: plans.dropLocksFree({ table: `${schema}.${table}` }),
      time: plans.dropTime(),
      space: plans.dropSpace({ bytes }),
      outage: plans.noOutage(),
    },
    undo: { possible: false, text: words.invalidUndo({ definition }) },
    proof: { gauges: [{ gauge: 'postgres.index-bytes', subject: nameOf(invalid) }], text: plans.dropProof() },
    detail: `drop: ${ddl};\nwas: ${definition};\n`,
  };
}
