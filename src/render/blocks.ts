// Blocks: a report as Slack messages, from the richest to the plainest. Each fits Slack's limits before it is sent.
import type { JsonObject } from '../core/json.ts';
import type { Body } from '../core/message.ts';
import type { Reader } from '../core/ports.ts';
import type { Report } from '../core/report.ts';
import { createButtons } from './buttons.ts';
import { footerLines, inlineLink } from './footer.ts';
import { limits, textLength, violations } from './limits.ts';
import { firstLine } from './line-text.ts';
import { mrkdwnObject, sectionPieces, type Piece, type TableStyle } from './section-blocks.ts';
import { notificationText, wholeText } from './message-text.ts';
import { words } from './words.ts';

export interface SlackOptions {
  /** The workspace shows table blocks. */
  readonly tables?: boolean;
  /** The workspace shows neither table blocks nor fenced ones: rows become lines. */
  readonly plain?: boolean;
}

export function slackBodies(report: Report, reader: Reader, options: SlackOptions = {}): readonly [Body, ...Body[]] {
  const text = notificationText(report, reader);
  const rich = stylesFor(report, options)
    .map((style): Body => ({ text, blocks: blocksOf(report, reader, style) }))
    .filter((body) => violations(body).length === 0);
  const plainest: Body = { text: wholeText(report, reader) };
  const [first, ...others] = rich;
  return first === undefined ? [plainest] : [first, ...others, plainest];
}

function stylesFor({ sections }: Report, { tables, plain }: SlackOptions): readonly TableStyle[] {
  const last = plain ? 'lines' : 'fenced';
  return tables && sections.some(({ kind }) => kind === 'table') ? ['block', last] : [last];
}

function blocksOf(report: Report, reader: Reader, tables: TableStyle): readonly JsonObject[] {
  const { say } = reader;
  const link = inlineLink(report, reader);
  const head = [firstLine(report, say), ...link].join(' · ');
  const pieces: readonly Piece[] = [
    { block: { type: 'section', text: mrkdwnObject(head) }, lines: 1, isKept: true },
    ...sectionPieces(report.sections, { say, buttons: createButtons(say), tables }),
    ...footerBlocks(report, reader),
  ];
  return fitted(pieces, report, reader);
}

function footerBlocks(report: Report, reader: Reader): readonly Piece[] {
  const lines = footerLines(report, reader);
  if (lines.length === 0) return [];
  const text = lines.join('\n');
  return [{ block: { type: 'context', elements: [mrkdwnObject(text)] }, lines: 1, isKept: true }];
}

/** What must stay is counted first; the rest fills what is left, from the top; what did not fit is counted. */
function fitted(pieces: readonly Piece[], report: Report, { say }: Reader): readonly JsonObject[] {
  const kept = pieces.filter(({ isKept }) => isKept);
  let room = limits.sum - sumOf(kept) - NOTICE;
  let places = limits.blocks - kept.length - 1;
  let missing = 0;
  const shown: JsonObject[] = [];
  let noticeAt: number | undefined;
  for (const { block, lines, isKept } of pieces) {
    const size = textLength(block);
    if (isKept) {
      shown.push(block);
    } else if (missing === 0 && places > 0 && size <= room) {
      room -= size;
      places -= 1;
      shown.push(block);
    } else {
      missing += lines;
      noticeAt ??= shown.length;
    }
  }
  if (noticeAt === undefined) return shown;
  const more = report.page === undefined ? words.moreLines : words.moreOnPage;
  const notice = { type: 'context', elements: [mrkdwnObject(say(more({ count: missing })))] };
  return shown.toSpliced(noticeAt, 0, notice);
}

// Room for the notice itself.
const NOTICE = 200;

function sumOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { block }) => sum + textLength(block), 0);
}
