import type { FieldValues, Refused, WriteOutcome } from '../../helpdesk/helpdesk';
import { isJsonObject, type Json, type JsonObject, jsonText } from '../../helpdesk/json';
import { asHelpdeskError, type Problem, problem, sentences } from '../../helpdesk/problem';
import type { DeskDoor } from './call';
import type { DeskField } from './field';
import { fullRecord } from './full-records';
import type { DeskModule } from './module';
import { bodyOf } from './prepare';
import type { ReadContext } from './read-context';
import { valueIn } from './record-values';
import { updateCall } from './requests';
import { writtenRecord } from './writes';
import { sendWrite } from './write-outcomes';

/**
 * The values that may empty a field, the likeliest first: the one of the description, then those that Zoho Desk may take
 * all the same [openapi, updates: many fields are described with neither].
 */
function emptyValues({ emptiedBy = {} }: DeskModule, { name, type }: DeskField): readonly Json[] {
	if (type === 'Ids' || type === 'Other') return [[], null];
	const described = Object.hasOwn(emptiedBy, name) ? emptiedBy[name] : null;
	return [described, ...[null, ''].filter((value) => value !== described)];
}

/** Changes fields of a record; null empties a field. One request, and a few more for what Zoho Desk does not take. */
export async function changeRecord(context: ReadContext, id: string, values: FieldValues): Promise<WriteOutcome> {
	return await new RecordChange(context, id, values).carryOut();
}

/** What came of one request. */
interface Sent {
	readonly outcome: WriteOutcome;
	/** The fields that a refusal names. */
	readonly named: readonly string[];
	/** The record as the answer shows it. */
	readonly row: JsonObject | undefined;
}

/**
 * A field is emptied by the first of its empty values that Zoho Desk takes; which one that is, is remembered. Where it
 * takes none, the field is left out if the record holds nothing in it: then nothing is left to do. Otherwise the
 * person reads that the field cannot be emptied.
 */
class RecordChange {
	/** What is left to send. */
	private readonly values: Map<string, Json>;

	/** How many empty values of a field were tried in vain. */
	private readonly tried = new Map<string, number>();

	/** Fields that Zoho Desk left as they were, though it took the request. */
	private readonly kept: string[] = [];

	/** Fields that were written. */
	private readonly done: string[] = [];

	private row: JsonObject | undefined;

	private written: WriteOutcome | undefined;

	constructor(
		private readonly context: ReadContext,
		private readonly id: string,
		values: FieldValues,
	) {
		this.values = new Map(Object.entries(values));
		for (const name of this.emptied()) this.tried.set(name, context.learnt.emptyTries(this.place(name)));
	}

	async carryOut(): Promise<WriteOutcome> {
		const onlyNew = [...this.values.keys()].filter((name) => this.field(name).onlyNew === true);
		const refusedBefore = this.emptied().filter((name) => this.isTriedOut(name));
		const unsettled = await this.unsettled([...onlyNew, ...refusedBefore]);
		const fixed = unsettled.filter((name) => onlyNew.includes(name));
		if (fixed.length > 0) return refused(cannotChange(this.labels(fixed)));
		// The rule of the portal may have changed since.
		for (const name of unsettled) this.tried.set(name, 0);
		while (this.values.size > 0) {
			const end = await this.after(await this.send());
			if (end !== undefined) return end;
		}
		if (this.kept.length > 0) return this.ended(refused(stillHolds(this.labels(this.kept))));
		return this.written ?? this.unchanged();
	}

	/** The outcome, or undefined to go on with what is left. */
	private async after({ outcome, named, row }: Sent): Promise<WriteOutcome | undefined> {
		if (outcome.kind === 'written') return this.afterWrite(outcome, row);
		if (outcome.kind !== 'refused') return outcome;
		const emptied = this.emptied();
		const doubtful = named.length === 0 ? emptied : emptied.filter((name) => named.includes(name));
		if (outcome.problem.kind !== 'data' || doubtful.length === 0) return this.ended(outcome);
		// A refusal that names nothing says nothing about a field that is worth remembering.
		const inVain = this.tryNext(doubtful, named.length > 0);
		const unsettled = await this.unsettled(inVain);
		if (unsettled.length === 0) return undefined;
		if (named.length === 0) return this.ended(outcome);
		return this.ended(refused(cannotEmpty(this.labels(unsettled), outcome.problem)));
	}

	/** Goes on with the fields that still hold a value. */
	private afterWrite(outcome: WriteOutcome, row: JsonObject | undefined): undefined {
		const holding = this.emptied().filter((name) => row !== undefined && !isEmptied(row, this.field(name)));
		for (const [name, count] of this.tried) this.context.learnt.setEmptyTries(this.place(name), count);
		this.done.push(...[...this.values.keys()].filter((name) => !holding.includes(name)));
		for (const name of this.done) this.values.delete(name);
		this.row = row;
		this.written = outcome;
		for (const name of this.tryNext(holding, true)) {
			this.values.delete(name);
			this.kept.push(name);
		}
	}

	/** Turns to the next empty value of fields. Returns those that have no other. */
	private tryNext(names: readonly string[], remembered: boolean): string[] {
		for (const name of names) {
			const count = (this.tried.get(name) ?? 0) + 1;
			this.tried.set(name, count);
			if (remembered) this.context.learnt.setEmptyTries(this.place(name), count);
		}
		return names.filter((name) => this.isTriedOut(name));
	}

	/**
	 * Leaves out the fields in which the record already holds what they are to hold: one request, for one credit. Returns
	 * the others.
	 */
	private async unsettled(names: readonly string[]): Promise<readonly string[]> {
		if (names.length === 0) return [];
		this.row ??= await fullRecord(this.context, this.id);
		const { row } = this;
		// Zoho's own words come with the update.
		if (row === undefined) return [];
		const isSettled = (name: string) => {
			const held = heldIn(row, this.field(name));
			const wanted = this.values.get(name) ?? null;
			return wanted === null ? held !== undefined && isNothing(held) : jsonText(held) === jsonText(wanted);
		};
		for (const name of names.filter(isSettled)) this.values.delete(name);
		return names.filter((name) => this.values.has(name));
	}

	private async send(): Promise<Sent> {
		const { module, fields, send } = this.context;
		const heard: { named: readonly string[]; row?: JsonObject } = { named: [] };
		const door: DeskDoor = async (call) => {
			const answer = await send(call);
			if (answer.kind === 'error') heard.named = (answer.fields ?? []).map(({ name }) => name);
			if (answer.kind === 'body' && isJsonObject(answer.body)) heard.row = answer.body;
			return answer;
		};
		const call = updateCall(module, this.id, bodyOf(this.toSend(), fields));
		const outcome = await sendWrite(door, call, (answer) => writtenRecord(this.context, answer, this.id), fields).catch(
			(error: unknown): WriteOutcome => {
				if (this.written === undefined) throw error;
				return refused(asHelpdeskError(error).problem);
			},
		);
		return { outcome, named: heard.named, row: heard.row };
	}

	private toSend(): FieldValues {
		const sent = (name: string, value: Json): Json =>
			value === null ? (this.emptyValues(name).at(this.tried.get(name) ?? 0) ?? null) : value;
		return Object.fromEntries([...this.values].map(([name, value]) => [name, sent(name, value)]));
	}

	/** The outcome of what could not be written: other fields may have been. */
	private ended(outcome: Refused): WriteOutcome {
		if (this.done.length === 0) return outcome;
		const message = sentences(`These fields were written: ${this.labels(this.done)}`, outcome.problem.message);
		return { kind: 'uncertain', problem: { ...outcome.problem, message } };
	}

	/** The record holds already what it is to hold. */
	private unchanged(): WriteOutcome {
		if (this.context.settings.dryRun)
			return { kind: 'planned', sends: {}, calls: [{ cost: 0, unit: 'credits', records: 1 }] };
		return { kind: 'written', id: this.id };
	}

	private emptied(): string[] {
		return [...this.values].filter(([, value]) => value === null).map(([name]) => name);
	}

	private isTriedOut(name: string): boolean {
		return (this.tried.get(name) ?? 0) >= this.emptyValues(name).length;
	}

	private emptyValues(name: string): readonly Json[] {
		return emptyValues(this.context.module, this.field(name));
	}

	private field(name: string): DeskField {
		return this.context.fields.find(name);
	}

	private labels(names: readonly string[]): string {
		return names.map((name) => `'${this.field(name).label}'`).join(', ');
	}

	private place(name: string): string {
		return `${this.context.module.path} ${name}`;
	}
}

/** What a row holds in a field. It may show another record alone, without a field for its id. */
function heldIn(row: JsonObject, field: DeskField): Json | undefined {
	const held = valueIn(row, field);
	if (held !== undefined || field.object === undefined) return held;
	const other = row[field.object];
	return isJsonObject(other) ? other.id : other;
}

/** A box to tick is never empty: it is not ticked then. */
function isEmptied(row: JsonObject, field: DeskField): boolean {
	const held = valueIn(row, field);
	return held === undefined || isNothing(held) || (field.type === 'Boolean' && String(held) === 'false');
}

/** True for what an empty field shows. Zoho's screens call an empty choice "-None-". */
function isNothing(held: Json): boolean {
	return held === null || held === '' || held === '-None-' || (Array.isArray(held) && held.length === 0);
}

function refused(trouble: Problem): Refused {
	return { kind: 'refused', problem: trouble, wholeCall: false };
}

function cannotEmpty(labels: string, trouble: Problem): Problem {
	return {
		...trouble,
		message: sentences(trouble.message, `Zoho Desk takes no empty value for ${labels}`),
		nextStep: 'Leave the field out, or give it a value. Zoho Desk itself may show whether it can be emptied at all.',
	};
}

function cannotChange(labels: string): Problem {
	const nextStep = 'Leave the field out, or create a new record.';
	return problem('data', `Only a new record takes ${labels}: Zoho Desk does not change it later.`, nextStep);
}

function stillHolds(labels: string): Problem {
	const nextStep = 'Empty the field in Zoho Desk itself, or give it another value.';
	return problem('data', `Zoho Desk took the empty value for ${labels}, but left the field as it was.`, nextStep);
}
