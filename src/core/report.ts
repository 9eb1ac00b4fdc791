// Report: what people will read. Domain first, platform last: no Slack, HTML or colour in it.
import type { Finding, Outcome } from './finding.ts';
import type { Text } from './words.ts';

export const reportKinds = ['daily', 'weekly', 'monthly'] as const;
/** The scheduled ones. */
export type ReportKind = (typeof reportKinds)[number];

export interface Report {
  readonly kind:
    | ReportKind
    | 'check'
    | 'status'
    | 'help'
    | 'plan'
    | 'progress'
    | 'result'
    | 'changes'
    | 'history'
    | 'alert'
    | 'answer'
    | 'doctor'
    | 'home';
  /** First line: what needs a person. */
  readonly verdict: Text;
  /** What stands beside the verdict: targets, checks, time. */
  readonly facts: readonly Text[];
  readonly mark?: Mark;
  readonly sections: readonly Section[];
  /** Small print: what was not checked, how long it took, when the next one comes. */
  readonly footer: readonly Text[];
  /** Id of the stored full report; the renderer's `link` makes a signed address of it. */
  readonly page?: string;
  /** All that was found, for `--json` and the full page. */
  readonly findings: readonly Finding[];
  /** Every check's answer, for the full page. */
  readonly outcomes: readonly Outcome[];
  /** A file for the thread: the whole plan, the whole log. */
  readonly file?: { readonly name: string; readonly content: string };
  /** The change it is about, if it is about one. */
  readonly change?: number;
}

export type Mark = 'critical' | 'warning' | 'resolved';

export type Section =
  | { readonly kind: 'lines'; readonly heading?: Text; readonly lines: readonly Line[] }
  | { readonly kind: 'facts'; readonly heading?: Text; readonly facts: readonly { label: Text; value: Text }[] }
  | {
      readonly kind: 'table';
      readonly heading?: Text;
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly Text[])[];
    }
  /** `seen`: the hash of the plan shown above the buttons; a click brings it back, so that a vote binds to what was read. */
  | { readonly kind: 'actions'; readonly actions: readonly Action[]; readonly seen?: string }
  /** Only in the full page and the terminal, never in the channel. */
  | { readonly kind: 'detail'; readonly heading: Text; readonly content: string };

/** One thing, one line, one button. */
export interface Line {
  readonly mark?: Mark;
  /** Printed bold before the text. */
  readonly target?: string;
  readonly text: Text;
  /** "new", "since Sunday": printed after a dot. */
  readonly note?: Text;
  readonly action?: Action;
}

export interface Column {
  readonly label: Text;
  readonly align: 'left' | 'right';
}

/** A button. Its value is only a key to stored state; the right to press it is checked when it is pressed. */
export interface Action {
  readonly id: ActionId;
  readonly value: string;
  /** The act, never "OK". */
  readonly label: Text;
  readonly style?: 'primary' | 'danger';
  readonly confirm?: { readonly title: Text; readonly text: Text; readonly yes: Text; readonly no: Text };
}

/** `propose` has the value `<target> <remedy>`; `show-plans` is empty; all others have a change id. */
export const actionIds = [
  'approve',
  'reject',
  'override',
  'cancel',
  'undo',
  'details',
  'look',
  'propose',
  'show-plans',
  'again',
] as const;
export type ActionId = (typeof actionIds)[number];
