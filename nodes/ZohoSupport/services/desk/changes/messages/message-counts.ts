import type { Hints } from '../../../../helpdesk/changes';
import { MOST_COUNTED } from './question';

/**
 * How many messages each ticket had when it was last looked at: about 55 kB as text at most. Tickets without messages
 * are left out, so one that is not known counts as having none.
 */
export class MessageCounts {
	private constructor(private readonly byId: ReadonlyMap<string, number>) {}

	/** From the hints of a mark. */
	static in({ counts }: Hints): MessageCounts {
		const pairs = typeof counts === 'string' && counts !== '' ? counts.split(' ') : [];
		return new MessageCounts(
			new Map(
				pairs.map((pair) => {
					const [id = '', count = ''] = pair.split(':');
					return [id, Number(count)];
				}),
			),
		);
	}

	of(id: string): number {
		return this.byId.get(id) ?? 0;
	}

	/**
	 * A copy with these counts; undefined leaves one as it is, since another reading may have seen a later one. The ones
	 * that were looked at last stay longest.
	 */
	with(looks: ReadonlyMap<string, number | undefined>): MessageCounts {
		const byId = new Map(this.byId);
		for (const [id, seen] of looks) {
			const count = seen ?? this.of(id);
			byId.delete(id);
			if (count > 0) byId.set(id, count);
		}
		return new MessageCounts(new Map([...byId].slice(-MOST_COUNTED)));
	}

	/** For the hints of a mark. */
	toText(): string {
		return [...this.byId].map(([id, count]) => `${id}:${count}`).join(' ');
	}
}
