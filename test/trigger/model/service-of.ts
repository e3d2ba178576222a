import { DeskService } from './desk/desk-service';
import type { History } from './history';
import { ListService } from './list-service';
import type { ModelService } from './records';

/** The service that a history is about. @param now the true time @param tick returns the next tick */
export function serviceOf(
	{ points, zone, desk, settings }: History,
	now: () => number,
	tick: () => number,
): ModelService {
	return desk === undefined ? new ListService(points, zone, now, tick) : new DeskService(desk, settings, now, tick);
}
