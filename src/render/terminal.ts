// Terminal: a report as text for a terminal, wrapped by display width, with colour only where it is wanted; and as JSON
// for programs. Nothing from outside reaches the terminal unescaped.
import stringWidth from 'string-width';
import type { Reader } from '../core/ports.ts';
import type { Line, Mark, Report, Section } from '../core/report.ts';
import type { Say } from '../core/words.ts';
import { oneLine, visible, withoutMarks } from './escape.ts';
import { columnsText } from './tables.ts';
import { typed } from './typed.ts';
import { words } from './words.ts';

export interface TerminalOptions {
  readonly color: boolean;
  /** In columns. */
  readonly width: number;
}

interface Pen extends TerminalOptions {
  readonly say: Say;
}

const CODES = { critical: 31, warning: 33, resolved: 32, bold: 1, dim: 2 } as const;

export function terminalText(report: Report, { say, link }: Reader, options: TerminalOptions): string {
  const pen: Pen = { ...options, say };
  const head = [colored(pen, 'bold', said(pen, report.verdict)), ...report.facts.map((fact) => said(pen, fact))];
  const page = report.page === undefined ? [] : [`${say(words.fullReport())}: ${link(report.page)}`];
  const blocks = [
    wrapped(head.join(' · '), options.width, 0),
    ...report.sections.map((section) => sectionText(section, pen)),
    [...report.footer.map((text) => said(pen, text)), ...page]
      .map((line) => colored(pen, 'dim', wrapped(line, options.width, 2)))
      .join('\n'),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function sectionText(section: Section, pen: Pen): string {
  switch (section.kind) {
    case 'lines':
      return [...headingText(section, pen), ...section.lines.map((line) => lineText(line, pen))].join('\n');
    case 'facts':
      return factsText(section.facts, pen);
    case 'table':
      return [...headingText(section, pen), withoutMarks(visible(columnsText(section, pen.say)))].join('\n');
    case 'actions':
      return section.actions
        .map((action) => colored(pen, 'dim', `${said(pen, action.label)}: ${oneLine(typed(action))}`))
        .join('\n');
    default:
      return [colored(pen, 'bold', said(pen, section.heading)), withoutMarks(visible(section.content))].join('\n');
  }
}

function headingText({ heading }: { heading?: Line['text'] }, pen: Pen): readonly string[] {
  return heading === undefined ? [] : [colored(pen, 'bold', said(pen, heading))];
}

function factsText(facts: Extract<Section, { kind: 'facts' }>['facts'], pen: Pen): string {
  const labels = facts.map(({ label }) => said(pen, label));
  const column = Math.min(Math.max(...labels.map((label) => stringWidth(label)), 0), MOST_LABEL) + 2;
  return facts
    .map(({ value }, index) => {
      const label = labels[index] ?? '';
      const pad = ' '.repeat(Math.max(2, column - stringWidth(label)));
      const lines = withoutMarks(visible(pen.say(value))).split('\n');
      const body = lines.map((line) => wrapped(line, pen.width - column, 0)).join('\n');
      return label + pad + body.replaceAll('\n', `\n${' '.repeat(column)}`);
    })
    .join('\n');
}

const MOST_LABEL = 40;

// The mark is a word too: a terminal may have no colours, and its reader may see none.
function lineText({ mark, target, text, note, action }: Line, pen: Pen): string {
  const marked = mark === undefined ? '' : `${colored(pen, mark, signOf(mark, pen))}  `;
  const head = target === undefined ? '' : `${colored(pen, 'bold', oneLine(target))}  `;
  const tail = note === undefined ? '' : ` · ${said(pen, note)}`;
  const line = wrapped(marked + head + said(pen, text) + tail, pen.width, 4);
  if (action === undefined) return line;
  return `${line}\n    ${colored(pen, 'dim', `${said(pen, action.label)}: ${oneLine(typed(action))}`)}`;
}

// What is resolved says so itself.
function signOf(mark: Mark, { say }: Pen): string {
  return mark === 'resolved' ? SIGNS.resolved : `${SIGNS[mark]} ${say(words[mark]())}`;
}

const SIGNS: Readonly<Record<Mark, string>> = { critical: '●', warning: '▲', resolved: '✓' };

function said({ say }: Pen, text: Line['text']): string {
  return oneLine(withoutMarks(say(text)));
}

function colored({ color }: Pen, name: keyof typeof CODES, text: string): string {
  return color && text !== '' ? `\u001B[${CODES[name]}m${text}\u001B[0m` : text;
}

/** Between words; a word wider than the line stays whole, so that it can be copied. */
export function wrapped(text: string, width: number, indent: number): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || stringWidth(longer) <= width) {
      line = longer;
    } else {
      lines.push(line);
      line = ' '.repeat(indent) + word;
    }
  }
  return [...lines, line].join('\n');
}

export { reportJson } from './json.ts';
