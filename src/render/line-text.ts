// Line text: one line of a report as Slack shows it: mark, bold target, what there is, since when.
import type { Line, Mark, Report } from '../core/report.ts';
import type { Say, Text } from '../core/words.ts';
import { cutAt, fit } from './cut.ts';
import { mrkdwn, oneLine } from './escape.ts';

const emoji: Readonly<Record<Mark, string>> = {
  critical: ':red_circle:',
  warning: ':large_orange_circle:',
  resolved: ':white_check_mark:',
};

// A line is read on a phone: what is longer belongs to the full page.
const LINE = 700;
const NAME = 150;
const SENTENCE = 1500;

export function lineText({ mark, target, text, note }: Line, say: Say): string {
  const said = inLine(text, say);
  const parts = [
    ...(mark === undefined ? [] : [emoji[mark]]),
    ...(target === undefined ? [] : [bold(target)]),
    note === undefined ? said : `${said} · ${inLine(note, say)}`,
  ];
  return parts.join(' ');
}

// A line feed in a name must not make a line of its own.
function inLine(text: Text, say: Say, most: number = LINE): string {
  return fit(say(text), { most, escape: (cut) => mrkdwn(oneLine(cut)), say });
}

/** Nothing may stand between the stars but the words: a star inside is made harmless by `mrkdwn`. */
export function bold(text: string): string {
  const inside = mrkdwn(oneLine(cutAt(text, NAME)));
  return inside === '' ? '' : `*${inside}*`;
}

export function escaped(text: Text, say: Say, most: number = SENTENCE): string {
  return fit(say(text), { most, escape: mrkdwn, say });
}

// Where every line has its own mark, the first line needs none.
const marked: ReadonlySet<Report['kind']> = new Set(['alert', 'result', 'doctor', 'answer', 'plan']);

export function firstLine(report: Report, say: Say): string {
  const { kind, verdict, facts, mark } = report;
  const shown = mark !== undefined && marked.has(kind) ? `${emoji[mark]} ` : '';
  return [
    `${shown}${isSpoken(report) ? inLine(verdict, say) : verdictText(verdict, say)}`,
    ...facts.slice(0, FACTS).map((fact) => inLine(fact, say, FACT)),
  ].join(' · ');
}

// A private answer of one sentence is said, not headed.
function isSpoken({ kind, sections }: Report): boolean {
  return kind === 'answer' && sections.every(({ kind: inside }) => inside === 'actions');
}

// Beside the verdict: what all fits the block that both stand in.
const FACTS = 6;
const FACT = 220;

// A verdict of several sentences is bold up to its first stop: a bold paragraph is no emphasis.
const BOLD = 90;
const STOP = /^(.{1,90}?)([.:,] .*)$/u;

function verdictText(verdict: Text, say: Say): string {
  const said = oneLine(cutAt(say(verdict), SENTENCE));
  if (said.length <= BOLD) return bold(said) || '–';
  const [, head, rest] = STOP.exec(said) ?? [];
  return head === undefined || rest === undefined ? inLine(verdict, say) : `${bold(head)}${mrkdwn(rest)}`;
}
