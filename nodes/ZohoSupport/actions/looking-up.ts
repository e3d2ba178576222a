import type { Matches } from '../helpdesk/helpdesk';
import { plainForm } from '../helpdesk/value-form';
import type { Match } from './matching';
import { foundTogether } from './reading';
import type { Run } from './run';

/** What the service finds for the values of a run: several with one request, where it can. */
export class LookUps {
	private readonly tried = new Set<Match>();

	private readonly found = new Map<Match, Matches>();

	constructor(
		private readonly run: Run,
		private readonly wanted: readonly Match[],
	) {}

	/** The records for a value; undefined if it must be looked for by itself. */
	async matches(match: Match): Promise<Matches | undefined> {
		if (!this.tried.has(match) && this.fits(match)) await this.findWith(match);
		return this.found.get(match);
	}

	/** Values with a plain form of their own are searched for in both forms. */
	private fits({ field, value }: Match): boolean {
		return this.run.helpdesk.catalogue.isSetByService(this.run.module, field) || plainForm(value) === value;
	}

	private async findWith(first: Match): Promise<void> {
		const { helpdesk, module } = this.run;
		const { matchingTogether } = helpdesk;
		if (matchingTogether === undefined) return;
		const { field } = first;
		const some = this.wanted
			.filter((match) => match.field === field && !this.tried.has(match) && this.fits(match))
			.slice(0, matchingTogether.size);
		for (const match of some) this.tried.add(match);
		if (some.length < 2) return;
		const values = some.map(({ value }) => value);
		const found = await foundTogether(matchingTogether.find({ module, field, fields: [field] }, values));
		for (const [place, match] of some.entries()) {
			const matches = found[place];
			if (matches !== undefined) this.found.set(match, matches);
		}
	}
}
