import { HelpdeskError, problem } from '../../helpdesk/problem';
import { type DeskField, isCustomName } from './field';
import { nearest } from './nearest';

/** The id of a record is no field of the module, but conditions and choices of fields may name it. */
export const ID: DeskField = {
	name: 'id',
	label: 'id',
	aliases: [],
	type: 'Reference',
	writable: false,
	required: false,
	custom: false,
};

/** The fields of a module, by any name that a person may use for them. */
export class Fields {
	/** The type of each field, by API name. */
	readonly types: ReadonlyMap<string, string>;

	private readonly byName: ReadonlyMap<string, DeskField>;

	private readonly byLabel = new Map<string, DeskField[]>();

	private readonly byFoldedName = new Map<string, DeskField[]>();

	/**
	 * @param isComplete false if the service did not tell its fields: then any `cf_` name is taken as a text
	 * @param idLabels names under which the module's own id is known
	 */
	constructor(
		readonly all: readonly DeskField[],
		readonly isComplete: boolean,
		idLabels: readonly string[],
	) {
		this.types = new Map(all.map(({ name, type }) => [name, type]));
		this.byName = new Map([ID, ...all].map((field) => [field.name, field]));
		for (const field of all) {
			add(this.byLabel, field.label, field);
			for (const name of [field.name, field.label, ...field.aliases]) add(this.byFoldedName, folded(name), field);
		}
		for (const name of ['id', ...idLabels]) {
			if (!this.byFoldedName.has(folded(name))) add(this.byFoldedName, folded(name), ID);
		}
	}

	/** The field of an API name. */
	named(name: string): DeskField | undefined {
		return this.byName.get(name);
	}

	/**
	 * The field that a person means: by API name, label or another name, exactly or in upper or lower case; or by both, as
	 * `Severity (cf_severity)`.
	 * @throws HelpdeskError `data` for an unknown name, or one that several fields have
	 */
	find(given: string): DeskField {
		const name = this.nameIn(given);
		const found = this.called(name);
		if (found.length > 1) throw ambiguous(name, found);
		if (found.length === 1) return found[0];
		if (!this.isComplete && isCustomName(name)) return customText(name);
		throw this.unknown(name);
	}

	/** The same; undefined for a name that is unknown, or that several fields have. */
	found(given: string): DeskField | undefined {
		const found = this.called(this.nameIn(given));
		return found.length === 1 ? found[0] : undefined;
	}

	/** Beside a label that was changed since, the API name still tells which field is meant. */
	private nameIn(given: string): string {
		const name = given.trim();
		const beside = / \((\w+)\)$/.exec(name)?.[1];
		return beside !== undefined && (this.byName.has(beside) || isCustomName(beside)) ? beside : name;
	}

	/** All fields that a name may mean: an API name comes before a label, a label before other names and letters. */
	private called(name: string): readonly DeskField[] {
		const exact = this.byName.get(name);
		return exact === undefined ? (this.byLabel.get(name) ?? this.byFoldedName.get(folded(name)) ?? []) : [exact];
	}

	private unknown(name: string): HelpdeskError {
		const names = this.all.flatMap((field) => [field.label, field.name, ...field.aliases]);
		const alike = nearest(name, names);
		const hint = alike === undefined ? '' : ` Do you mean '${alike}'?`;
		const unread = this.isComplete
			? ''
			: ' The fields of this organization could not be read: name a custom field by its API name, which begins with cf_.';
		return new HelpdeskError(
			problem(
				'data',
				`There is no field '${name.slice(0, 100)}'.${hint}`,
				`Use the API name or the label of the field, as Zoho Desk shows them under Setup > Layouts and Fields.${unread}`,
			),
		);
	}
}

function ambiguous(name: string, found: readonly DeskField[]): HelpdeskError {
	const names = found.map((field) => field.name).join(', ');
	return new HelpdeskError(
		problem('data', `Several fields are called '${name}': ${names}.`, 'Use the API name of the field.'),
	);
}

function customText(name: string): DeskField {
	return { ...ID, name, label: name, type: 'Text', writable: true, custom: true };
}

function add(map: Map<string, DeskField[]>, name: string, field: DeskField): void {
	const there = map.get(name) ?? [];
	if (!there.includes(field)) map.set(name, [...there, field]);
}

function folded(name: string): string {
	return name.toLowerCase().replace(/\s+/g, ' ').trim();
}
