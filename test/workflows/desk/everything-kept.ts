import { inspect } from 'node:util';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { FAULT_KINDS, type FaultKind } from '../../../simulator/desk/fault';
import type { DeskSimulator } from '../../../simulator/desk/simulator';
import type { Engine, Outcome } from '../../engine/engine';
import { DESK_CREDENTIAL_TYPE, deskCredential, deskWorkflow } from '../desk-portal';
import { CREDENTIAL } from '../zoho-node';
import { activeDeskTrigger } from '../active-trigger';

/** The places where n8n keeps or shows data of a run. */
export const PLACES = ['journal', 'logs', 'errors', 'items', 'saved executions', 'static data', 'hints'] as const;
export type Place = (typeof PLACES)[number];

const FAULTS = (Object.keys(FAULT_KINDS) as FaultKind[]).filter((kind) => !['delay', 'never-answer'].includes(kind));
const ON_ERROR = ['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const;
const MODES = ['manual', 'trigger'] as const;
const ITEMS = [
	{ 'Last Name': 'One', Email: 'one@x.example' },
	{ 'Last Name': 'Two', Email: 'no address' },
];

/** All data that many runs left behind, and every secret that was used. */
export class EverythingKept {
	readonly secrets = new Set<string>();
	readonly statuses: string[] = [];
	private readonly texts = new Map<Place, string[]>(PLACES.map((place) => [place, []]));

	constructor(
		private engine: Engine,
		private readonly zoho: DeskSimulator,
	) {
		this.secrets.add(zoho.access.clientSecret);
	}

	text(place: Place): string {
		return (this.texts.get(place) ?? []).join('\n');
	}

	async runOperations(): Promise<void> {
		const id = this.zoho.add('contacts', { lastName: 'Old', email: 'old@x.example' });
		for (const [place, onError] of ON_ERROR.entries())
			for (const parameters of operations(id)) await this.run(parameters, MODES[place % 2], { onError });
	}

	/** Each fault on a read, a write, a trigger, and on the renewal of the token. */
	async runFaults(): Promise<void> {
		for (const [place, kind] of FAULTS.entries()) {
			// What this process remembers of a fault must not hide the next one.
			this.engine = await this.engine.restarted();
			for (const parameters of [
				{ resource: 'contact', operation: 'getMany', limit: 5 },
				{ resource: 'contact', operation: 'create', dataMode: 'autoMap' },
			]) {
				this.zoho.faults.add({ kind, count: 3 });
				await this.run(parameters, MODES[place % 2], { onError: ON_ERROR[place % 3] });
				this.restore();
			}
			this.zoho.faults.add({ kind, count: 3 });
			await this.runTrigger();
			this.restore();
			this.zoho.grants.expireAccessTokens();
			this.zoho.faults.add({ kind, operationId: 'token', count: 3 });
			await this.run({ resource: 'contact', operation: 'getMany', limit: 5 }, 'manual');
			this.restore();
		}
	}

	/** A connection that was revoked, and a client whose secret is wrong. */
	async runRefusals(): Promise<void> {
		const wrong = 'marked-wrong-secret-51d3';
		this.secrets.add(wrong);
		for (const more of [{}, { clientSecret: wrong }]) {
			this.engine = await this.engine.restarted();
			await this.save(more);
			this.zoho.grants.expireAccessTokens();
			if (Object.keys(more).length === 0) this.zoho.grants.revoke();
			for (const onError of ON_ERROR)
				await this.run({ resource: 'contact', operation: 'create', dataMode: 'autoMap' }, 'manual', { onError });
			await this.runTrigger();
		}
	}

	async save(more: IDataObject = {}): Promise<void> {
		const credential = { ...deskCredential(this.zoho), ...(more as object) };
		await this.engine.credentials.save(DESK_CREDENTIAL_TYPE, CREDENTIAL, credential);
		this.noteTokens();
	}

	/** The requests, as the service saw them. Call it last. */
	keepJournal(): void {
		// An echoing sign-in server puts all that was sent into its error.
		this.add(
			'journal',
			this.zoho.journal.entries().map(({ errorCode, ...entry }) => ({ ...entry, errorCode: errorCode?.slice(0, 15) })),
		);
	}

	private restore(): void {
		this.zoho.faults.clear();
		this.zoho.credits.restore();
	}

	private async run(parameters: INodeParameters, mode: 'manual' | 'trigger', settings: object = {}): Promise<void> {
		this.keep(await this.engine.run(deskWorkflow(parameters, ITEMS, settings), { mode }));
	}

	private async runTrigger(): Promise<void> {
		const parameters = { resource: 'contact', event: 'createdOrUpdated', startFrom: 'hours', startHours: 24 };
		const trigger = activeDeskTrigger(this.engine, this.zoho, parameters);
		for (const { outcome } of [await trigger.poll(), await trigger.test()]) this.keep(outcome);
	}

	private keep({ error, logs, runData, saved, staticData, hints, status }: Outcome): void {
		this.statuses.push(status);
		this.add('errors', [error, error?.raw]);
		this.add('items', runData);
		this.add('logs', logs);
		this.add('static data', staticData);
		this.add('hints', hints);
		this.texts.get('saved executions')?.push(saved);
		this.noteTokens();
	}

	private noteTokens(): void {
		const { grants } = this.zoho;
		for (const token of [...grants.accessTokens(), ...grants.refreshTokens()]) this.secrets.add(token);
	}

	private add(place: Place, value: unknown): void {
		const all = { depth: 10, showHidden: true, maxArrayLength: null, maxStringLength: null, breakLength: Infinity };
		this.texts.get(place)?.push(inspect(value, all));
	}
}

function operations(recordId: string): INodeParameters[] {
	const contact = { resource: 'contact' };
	const json = { dataMode: 'json', jsonFields: '{"Email":"old@x.example","Last Name":"Old"}' };
	return [
		{ ...contact, operation: 'getMany', returnAll: true },
		{ ...contact, operation: 'get', recordId },
		{ ...contact, operation: 'get', recordId: '600000000009999999' },
		{ ...contact, operation: 'search', searchField: 'Email', searchValue: 'old@x.example' },
		{ ...contact, operation: 'create', dataMode: 'autoMap' },
		{ ...contact, operation: 'update', recordId, ...json },
		{ ...contact, operation: 'upsert', matchField: 'Email', ...json },
		{ ...contact, operation: 'delete', recordId: '600000000009999999' },
		{ resource: 'case', operation: 'getMany', limit: 5 },
		{ resource: 'apiUsage', operation: 'getUsage' },
		{ resource: 'apiUsage', operation: 'checkConnection' },
	];
}
