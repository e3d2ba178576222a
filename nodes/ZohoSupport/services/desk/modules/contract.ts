import { reference, setByService, written } from '../field';
import { type DeskModule, sortedBy } from '../module';

const STATUSES = ['ACTIVE', 'EXPIRED', 'FUTURE'];

/** Contracts have no search, and the API cannot delete them. */
export const CONTRACT: DeskModule = {
	name: 'contract',
	label: 'Contract',
	plural: 'contracts',
	path: 'contracts',
	described: 'contracts',
	idLabels: ['CONTRACTID', 'Contract ID'],
	keyField: 'contractName',
	stateField: 'contractStatus',
	simple: [
		...['contractName', 'contractNumber', 'contractStatus', 'accountId', 'productId', 'startDate', 'endDate'],
		...['associatedSupportPlanId', 'ownerId', 'departmentId', 'description', 'createdTime', 'modifiedTime'],
	],
	fields: [
		...written('Text', { contractName: ['Contract Name', { required: true }], contractNumber: 'Contract Number' }),
		reference('accountId', 'Account Name', 'account', { required: true }),
		reference('productId', 'Product Name', 'product'),
		reference('associatedSupportPlanId', 'Support Plan', 'supportPlan', { required: true, onlyNew: true }),
		reference('associatedSLAId', 'SLA', 'sla'),
		reference('ownerId', 'Contract Owner', 'owner', { required: true }),
		reference('departmentId', 'Department', 'department', { required: true }),
		...written('Textarea', { description: 'Description' }),
		...written('Date', { startDate: ['Start Date', { required: true }], endDate: 'End Date' }),
		...written('Number', { notifyBefore: 'Notify Before' }),
		...written('Ids', { notificationAgentIds: 'Notification Agents' }),
		reference('layoutId', 'Layout', 'layoutDetails'),
		...setByService('Picklist', { contractStatus: ['Contract Status', { choices: STATUSES, hasAllChoices: true }] }),
		...setByService('Date', { notifyOn: 'Notify On' }),
		...setByService('DateTime', { createdTime: 'Created Time', modifiedTime: 'Modified Time' }),
		...setByService('Reference', { createdBy: 'Created By', modifiedBy: 'Modified By' }),
	],
	beside: ['supportPlan'],
	list: {
		most: 50,
		mostFieldsText: 100,
		oldestFirst: 'createdTime',
		chosenBy: 'contractName',
		newestFirst: '-createdTime',
		sorts: {
			...sortedBy('createdTime', 'modifiedTime', 'contractName'),
			...{ startDate: 'contractStartDate', endDate: 'contractEndDate', accountId: 'accountName' },
		},
		hasViews: true,
		department: 'departmentIds',
		filters: {
			...{ accountId: 'accountId', ownerId: 'ownerIds', contractName: 'contractName' },
			departmentId: 'departmentIds',
		},
		include: ['accounts', 'products', 'slas', 'owner', 'departments'],
		lacks: [
			...['createdTime', 'modifiedTime', 'createdBy', 'modifiedBy', 'contractNumber', 'description'],
			...['notifyBefore', 'notifyOn', 'notificationAgentIds', 'layoutId'],
		],
	},
	include: [],
	canUpdateMany: true,
	departmentField: 'departmentId',
};
