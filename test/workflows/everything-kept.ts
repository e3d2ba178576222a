import { inspect } from 'node:util';
import type { ICredentialDataDecryptedObject, INodeParameters } from 'n8n-workflow';
import type { Engine, Outcome, RunOptions } from '../engine/engine';
import { type Hiding, type HidingService, sessionParts } from './hiding-services';
import { pressTest } from './portal';
import { CREDENTIAL, triggerWorkflow, zohoWorkflow } from './zoho-node';

/** The places where n8n keeps or shows data of a run. */
export const PLACES = [
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

const ON_ERROR = ['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const;
const MODES = ['manual', 'trigger'] as const;
type Mode = RunOptions['mode'];

/** All data that many runs left behind, and every secret that was used. */
export class EverythingKept {
	readonly secrets: Set<string>;
	readonly statuses: string[] = [];
	private readonly texts = new Map<Place, string[]>(PLACES.map((place) => [place, []]));

	constructor(
		private engine: Engine,
		private readonly hiding: Hiding,
		private readonly service: HidingService,
	) {
		const wrong = Object.values(hiding.wrong);
		// Also as the body of a form encodes them.
		const inForms = wrong.map((secret) => new URLSearchParams({ '': secret }).toString().slice(1));
		this.secrets = new Set([...wrong, ...inForms]);
	}

	text(place: Place): string {
		return (this.texts.get(place) ?? []).join('\n');
	}

	/** Every operation, and each way to go on after an error. */
	async runOperations(id: string): Promise<void> {
		for (const [place, onError] of ON_ERROR.entries())
			for (const parameters of this.hiding.operations(id)) await this.run(parameters, MODES[place % 2], { onError });
	}

	/** Every fault, on reads, writes and the button *Test*. */
	async runFaults(): Promise<void> {
		const { faults, read, create } = this.hiding;
		for (const [place, kind] of faults.entries()) {
			for (const parameters of [read, create]) {
				await this.restart();
				this.service.fault(kind, 'calls', 3);
				await this.run(parameters, MODES[place % 2], { onError: ON_ERROR[place % 3] });
				this.service.restore();
			}
			this.service.fault(kind, 'calls', 1);
			await this.press();
			this.service.restore();
		}
	}

	/** Faults of the sign-in itself, each without a session. */
	async runSignInFaults(): Promise<void> {
		for (const kind of this.hiding.signInFaults) {
			await this.restart();
			await this.save(this.service.endSession(await this.stored()));
			this.service.fault(kind, 'sign-in', 3);
			await this.run(this.hiding.read, 'manual');
			await this.press(this.service.endSession(await this.stored()));
			this.service.restore();
		}
	}

	/** Secrets that the service refuses, and the button *Test* with right and wrong ones. */
	async runRefusals(): Promise<void> {
		await this.press();
		for (const [field, value] of Object.entries(this.hiding.wrong)) {
			await this.restart();
			await this.press(this.service.endSession({ ...(await this.stored()), [field]: value }));
			await this.save({ ...this.service.endSession(await this.stored()), [field]: value });
			await this.runRefused();
			await this.save();
		}
		if (this.service.revoke === undefined) return;
		await this.restart();
		this.service.endSession(await this.stored());
		this.service.revoke();
		await this.runRefused();
		await this.save();
	}

	private async runRefused(): Promise<void> {
		for (const onError of ON_ERROR) await this.run(this.hiding.create, 'manual', { onError });
		await this.poll('trigger');
	}

	/** The trigger: its polls and its test run, with each fault except one that would end the other runs. */
	async runTrigger(): Promise<void> {
		for (const kind of this.hiding.faults.filter((known) => known !== 'token-removed')) {
			for (const mode of MODES) {
				await this.restart();
				this.service.fault(kind, 'calls', 3);
				await this.poll(mode);
				this.service.restore();
			}
		}
	}

	/** The requests, as the service saw them. Call it last. */
	keepJournal(): void {
		this.add('journal', this.service.journal());
	}

	/** Stores the credential. What this process remembers of another one stays. */
	async save(data: ICredentialDataDecryptedObject = this.service.credential()): Promise<void> {
		await this.engine.credentials.save(this.hiding.credentialType, CREDENTIAL, data);
		await this.noteSecrets();
	}

	/** What this process remembers of a fault must not hide the next one. */
	private async restart(): Promise<void> {
		this.engine = await this.engine.restarted();
	}

	private async stored(): Promise<ICredentialDataDecryptedObject> {
		return await this.engine.credentials.decrypted(this.hiding.credentialType, CREDENTIAL);
	}

	async run(
		parameters: INodeParameters,
		mode: Mode,
		settings: object = {},
		items = this.hiding.items,
	): Promise<Outcome> {
		const outcome = await this.engine.run(zohoWorkflow(parameters, items, settings, this.hiding.service), { mode });
		await this.keep(outcome);
		return outcome;
	}

	private async poll(mode: Mode): Promise<void> {
		const workflow = triggerWorkflow(this.hiding.trigger, undefined, this.hiding.service);
		await this.keep(await this.engine.run(workflow, { mode }));
	}

	private async press(data?: ICredentialDataDecryptedObject): Promise<void> {
		const given = data ?? (await this.stored());
		this.add('messages of the Test button', await pressTest(this.engine, given, this.hiding.credentialType));
		await this.noteSecrets();
	}

	private async keep({ error, logs, runData, saved, staticData, hints, status }: Outcome): Promise<void> {
		this.statuses.push(status);
		this.add('errors', [error, error?.raw]);
		this.add('items', runData);
		this.add('logs', logs);
		this.add('static data', staticData);
		this.add('hints', hints);
		this.texts.get('saved executions')?.push(saved);
		await this.noteSecrets();
	}

	/** The secrets that were made meanwhile, and what n8n has stored of them. */
	private async noteSecrets(): Promise<void> {
		for (const secret of [...this.service.secrets(), ...sessionParts(await this.stored())]) this.secrets.add(secret);
		this.add('stored credentials', this.engine.credentials.all());
	}

	private add(place: Place, value: unknown): void {
		const all = { depth: 10, showHidden: true, maxArrayLength: null, maxStringLength: null, breakLength: Infinity };
		this.texts.get(place)?.push(inspect(value, all));
	}
}
