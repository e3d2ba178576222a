import type { IBinaryKeyData, INodeExecutionData } from 'n8n-workflow';
import type { Problem } from '../helpdesk/problem';
import type { LatelyWritten } from '../connection/lately-written';
import type { Usage } from '../connection/ledger';
import type { NodeForm } from '../form/node-form';
import type { Attachments, CaseWork } from '../helpdesk/case-work';
import type { ModuleName } from '../helpdesk/catalogue';
import type { Helpdesk, RecordId } from '../helpdesk/helpdesk';
import type { ServiceWords } from '../services/service';

/** One run of an operation, for the items of one account: everything that it needs. */
export interface Run {
	readonly context: NodeForm;
	readonly helpdesk: Helpdesk;
	/** What else can be done with cases; absent if the service offers none of it. */
	readonly caseWork?: CaseWork | undefined;
	readonly attachments?: Attachments | undefined;
	/** Tries the connection; absent if n8n has a *Test* button for the credential. */
	readonly check?: (() => Promise<string>) | undefined;
	/** How the service is spoken of. */
	readonly words: ServiceWords;
	readonly module: ModuleName;
	/** All input items. */
	readonly items: readonly INodeExecutionData[];
	/**
	 * The items of this run, by their place in the input, in their order: those whose credential leads to this help
	 * desk.
	 */
	readonly indexes: readonly number[];
	/** True when one failed item must not stop the others (*Continue on Fail*). */
	readonly goOn: boolean;
	/** Results of an earlier try of this run (*Retry On Fail*) that must not be sent again, by item. */
	readonly settled: ReadonlyMap<number, ItemResult>;
	/** Gets the results at the end, for a later try. */
	readonly remember: (results: readonly ItemResult[]) => void;
	/** What this process wrote lately: a search may not find it yet. */
	readonly lately: LatelyWritten;
	/** The records that the items name by their numbers, by number: each is looked for once. */
	readonly byNumber: Map<string, Promise<RecordId>>;
	/** Columns of the input that were not sent, told at the end of the run. */
	readonly leftOut: Set<string>;
	/** The requests of the day; costs no request. */
	readonly usage: () => Usage;
}

/** What a run calls a record in a sentence, `case`. */
export function nameOf({ helpdesk, module }: Pick<Run, 'helpdesk' | 'module'>): string {
	return helpdesk.catalogue.module(module).label.toLowerCase();
}

/** What became of one input item: the items it gives, or its trouble. */
export type ItemResult = ItemDone | ItemFailed;

export interface ItemDone {
	readonly kind: 'done';
	readonly output: ReadonlyArray<INodeExecutionData['json']>;
	/** The files of the output, if it is one item. */
	readonly binary?: IBinaryKeyData;
	/** What this item changed in the help desk, in a few words; absent for a read. */
	readonly written?: string;
}

export interface ItemFailed {
	readonly kind: 'failed';
	/**
	 * `refused`: nothing was written. `uncertain`: nobody knows whether it was written. `notSent`: the run ended at
	 * this item or before it, and nothing of it was carried out. `failed`: a read failed.
	 */
	readonly outcome: 'refused' | 'uncertain' | 'notSent' | 'failed';
	readonly problem: Problem;
	/** What was read before the trouble. */
	readonly output?: ReadonlyArray<INodeExecutionData['json']>;
}
