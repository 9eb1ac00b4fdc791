// The plan card: what is proposed and why, what it costs, how it is taken back, who may decide. After the decision the
// same card has no buttons and says who decided and when.
import type { Change, Plan } from '../core/change.ts';
import { shortHash } from '../core/plan-hash.ts';
import type { Policy } from '../core/policy.ts';
import type { Report, Section } from '../core/report.ts';
import type { WindowState } from '../core/window.ts';
import { literal, type Text } from '../core/words.ts';
import { composed } from './composed.ts';
import { cutTo, joined, together } from './joined.ts';
import { planActions } from './plan-actions.ts';
import { stampsOf } from './plan-stamps.ts';
import { freezeSection } from './status.ts';
import type { FreezeView } from './views.ts';
import { planWords } from './words-plan.ts';

export interface PlanCardInput {
  readonly change: Change;
  readonly policy: Policy;
  /** Ids of those who may approve. */
  readonly approvers: readonly string[];
  readonly window: WindowState;
  readonly freeze?: FreezeView;
  readonly now: Date;
}

const STEPS_SHOWN = 6;
const EVIDENCE_SHOWN = 3;

export function planCard(input: PlanCardInput): Report {
  const { change } = input;
  const { plan, id } = change;
  const isOpen = change.state === 'proposed' || change.state === 'approved';
  const stamps = stampsOf(change);
  return composed('plan', plan.title, {
    facts: [planWords.change({ id: String(id) }), planWords[plan.risk]()],
    ...(plan.risk === 'high' && change.state === 'proposed' && { mark: 'warning' }),
    sections: [
      { kind: 'lines', lines: [{ text: plan.why }] },
      { kind: 'facts', facts: change.state === 'proposed' ? planFacts(plan) : keptFacts(plan) },
      ...(isOpen ? freezeSection(input.freeze) : []),
      ...(stamps.length === 0 ? [] : [{ kind: 'lines', lines: stamps } as const]),
      ...planActions(input),
    ],
    footer: change.state === 'proposed' ? footerOf(input) : [planWords.plan({ hash: shortHash(change.hash) })],
    file: { name: `plan-${id}.txt`, content: plan.detail },
    change: id,
  });
}

type Facts = Extract<Section, { kind: 'facts' }>['facts'];

function optional(label: Text, value: Text | undefined): Facts {
  return value === undefined ? [] : [{ label, value }];
}

// Nobody has to weigh it any more: what it does, and the way back. The whole plan is the file in the thread.
function keptFacts({ steps, undo }: Plan): Facts {
  return [...optional(planWords.does(), numbered(steps)), { label: planWords.undo(), value: undo.text }];
}

function planFacts({ steps, tests, cost, undo, proof, evidence }: Plan): Facts {
  return [
    ...optional(planWords.does(), numbered(steps)),
    ...optional(planWords.tests(), numbered(tests)),
    { label: planWords.locks(), value: cost.locks },
    { label: planWords.cost(), value: costOf(cost) },
    { label: planWords.undo(), value: undo.text },
    { label: planWords.proof(), value: proof.text },
    ...optional(planWords.evidence(), evidenceOf(evidence)),
  ];
}

function costOf({ time, space, outage }: Plan['cost']): Text {
  const known = [time, space].filter((text) => text !== undefined);
  return together('dot', planWords.outage({ outage }), ...known);
}

function numbered(steps: Plan['steps']): Text | undefined {
  const [only] = steps;
  if (steps.length === 1 && only !== undefined) return only.text;
  const lines = steps.map(({ text }, index) => planWords.step({ n: index + 1, text }));
  return joined(
    cutTo(lines, STEPS_SHOWN, (count) => planWords.moreSteps({ count })),
    'line',
  );
}

function evidenceOf(evidence: readonly Text[]): Text | undefined {
  return joined(
    cutTo(evidence, EVIDENCE_SHOWN, (count) => planWords.moreEvidence({ count })),
    'dot',
  );
}

function footerOf({ change, policy, approvers, window }: PlanCardInput): readonly Text[] {
  const rule = policy[change.plan.risk];
  const needs = planWords.needs({ count: change.votesNeeded });
  const others = approvers.filter((id) => rule.requesterMayApprove || id !== change.requestedBy);
  return [
    rule.requesterMayApprove ? needs : together('comma', needs, planWords.notRequester()),
    whoMay(others),
    planWords.asked({ by: change.requestedBy, at: change.requestedAt }),
    planWords.expires({ at: change.expiresAt }),
    planWords.plan({ hash: shortHash(change.hash) }),
    ...(window.open && window.until !== undefined ? [planWords.windowEnds({ at: window.until.toISOString() })] : []),
  ];
}

const NAMED = 5;

function whoMay(approvers: readonly string[]): Text {
  const people = approvers.slice(0, NAMED).map((by) => planWords.person({ by }));
  const who = joined(approvers.length > NAMED ? [...people, literal('…')] : people, 'comma');
  return who === undefined ? planWords.nobodyMay() : planWords.may({ who });
}
