// Footer: the small print. Long ones have a line of their own; short ones share the last, after the full report's link.
import type { Reader } from '../core/ports.ts';
import type { Report } from '../core/report.ts';
import { escaped } from './line-text.ts';
import { words } from './words.ts';

const LONG = 60;
const MOST = 1400;

export function footerLines(report: Report, reader: Reader): readonly string[] {
  const said = report.footer.map((text) => escaped(text, reader.say, MOST));
  const { long, short } = report.kind === 'plan' ? { long: [], short: said } : byLength(said);
  const link = said.length === 0 ? [] : pageLink(report, reader);
  const last = [...link, ...short].join(' · ');
  return last === '' ? long : [...long, last];
}

export function byLength(lines: readonly string[]): { long: readonly string[]; short: readonly string[] } {
  return {
    long: lines.filter((line) => line.length > LONG),
    short: lines.filter((line) => line.length <= LONG),
  };
}

/** A quiet day is one line: with no small print to stand in, the link ends the first line. */
export function inlineLink(report: Report, reader: Reader): readonly string[] {
  return report.footer.length === 0 ? pageLink(report, reader) : [];
}

function pageLink({ page }: Report, { link, say }: Reader): readonly string[] {
  if (page === undefined) return [];
  const address = URL.parse(link(page))?.href;
  // Slack ends a link at these; URL encodes all but the bar.
  return address === undefined ? [] : [`<${address.replaceAll('|', '%7C')}|${say(words.fullReport())}>`];
}
