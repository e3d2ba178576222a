import { atBoth, CASE, type MistakeGroup, newCase, ofJson, stored } from './mistake';

export const VALUES: MistakeGroup = {
	title: 'Fields and values',
	mistakes: [
		{
			did: 'You misspell the name of a field',
			desk: { parameters: newCase({ Subjct: 'Printer' }), names: "'Subjct'", requests: 0 },
			classic: {
				parameters: newCase({ Subjct: 'Printer' }),
				before: (zoho) => zoho.setOpenPoints({ unknownField: 'refused' }),
				names: 'Subjct',
				code: '4600',
				requests: 1,
			},
		},
		{
			did: 'You leave out a field that a new record needs',
			desk: {
				parameters: ofJson('create', { Subject: 'Printer' }),
				names: 'Contact Name',
				code: 'INVALID_DATA',
				requests: 1,
			},
			classic: {
				parameters: ofJson('create', { Subject: 'Printer' }),
				names: 'Contact Name',
				code: '4401',
				requests: 1,
			},
		},
		atBoth('You give a list where a text belongs', {
			parameters: newCase({ Subject: ['Printer', 'Screen'] }),
			names: "'Subject' holds a list",
			requests: 0,
		}),
		atBoth('You set a field that Zoho sets itself', {
			parameters: newCase({ 'Created Time': '2020-01-01' }),
			names: "'Created Time'",
			requests: 0,
		}),
		atBoth('You set one field twice', {
			parameters: { ...CASE, operation: 'create', dataMode: 'json', jsonFields: '{"Subject":"a"," subject":"b"}' },
			names: 'set twice',
			requests: 0,
		}),
		atBoth('You write JSON that is cut off', {
			parameters: { ...CASE, operation: 'create', dataMode: 'json', jsonFields: '{"Subject":' },
			names: 'JSON',
			requests: 0,
		}),
		atBoth('You write no field at all', {
			parameters: ofJson('create', {}),
			names: 'no fields',
			requests: 0,
		}),
		atBoth('You write "soon" into a date', {
			parameters: newCase({ 'Due Date': 'soon' }),
			names: "'Due Date'",
			requests: 0,
		}),
		{
			did: 'You choose a value that a picklist of your own fields does not have',
			desk: { parameters: newCase({ Severity: 'S9' }), names: "'Severity' has no choice 'S9'", requests: 0 },
		},
		{
			did: 'You choose a status that the layout does not have',
			desk: { parameters: newCase({ Status: 'Half done' }), names: "'Status' has no choice 'Half done'", requests: 0 },
		},
		{
			did: 'You write a text that is longer than Zoho takes',
			desk: {
				parameters: newCase({ Subject: 'x'.repeat(300) }),
				before: ({ faults }) =>
					faults.add({
						kind: 'refuse',
						operationId: 'createTicket',
						field: 'subject',
						message: 'The text has more than 255 characters',
					}),
				names: 'Subject (subject)',
				code: 'INVALID_DATA',
				requests: 1,
			},
			classic: {
				parameters: newCase({ Subject: 'x'.repeat(300) }),
				before: ({ faults }) =>
					faults.add({ kind: 'refuse', code: '4600', message: 'Subject has more than 255 characters' }),
				names: 'Subject',
				code: '4600',
				requests: 1,
			},
		},
		{
			did: 'You write something into an e-mail field that is no address',
			desk: { parameters: newCase({ Email: 'ann' }), names: "'Email' holds 'ann'", requests: 0 },
		},
		{
			did: 'You name an agent who does not exist',
			desk: {
				parameters: newCase({ 'Ticket Owner': 'Ada' }),
				names: "holds 'Ada', but no active agent of the department in the credential",
				requests: 1,
			},
		},
		{
			did: 'You give a ticket a contact that does not exist',
			desk: {
				parameters: newCase({ 'Contact Name': '600000000000999999' }),
				names: 'contactId',
				code: 'INVALID_DATA',
				requests: 1,
			},
		},
		{
			did: 'You empty a field that Zoho does not let be empty',
			desk: {
				parameters: (zoho) => ({ ...ofJson('update', { 'Contact Name': null }), recordId: stored(zoho) }),
				names: "no empty value for 'Contact Name'",
				code: 'INVALID_DATA',
				// Both empty values, and a look at what the record holds.
				requests: 3,
			},
		},
	],
};
