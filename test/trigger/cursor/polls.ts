import { ChangesByList } from '../../../nodes/ZohoSupport/services/support/changes/changes';
import { confirmed, progressFrom } from '../../../nodes/ZohoSupport/trigger/cursor/progress';
import { type PollState } from '../../../nodes/ZohoSupport/trigger/cursor/step';
import type { Watch } from '../../../nodes/ZohoSupport/trigger/form/watch';
import { HOUR, row, SECOND } from '../rows';
import { pollOf, type SmallService, throughJson } from '../small-service';

export const TRAITS = { pageSize: 200, filterDrift: 27 * HOUR };
export const CHANGES = new ChangesByList(TRAITS);
export const WATCH: Watch = { events: 'createdOrUpdated', fields: [], conditions: [], most: 1_000 };
export const NOW: PollState = { progress: progressFrom(null), beginning: { from: 'now' }, comparePrints: true };
export const everything = (most: number): PollState => ({ ...NOW, beginning: { from: 'everything', most } });

export const at = (id: number, after: number) => row(id, { made: after, changed: after });
export const many = (count: number, first = 0) =>
	Array.from({ length: count }, (_, place) => at(1_000 + first + place, first * SECOND + place * SECOND));
export const poll = (state: PollState, service: SmallService, watch: Watch = WATCH) =>
	pollOf(confirmedState(state), service, watch, TRAITS);
export const idsOf = ({ events }: { events: ReturnType<typeof poll>['events'] }) =>
	events.map(({ record }) => record.id);
/** The state in a new process after the last events became an execution. */
export const resumed = ({ progress }: PollState): PollState => ({
	progress: confirmed(throughJson(progress)),
	comparePrints: true,
});
/** The state for the next poll of the same process after the last events became an execution. */
export const confirmedState = (state: PollState): PollState =>
	state.waiting === undefined ? { ...state, progress: confirmed(state.progress) } : state;
