// Message text: the report without blocks: for notifications and screen readers, and whole where blocks are refused.
import type { Reader } from '../core/ports.ts';
import type { Report, Section } from '../core/report.ts';
import type { Say } from '../core/words.ts';
import { footerLines } from './footer.ts';
import { limits } from './limits.ts';
import { bold, escaped, firstLine, lineText } from './line-text.ts';
import { tableLines } from './tables.ts';
import { typed } from './typed.ts';
import { mrkdwn } from './escape.ts';
import { words } from './words.ts';

const NOTIFICATION_LINES = 3;

/** The verdict and the first lines: what a phone shows before it is unlocked. */
export function notificationText(report: Report, { say }: Reader): string {
  const first = report.sections.find(({ kind }) => kind === 'lines');
  const lines = first?.kind === 'lines' ? first.lines.slice(0, NOTIFICATION_LINES) : [];
  return upTo([firstLine(report, say), ...lines.map((line) => lineText(line, say))], limits.text, say);
}

/** All of it, with the command to type where there was a button. */
export function wholeText(report: Report, reader: Reader): string {
  const { say } = reader;
  const lines = [
    firstLine(report, say),
    ...report.sections.flatMap((section) => sectionLines(section, say)),
    ...footerLines(report, reader),
  ];
  return upTo(lines, limits.text, say);
}

function sectionLines(section: Section, say: Say): readonly string[] {
  const type = (command: string) => say(words.type({ command }));
  switch (section.kind) {
    case 'lines':
      return [
        ...headingOf(section.heading === undefined ? undefined : say(section.heading)),
        ...section.lines.map((line) => lineText(line, say)),
      ];
    case 'facts':
      return section.facts.map(({ label, value }) => `${escaped(label, say)}: ${escaped(value, say)}`);
    case 'table':
      return tableLines(section, say);
    case 'actions':
      return section.actions.map((action) => mrkdwn(type(typed(action))));
    default:
      return [];
  }
}

function headingOf(said: string | undefined): readonly string[] {
  return said === undefined ? [] : [bold(said)];
}

function upTo(lines: readonly string[], most: number, say: Say): string {
  const room = most - 100;
  const shown: string[] = [];
  let size = 0;
  for (const line of lines) {
    if (size + line.length + 1 > room) break;
    shown.push(line);
    size += line.length + 1;
  }
  const missing = lines.length - shown.length;
  if (missing > 0) shown.push(say(words.moreLines({ count: missing })));
  return shown.join('\n') || '–';
}
