import { inspect } from 'node:util';
import type { ICredentialDataDecryptedObject, INodeParameters } from 'n8n-workflow';
import { FAULT_KINDS } from '../../simulator/support/faults/fault';
import type { FaultKind } from '../../simulator/support/simulator';
import type { Outcome } from '../engine/engine';
import type { Portal, PortalRun } from './portal';
import { triggerWorkflow } from './trigger-bench';
import { fields } from './zoho-node';

/** The places where n8n keeps or shows data of a run. */
export const PLACES = [
	'addresses',
	'journal',
	'logs',
	'errors',
	'items',
	'saved executions',
	'static data',
	'hints',
	'messages of the Test button',
	'stored credentials',
] as const;
export type Place = (typeof PLACES)[number];

/** Wrong secrets, which are searched for as well. */
export const WRONG = {
	authToken: 'marked-wrong-token-51d3',
	password: 'marked wrong & pässword',
	apiKey: 'marked-wrong-apikey-77a0',
};

/** The wrong password as a form body encodes it. */
const IN_A_FORM = new URLSearchParams({ '': WRONG.password }).toString().slice(1);

/** A token that was typed in cannot be renewed once it is removed, so that fault comes last. */
const FAULTS: readonly FaultKind[] = [
	...(Object.keys(FAULT_KINDS) as FaultKind[]).filter(
		(kind) => !['delay', 'never-answer', 'token-removed'].includes(kind),
	),
	'token-removed',
];

/** A truncated sign-in answer can leave a token of a few characters, which occur in every text. */
const SHORTEST_SECRET = 8;

const ON_ERROR = ['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const;
const MODES = ['manual', 'trigger'] as const;
const ITEMS = [{ Subject: 'One', 'Contact Name': 'Ann Lee' }, { Subject: 'Incomplete' }];

/** All data that many runs left behind, and every secret that was used. */
export class EverythingKept {
	readonly secrets = new Set<string>([...Object.values(WRONG), IN_A_FORM]);
	readonly statuses: string[] = [];
	private readonly texts = new Map<Place, string[]>(PLACES.map((place) => [place, []]));

	constructor(private readonly portal: Portal) {
		const { authToken, password, apiKey } = portal.simulator.access;
		for (const secret of [authToken, password, apiKey]) this.secrets.add(secret);
	}

	text(place: Place): string {
		return (this.texts.get(place) ?? []).join('\n');
	}

	/** Every operation in both formats and modes, and each way to go on after an error. */
	async runOperations(): Promise<void> {
		const id = this.portal.simulator.add('requests', {
			Subject: 'Old',
			'Contact Name': 'Ann Lee',
			Email: 'ann@x.example',
		});
		for (const [place, onError] of ON_ERROR.entries()) {
			for (const format of ['json', 'xml']) {
				for (const parameters of operations(id))
					await this.run({ ...parameters, options: { format } }, { settings: { onError }, mode: MODES[place % 2] });
			}
		}
	}

	/** Every fault, on reads and writes, and on the sign-in where possible. */
	async runFaults(): Promise<void> {
		for (const [place, kind] of FAULTS.entries()) {
			for (const parameters of [
				{ resource: 'case', operation: 'getMany', limit: 5 },
				{ resource: 'case', operation: 'create', dataMode: 'autoMap' },
			]) {
				this.portal.simulator.faults.add({ kind, count: 3 });
				await this.run(parameters, {
					settings: { onError: ON_ERROR[place % 3] },
					mode: MODES[place % 2],
					engine: await this.portal.engine.restarted(),
				});
				this.portal.simulator.faults.clear();
				this.portal.simulator.quota.restore();
			}
			this.portal.simulator.faults.add({ kind });
			await this.press({});
			this.portal.simulator.faults.clear();
		}
	}

	/** Faults of the sign-in itself, each without a session. */
	async runSignInFaults(signIn: string): Promise<void> {
		const method = { password: 'apiauthtoken', ticket: 'login' }[signIn];
		if (method === undefined) return;
		for (const kind of FAULTS.filter((known) => FAULT_KINDS[known].onSignIn)) {
			await this.portal.edit({ sessionToken: '' });
			this.portal.simulator.faults.add({ kind, method, count: 3 });
			await this.run(
				{ resource: 'case', operation: 'getMany', limit: 5 },
				{ engine: await this.portal.engine.restarted() },
			);
			await this.press({ sessionToken: '' });
			this.portal.simulator.faults.clear();
		}
	}

	/** Secrets that the service refuses, and the button *Test* with right and wrong ones. */
	async runRefusals(signIn: string): Promise<void> {
		await this.press({});
		for (const [field, value] of Object.entries(WRONG)) {
			await this.press({ [field]: value, sessionToken: '' });
			await this.portal.edit({ [field]: value });
			for (const onError of ON_ERROR)
				await this.run({ resource: 'case', operation: 'create', dataMode: 'autoMap' }, { settings: { onError } });
			await this.portal.save({ signIn });
		}
	}

	/** The trigger: its polls and its test run, with each fault except the one that would end the other runs. */
	async runTrigger(): Promise<void> {
		const workflow = triggerWorkflow({
			resource: 'case',
			event: 'createdOrUpdated',
			startFrom: 'hours',
			startHours: 24,
		});
		for (const kind of FAULTS.filter((known) => known !== 'token-removed')) {
			for (const mode of ['trigger', 'manual'] as const) {
				this.portal.simulator.add('requests', { Subject: 'One', 'Contact Name': 'Ann Lee' });
				this.portal.simulator.faults.add({ kind, count: 3 });
				this.keep(await (await this.portal.engine.restarted()).run(workflow, { mode }));
				await this.keepStored();
				this.portal.simulator.faults.clear();
				this.portal.simulator.quota.restore();
			}
		}
	}

	async run(parameters: INodeParameters, options: PortalRun): Promise<void> {
		const outcome = await this.portal.run(parameters, { items: ITEMS, ...options });
		this.keep(outcome);
		await this.keepStored();
	}

	private async press(change: ICredentialDataDecryptedObject): Promise<void> {
		this.add('messages of the Test button', await this.portal.test(change));
		await this.keepStored();
	}

	private keep(outcome: Outcome): void {
		const { error, logs, runData, saved, staticData, hints, status } = outcome;
		this.statuses.push(status);
		this.add('errors', error);
		this.add('errors', error?.raw);
		this.add('items', runData);
		this.add('logs', logs);
		this.add('static data', staticData);
		this.add('hints', hints);
		this.texts.get('saved executions')?.push(saved);
	}

	/** What the service received, what is stored, and the secrets that were created. */
	private async keepStored(): Promise<void> {
		for (const token of this.portal.simulator.tokens()) this.secrets.add(token);
		const { sessionToken = '' } = await this.portal.stored();
		for (const part of String(sessionToken).split('.')) if (part.length >= SHORTEST_SECRET) this.secrets.add(part);
		this.add('stored credentials', this.portal.engine.credentials.all());
	}

	/** The journal of the service. Call it last. */
	keepJournal(): void {
		const entries = this.portal.simulator.journal.entries();
		this.add('journal', entries);
		this.add(
			'addresses',
			entries.map(({ transport, method, module, secretsInAddress }) => [transport, method, module, secretsInAddress]),
		);
	}

	private add(place: Place, value: unknown): void {
		this.texts.get(place)?.push(
			inspect(value, {
				depth: 10,
				showHidden: true,
				maxArrayLength: null,
				maxStringLength: null,
				breakLength: Infinity,
			}),
		);
	}
}

function operations(recordId: string): INodeParameters[] {
	const json = { dataMode: 'json', jsonFields: '{"Email":"ann@x.example","Status":"Open"}' };
	return [
		{ resource: 'case', operation: 'getMany', returnAll: true },
		{ resource: 'case', operation: 'get', recordId },
		{ resource: 'case', operation: 'get', recordId: '190000000000009999' },
		{ resource: 'case', operation: 'search', searchField: 'Email', searchValue: 'ann@x.example' },
		{ resource: 'case', operation: 'getConversation', recordId },
		{ resource: 'case', operation: 'create', dataMode: 'autoMap' },
		{ resource: 'case', operation: 'create', fieldsToSend: fields({ Subject: 'One', 'Contact Name': 'Ann Lee' }) },
		{ resource: 'case', operation: 'update', recordId, ...json },
		{ resource: 'case', operation: 'upsert', matchField: 'Email', ...json },
		{ resource: 'case', operation: 'delete', recordId: '190000000000009999' },
		{ resource: 'apiUsage', operation: 'getUsage' },
	];
}
