/** One service, the workflow that n8n has behind it, and what was seen of both. */
import type { Session } from '../n8n/session';
import { type ServiceName, withCredentials } from '../n8n/workflow';
import { Notebook } from './notebook';
import { type ChaosService, type Opening, SERVICES } from './services';
import { chaosWorkflow } from './workflow';

/** Seconds from the making of a workflow to its first scheduled poll, at least. */
const FIRST_POLL_AFTER = 5;

export class Lane {
	readonly book: Notebook;
	readonly service: ChaosService;
	private workflow = '';

	constructor(
		readonly name: ServiceName,
		private readonly session: Session,
		lives: { readonly life: number },
		openings: Readonly<Record<ServiceName, Opening>> = SERVICES,
	) {
		this.book = new Notebook(lives);
		this.service = openings[name](session, this.book, lives);
	}

	/** Cases come in; the workflow that is active now owes them. The answer to the next write is lost. */
	addCases(count: number): string[] {
		this.service.loseAnswer();
		return Array.from({ length: count }, () => {
			const id = this.service.addCase(`Case ${this.book.cases.length + 1}`);
			this.book.cases.push({ id, workflow: this.workflow });
			return id;
		});
	}

	/** A new workflow takes over from the one before. Ends when n8n took it; its first poll follows. */
	async publishAnew(title: string): Promise<string> {
		const { api, receiver } = this.session;
		if (this.workflow !== '') await api.unpublish(this.workflow);
		const second = new Date().getSeconds() + FIRST_POLL_AFTER;
		const url = `${receiver.url}/`;
		const workflow = chaosWorkflow(title, url, second, this.name, this.service.lastNodes);
		this.workflow = await api.addWorkflow(withCredentials(workflow, { [this.name]: this.service.credential }));
		await api.publish(this.workflow);
		return this.workflow;
	}
}
