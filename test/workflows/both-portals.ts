import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import { openReceiver, sendingTo, type Receiver } from '../../scripts/receiver';
import { failureOf, loadExample } from '../../scripts/start/example';
import { movedToDesk } from '../../scripts/start/moved-to-desk';
import { deskPortal, supportPortal, type Portal } from '../../scripts/start/portals';
import type { StepResult } from '../../scripts/start/promises';
import { type DeskSimulator, startDeskSimulator } from '../../simulator/desk/simulator';
import { type Simulator, startSimulator } from '../../simulator/support/simulator';
import { createEngine, type Engine, type WorkflowJson } from '../engine/engine';

/** A case as both services know it. */
export interface BothCase {
	readonly subject: string;
	readonly name: string;
	readonly email: string;
	readonly status: string;
	readonly description: string;
	readonly resolution: string;
}

/** What became of an example on the classic API and, moved, on Zoho Desk. */
export type Both<Result> = readonly [classic: Result, desk: Result];

/** The two services with the same data, by the same clock, and n8n. */
export interface BothPortals {
	readonly portals: Both<Portal>;
	readonly receiver: Receiver;
	readonly engine: Engine;
	/** Sets both clocks, which stand still between. */
	at(time: string | Date): void;
	/** Opens a case in both. */
	open(given: BothCase): void;
	/** Gives the last case of both another status. */
	setStatus(status: string): void;
	/** An example, active or started by hand on both; each call runs or polls it once. */
	example(name: string, mode: 'trigger' | 'manual'): () => Promise<Both<readonly StepResult[]>>;
}

let activated = 0;

export function openBothPortals(): BothPortals {
	let [desk, support, receiver, engine]: [DeskSimulator?, Simulator?, Receiver?, Engine?] = [];
	beforeAll(async () => {
		[desk, support, receiver] = await Promise.all([startDeskSimulator(), startSimulator(), openReceiver()]);
	});
	beforeEach(async () => {
		desk!.reset();
		support!.reset();
		receiver!.clear();
		engine = await (await createEngine()).restarted();
	});
	afterAll(async () => await Promise.all([desk!.close(), support!.close(), receiver!.close()]));
	let ids: [string, string] = ['', ''];
	const portals = () => [supportPortal(support!), deskPortal(desk!)] as const;
	return {
		get portals() {
			return portals();
		},
		get receiver() {
			return receiver!;
		},
		get engine() {
			return engine!;
		},
		at: (time) => {
			for (const { clock } of [desk!, support!]) {
				clock.set(new Date(time));
				clock.freeze();
			}
		},
		open: (given) => void (ids = [addCase(support!, given), addTicket(desk!, given)]),
		setStatus: (status) => {
			support!.change('requests', ids[0], { Status: status });
			desk!.change('tickets', ids[1], { status });
		},
		example: (name, mode) => {
			const classic = { ...loadExample(name), id: `example ${(activated += 1)}` };
			const workflows = [classic, { ...movedToDesk(classic), id: `${classic.id} on Desk` }];
			const runs = workflows.map((workflow, place) =>
				runner(engine!, { ...workflow, nodes: sendingTo(receiver!.url, workflow.nodes) }, portals()[place], mode),
			);
			return async () => [await runs[0](), await runs[1]()];
		},
	};
}

function runner(engine: Engine, workflow: WorkflowJson, portal: Portal, mode: 'trigger' | 'manual') {
	let staticData: IDataObject = {};
	return async (): Promise<StepResult[]> => {
		const outcome = await engine.run(workflow, { mode, staticData, credentials: portal.credentials });
		const error = failureOf(outcome);
		if (error !== undefined) throw new Error(error);
		({ staticData } = outcome);
		return workflow.nodes.map(({ name }) => ({ step: name, items: outcome.json(name), requests: 0, milliseconds: 0 }));
	};
}

function addCase(support: Simulator, { subject, name, email, status, description, resolution }: BothCase): string {
	return support.add('requests', {
		Subject: subject,
		'Contact Name': name,
		Email: email,
		Status: status,
		Channel: 'Web',
		Description: description,
		Resolution: resolution,
	});
}

function addTicket(desk: DeskSimulator, { subject, name, email, status, description, resolution }: BothCase): string {
	const departmentId = desk.access.departments.support;
	const contact = { lastName: name, email };
	return desk.add('tickets', {
		subject,
		email,
		status,
		channel: 'Web',
		description,
		resolution,
		departmentId,
		contact,
	});
}
