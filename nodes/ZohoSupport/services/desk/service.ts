import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { keptCounts } from '../../connection/kept-counts';
import type { Access, OpenHelpdesk, Opening, OpenOptions, Service } from '../service';
import { type Account, accountOf } from './account';
import { DeskAttachments } from './attachments';
import { DeskCaseWork } from './case-work';
import { CATALOGUE } from './catalogue';
import { LOOK_COST, LOOKS_A_DAY_COST } from './changes/messages/question';
import { traitsOf } from './changes/modules';
import { ChangedRows } from './changed-rows';
import { checkConnection } from './check';
import { Connection, CREDENTIAL_TYPE } from './connection';
import { zohoDeskOAuth2ApiTest } from './credential-test';
import { dayQuotaOf } from './credits';
import { DeskConversations } from './conversation';
import { withoutWrites } from './dry-run';
import { DeskHelpdesk } from './desk-helpdesk';
import { DeskRecords } from './desk-records';
import { DeskPeople } from './people';
import { MessageRows } from './message-rows';
import { LISTS } from './form-lists';
import { FIELD_MEMORY, readerKey } from './field-memory';
import { formFields } from './form-fields';
import { deskModule } from './modules';
import { editionNamed } from './limits';
import { onlyOrganization } from './organization';
import { type DeskOptions, OPTIONS } from './options';
import { PAGE_PRICE } from './prices';
import { WORDS } from './service-words';
import { identityOf } from './sign-in';

/** Zoho Desk, as one row of the table of services. */
export const DESK: Service<DeskOptions> = {
	name: 'desk',
	choice: { name: 'Zoho Desk', description: 'The help desk of today, at desk.zoho.com and its other data centres' },
	credentialType: CREDENTIAL_TYPE,
	credentialTests: { zohoDeskOAuth2ApiTest },
	lists: LISTS,
	formFields,
	words: WORDS,
	catalogue: CATALOGUE,
	limits: { writeSize: 1 },
	pollCost,
	sweepCost: (event) => (isOfMessages(event) ? { poll: LOOK_COST, day: LOOKS_A_DAY_COST } : undefined),
	options: OPTIONS,
	accessOf,
};

/** A page of the list for new records, one of the search for changed ones [open-points 8]. */
function pollCost(module: string, event: string): number {
	const { hasList, hasSearch } = traitsOf(deskModule(module).path) ?? { hasList: true, hasSearch: true };
	const wantsBoth = event === 'createdOrUpdated' || event === 'fieldChanged';
	return PAGE_PRICE * (wantsBoth && hasList && hasSearch ? 2 : 1);
}

/** Events of messages of tickets, by the names of the forms. */
const isOfMessages = (event: string) => event === 'newComment' || event === 'newReply';

function accessOf(credentials: ICredentialDataDecryptedObject): Access<DeskOptions> {
	const account = accountOf(credentials);
	const identity = identityOf(account, credentials);
	const known = editionNamed(onlyOrganization(identity)?.edition ?? null);
	const { limit, reserve } = dayQuotaOf(account, account.organizationId, account.edition ?? known);
	return {
		key: JSON.stringify([account, identity]),
		address: account.deskAddress,
		user: undefined,
		dailyLimit: { requests: limit, reserve },
		open: (opening, options) => open(account, identity, opening, options),
	};
}

function open(account: Account, identity: string, opening: Opening, options: OpenOptions<DeskOptions>): OpenHelpdesk {
	const { context } = opening;
	const connection = new Connection(account, opening, options, keptCounts(context));
	const call = options.dryRun === true ? withoutWrites(connection.call) : connection.call;
	const { departmentId: department, deskAddress, organizationId } = account;
	const reader = readerKey(account, identity);
	const { fieldNames, fullRecords, pagesAtOnce, dryRun } = options;
	const records = new DeskRecords(call, {
		...{ reader, department, fieldNames, fullRecords, pagesAtOnce, dryRun },
		now: () => Date.now(),
		zone: context.getTimezone(),
	});
	// What one account wrote is known to all that write to the same organization.
	const place = `${deskAddress} ${organizationId ?? identity} ${department ?? ''}`;
	const changedRows = new ChangedRows(call, (module) => records.context(module));
	const conversations = new DeskConversations(call);
	const form = { fieldNames, lag: options.overlapMinutes * 60_000 };
	return {
		words: WORDS,
		caseWork: new DeskCaseWork(call, async (id, fields) => await records.update('case', id, fields)),
		attachments: new DeskAttachments(call),
		people: new DeskPeople({ call, learnt: FIELD_MEMORY.learntOf(reader), department }, reader, (module) =>
			records.fields(module),
		),
		helpdesk: new DeskHelpdesk(
			records,
			changedRows,
			async (id, plan) => await conversations.read(id, plan),
			new MessageRows(changedRows, conversations),
			form,
		),
		place,
		lastingPlace: async () => `${deskAddress} ${await connection.organizationId()} ${department ?? ''}`,
		usage: () => connection.usage(),
		spent: () => connection.spent,
		check: async () => await checkConnection(account, connection),
	};
}
