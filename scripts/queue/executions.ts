/** What n8n knows of the executions, over a run in which it forgets some of it. */
import { errorOf, hasEnded, type Execution } from '../n8n/api';
import { KILLED, type SeenExecution } from '../chaos/reckoning';

/** What n8n says of an execution whose worker was killed: the main n8n then replaces its data, the cases with them. */
const WORKER_GONE = 'failed to be processed too many times';

export class SeenExecutions {
	private readonly seen = new Map<string, { status: string; cases: Set<string> }>();

	/** Notes how they are now. What an execution was given is kept from an earlier look. */
	look(executions: readonly Execution[], ids: readonly string[]): void {
		for (const execution of executions) {
			const text = JSON.stringify(execution.data ?? '');
			const cases = this.seen.get(String(execution.id))?.cases ?? new Set();
			for (const id of ids) if (text.includes(id)) cases.add(id);
			this.seen.set(String(execution.id), { status: statusOf(execution), cases });
		}
	}

	/** Those that had not ended when they were last looked at, with their status. */
	unended(): string[] {
		const open = [...this.seen].filter(([, { status }]) => !hasEnded({ status }));
		return open.map(([id, { status }]) => `${id} (${status})`);
	}

	/** For the reckoning. */
	all(): SeenExecution[] {
		return [...this.seen].map(([id, { status, cases }]) => ({ id, status, cases: [...cases] }));
	}
}

function statusOf(execution: Execution): string {
	return errorOf(execution).includes(WORKER_GONE) ? KILLED : execution.status;
}
