import { asHelpdeskError, type Problem, problem } from '../../helpdesk/problem';
import type { DeskDoor } from './call';
import { MovingRows } from './offset-walk';
import type { ListPlan } from '../../helpdesk/helpdesk';

/** The door, with a count of what goes through it. */
export function counting(
	send: DeskDoor,
	progress: { requests: number; readonly records: () => number },
	onPage: ListPlan['onPage'],
): DeskDoor {
	return async (call) => {
		progress.requests += 1;
		const answer = await send(call);
		onPage?.(progress.records(), progress.requests);
		return answer;
	};
}

/** What ended a read; undefined if it came to its end. */
export async function troubleOf(read: () => Promise<void>): Promise<Problem | undefined> {
	try {
		await read();
		return undefined;
	} catch (error) {
		return error instanceof MovingRows ? moved() : asHelpdeskError(error).problem;
	}
}

function moved(): Problem {
	return problem(
		'shifting',
		'Records were created or deleted so often during the read that pages had to be read again and again.',
		'Run the node at a quieter hour, or read fewer records.',
	);
}
