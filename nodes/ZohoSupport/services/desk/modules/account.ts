import { reference, setByService, written } from '../field';
import { type DeskModule, emptiedByText, EVERY_SEARCH, PARAMETER, sortedBy } from '../module';

const { text } = PARAMETER;

export const ACCOUNT: DeskModule = {
	name: 'account',
	label: 'Account',
	plural: 'accounts',
	path: 'accounts',
	described: 'accounts',
	idLabels: ['ACCOUNTID', 'Account ID'],
	keyField: 'accountName',
	simple: [
		...['accountName', 'email', 'phone', 'website', 'industry', 'ownerId', 'city', 'country', 'description'],
		...['createdTime', 'modifiedTime', 'webUrl'],
	],
	fields: [
		...written('Text', {
			accountName: ['Account Name', { required: true }],
			street: 'Street',
			city: 'City',
			state: 'State',
			code: 'Code',
			country: 'Country',
			industry: 'Industry',
		}),
		...written('Email', { email: 'Email' }),
		...written('Phone', { phone: 'Phone', fax: 'Fax' }),
		...written('URL', { website: 'Website' }),
		reference('ownerId', 'Account Owner', 'owner'),
		...written('Decimal', { annualrevenue: 'Annual Revenue' }),
		...written('Textarea', { description: 'Description' }),
		...written('Ids', { associatedSLAIds: 'Associated SLAs' }),
		reference('layoutId', 'Layout', 'layoutDetails'),
		...setByService('URL', { webUrl: ['Web URL', { aliases: ['URI'] }] }),
		...setByService('Boolean', { isTrashed: 'Is Trashed', isDeleted: 'Is Deleted', isFollowing: 'Is Following' }),
		...setByService('DateTime', { createdTime: 'Created Time', modifiedTime: 'Modified Time' }),
		...setByService('Reference', { createdBy: 'Created By', modifiedBy: 'Modified By' }),
		...setByService('Other', { zohoCRMAccount: 'Zoho CRM Account', customerHappiness: 'Customer Happiness' }),
	],
	emptiedBy: emptiedByText('street', 'city', 'state', 'country', 'description'),
	list: {
		most: 100,
		oldestFirst: 'createdTime',
		chosenBy: 'accountName',
		newestFirst: '-createdTime',
		sorts: sortedBy('createdTime', 'modifiedTime', 'accountName', 'email', 'phone', 'website'),
		hasViews: true,
		filters: {},
		include: [],
		lacks: [
			...['modifiedTime', 'createdBy', 'modifiedBy', 'street', 'city', 'state', 'code', 'country', 'industry'],
			...['fax', 'ownerId', 'annualrevenue', 'description', 'associatedSLAIds', 'layoutId'],
			...['isTrashed', 'isDeleted', 'isFollowing'],
		],
	},
	search: {
		parameters: { ...EVERY_SEARCH, accountName: text('accountName', 3, true) },
		sorts: sortedBy('createdTime', 'modifiedTime', 'accountName'),
		hasCustomFields: true,
		hasDepartment: false,
		lacks: ['associatedSLAIds', 'isTrashed', 'isDeleted', 'isFollowing', 'createdBy', 'modifiedBy'],
		splitBy: [],
	},
	include: ['owner'],
	trashKey: 'accountIds',
	canUpdateMany: true,
};
