// Doctor: every precondition on one page, what is missing first, each with how to mend it.
import type { Probe } from '../core/probe.ts';
import type { Report, Section } from '../core/report.ts';
import { composed } from './composed.ts';
import { doctorWords } from './words-status.ts';

export interface DoctorInput {
  readonly probes: readonly Probe[];
}

const ORDER = { failed: 0, warning: 1, ok: 2 } as const;
const MARK = { failed: 'critical', warning: 'warning', ok: 'resolved' } as const;

export function doctorReport({ probes }: DoctorInput): Report {
  const sorted = probes.toSorted((a, b) => ORDER[a.state] - ORDER[b.state]);
  const failed = probes.filter(({ state }) => state === 'failed').length;
  const gaps = probes.filter(({ state }) => state === 'warning').length;
  const total = probes.length;
  return composed('doctor', failed > 0 ? doctorWords.missing({ count: failed }) : doctorWords.ready(), {
    mark: failed > 0 ? 'critical' : gaps > 0 ? 'warning' : 'resolved',
    facts: [
      doctorWords.probes({ ok: total - failed - gaps, total }),
      ...(failed === 0 && gaps > 0 ? [doctorWords.degraded({ count: gaps })] : []),
    ],
    sections: total === 0 ? [] : [linesOf(sorted)],
  });
}

function linesOf(probes: readonly Probe[]): Section {
  const lines = probes.map(({ name, state, text, mend }) => {
    const said = doctorWords.line({ name, text });
    return { mark: MARK[state], text: mend === undefined ? said : doctorWords.mend({ text: said, mend }) };
  });
  return { kind: 'lines', lines };
}
