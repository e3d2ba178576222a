/** Which mistakes of docs/errors.md a person makes with an operation. */
import type { KnownError } from '../operations/page';
import { OF_AN_OPERATION } from './groups';
import type { Mistake } from './mistake';

/** A service with nothing but one record: the parameters of a mistake ask for its ID. */
const ANY_PLACE = { records: () => [{ id: '1' }] } as never;

export function knownErrors(operation: string): KnownError[] {
	return OF_AN_OPERATION.flatMap(({ title, mistakes }) =>
		mistakes.filter((mistake) => operationsIn(mistake).includes(operation)).map(({ did }) => ({ did, group: title })),
	);
}

function operationsIn({ desk, classic }: Mistake): unknown[] {
	return [desk, classic].flatMap((attempt) => {
		if (attempt === undefined) return [];
		const { parameters } = attempt;
		return [typeof parameters === 'function' ? parameters(ANY_PLACE).operation : parameters.operation];
	});
}
