import type { ServiceWords } from '../service';
import { FILTER_DRIFT_HOURS, PAGE_SIZE, WRITE_SIZE } from './requests';

/** Pages of a whole list overlap by one row, which shows that no row moved between them. */
const NEW_ROWS_A_PAGE = PAGE_SIZE - 1;

/** How forms, hints, notices and logs speak of the classic API. */
export const WORDS: ServiceWords = {
	name: 'Zoho Support',
	unit: { one: 'request', many: 'requests' },
	knowsLimit: true,
	usage:
		'Costs no request. n8n counts the requests that it has sent since midnight Pacific time. It does not see requests that other tools send to the same portal. dailyLimit and keptForPeople come from the credential. isUsedUp is true if Zoho takes no more requests before resetsAt.',
	endOfDay: 'midnight Pacific time',
	deletes: 'Delete a record permanently',
	dateZone: 'the time zone of the portal',
	changedSince: `Zoho may read the time in another time zone, so the node also asks for the ${FILTER_DRIFT_HOURS} hours before it and leaves those records out itself. Reading them still costs requests.`,
	notFoundCode: '4103',
	prices: {
		readAll: `Costs one request for every ${NEW_ROWS_A_PAGE} records, plus one or two. 1,000 records cost 6 or 7 requests.`,
		readSome: `Costs one request for every ${PAGE_SIZE} records. Zoho decides the order; usually the newest come first.`,
		readExisting: `Reading all records costs one request for every ${NEW_ROWS_A_PAGE} records, plus one or two`,
		createTogether: `Create new records, up to ${WRITE_SIZE} in one request`,
		create: `Costs one request for every ${WRITE_SIZE} input items: they go together, as one batch. The option Records per Request makes batches smaller.`,
		createOrUpdate: `Looks for a record with the same value in the field to match on. Costs one request to look up each distinct value, one for each record that is updated, and one for every ${WRITE_SIZE} records that are created. Looking up a value that contains markup, repeated spaces or decimals may cost one more request.`,
		remove: 'Each item costs one request.',
		update: () => 'Each item costs one request.',
		get: () => 'Costs one request for each distinct ID.',
		conversation: 'Each case costs one request.',
		list: `Each page of ${PAGE_SIZE} and each number of a case that you type costs one request. A text is looked for in the pages that were read.`,
		caseNumber: 'Each number costs one request',
	},
	examples: {
		label: 'Contact Name',
		labelSetByService: 'Created Time',
		json: '{"Subject": "Printer on fire", "Contact Name": "Ann Lee"}',
		notAnId: 'its Request Id or subject',
	},
	docs: {
		quota: 'zoho-support.md#what-it-costs',
		fields: 'zoho-support.md#fields-in-the-form',
		matching: 'zoho-support.md#create-or-update-keeps-one-record-for-one-value',
	},
};
