import { plus } from '../../../nodes/ZohoSupport/helpdesk/instants';
import * as clock from '../../../nodes/ZohoSupport/helpdesk/service-clock';
import { type Break, breakOf } from './broken-product';

const HOUR = 60 * 60_000;

/** A break of every service: the clock that they share says too much. */
export const EARLY_WATERMARK: Break = breakOf(
	'a watermark an hour ahead',
	'helpdesk/service-clock.ts',
	clock,
	[],
	({ ClockWatch }) => {
		const { atStart } = ClockWatch.prototype;
		ClockWatch.prototype.atStart = function (moved) {
			const found = atStart.call(this, moved);
			return found && { ...found, instant: plus(found.instant, HOUR) };
		};
		return {};
	},
);
