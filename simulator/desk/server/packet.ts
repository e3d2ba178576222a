import type { Packet } from '../../faults/delivery';
import type { Desk } from '../desk';
import type { Answer } from '../operations/call';
import type { Refusal } from '../refusal';

const JSON_TYPE = 'application/json;charset=utf-8';

/** An answer on the wire, with the rate headers (open-points 8). */
export function packetOf({ status, body, file }: Answer, desk: Desk, weight: number): Packet {
	const headers = rateHeaders(desk, weight);
	if (file !== undefined) {
		// Downloads come as text/html whatever they are (open-points, added: threads).
		const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`;
		return {
			status,
			contentType: 'text/html;charset=utf-8',
			body: file.bytes,
			headers: { ...headers, 'content-disposition': disposition },
		};
	}
	return { status, contentType: JSON_TYPE, body: body === undefined ? '' : JSON.stringify(body), headers };
}

/** An error on the wire. A 401 has no rate headers, a 429 by the switch rateHeadersOn429. */
export function refusedPacket(refusal: Refusal, desk: Desk): Packet {
	const { status } = refusal;
	const hasRate = status === 429 ? desk.points.rateHeadersOn429 === 'yes' : status !== 401;
	return {
		status,
		contentType: JSON_TYPE,
		body: JSON.stringify(refusal.body(desk.points)),
		headers: { ...(hasRate ? rateHeaders(desk, 0) : {}), ...refusal.details.headers },
	};
}

function rateHeaders({ credits }: Desk, weight: number): Record<string, string> {
	return { 'x-rate-limit-request-weight-v3': String(weight), 'x-rate-limit-remaining-v3': String(credits.left) };
}
