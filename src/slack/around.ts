// Around: what the doors share.
import type { WebClient } from '@slack/web-api';
import type { ChangeState } from '../core/change.ts';
import type { Text } from '../core/words.ts';
import type { Saving } from './save.ts';

/** What a window says about a change before anybody decides. */
export interface Peek {
  readonly target: string;
  readonly title: Text;
  /** High risk: the target's name is typed before the approval counts. */
  readonly typed: boolean;
  readonly state: ChangeState;
}

export interface Around extends Saving {
  readonly client: WebClient;
  readonly botUserId: string;
  peek(changeId: number): Promise<Peek | undefined>;
}
