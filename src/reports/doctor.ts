// Doctor: every precondition on one page, what is missing first, each with how to mend it.
import type { Probe } from '../core/probe.ts';
import type { Line, Report, Section } from '../core/report.ts';
import { composed } from './composed.ts';
import { together } from './joined.ts';
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
  const lacking = probes.filter(({ state }) => state !== 'ok').map(lackingLine);
  const fine = Map.groupBy(
    probes.filter(({ state }) => state === 'ok'),
    ({ name }) => JSON.stringify(name),
  );
  return { kind: 'lines', lines: [...lacking, ...[...fine.values()].flatMap(fineLine)] };
}

function lackingLine({ name, state, text, mend }: Probe): Line {
  const said = doctorWords.line({ name, text });
  return { mark: MARK[state], text: mend === undefined ? said : doctorWords.mend({ text: said, mend }) };
}

// What is fine of one thing is one line: nobody has to act on it.
function fineLine([first, ...more]: readonly Probe[]): readonly Line[] {
  if (first === undefined) return [];
  const { name, text } = first;
  const all = together('comma', text, ...more.map((probe) => probe.text));
  return [{ mark: MARK.ok, text: doctorWords.line({ name, text: all }) }];
}
