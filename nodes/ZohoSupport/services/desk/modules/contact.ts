import { reference, setByService, written } from '../field';
import { type DeskModule, emptiedByText, EVERY_SEARCH, PARAMETER, sortedBy } from '../module';

const { text, texts } = PARAMETER;

export const CONTACT: DeskModule = {
	name: 'contact',
	label: 'Contact',
	plural: 'contacts',
	path: 'contacts',
	described: 'contacts',
	idLabels: ['CONTACTID', 'Contact ID'],
	keyField: 'email',
	simple: [
		...['firstName', 'lastName', 'email', 'phone', 'mobile', 'accountId', 'ownerId', 'title', 'city', 'country'],
		...['description', 'createdTime', 'modifiedTime', 'webUrl'],
	],
	fields: [
		...written('Text', {
			firstName: 'First Name',
			lastName: ['Last Name', { required: true }],
			title: 'Title',
			street: 'Street',
			city: 'City',
			state: 'State',
			zip: 'Zip',
			country: 'Country',
			twitter: 'Twitter',
			facebook: 'Facebook',
			language: 'Language',
		}),
		...written('Email', { email: 'Email', secondaryEmail: 'Secondary Email' }),
		...written('Phone', { phone: 'Phone', mobile: 'Mobile' }),
		reference('accountId', 'Account Name', 'account'),
		reference('ownerId', 'Contact Owner', 'owner'),
		...written('Picklist', { type: 'Type' }),
		...written('Textarea', { description: 'Description' }),
		reference('layoutId', 'Layout', 'layoutDetails'),
		...setByService('URL', { webUrl: ['Web URL', { aliases: ['URI'] }], photoURL: 'Photo URL' }),
		...setByService('Number', { accountCount: 'Account Count' }),
		...setByService('Boolean', {
			isAnonymous: 'Is Anonymous',
			isEndUser: 'Is End User',
			isSpam: 'Is Spam',
			isTrashed: 'Is Trashed',
			isDeleted: 'Is Deleted',
			isFollowing: 'Is Following',
		}),
		...setByService('DateTime', { createdTime: 'Created Time', modifiedTime: 'Modified Time' }),
		...setByService('Reference', { createdBy: 'Created By', modifiedBy: 'Modified By' }),
		...setByService('Other', { zohoCRMContact: 'Zoho CRM Contact', customerHappiness: 'Customer Happiness' }),
	],
	emptiedBy: emptiedByText(...['title', 'street', 'city', 'state', 'country', 'twitter', 'facebook', 'description']),
	list: {
		most: 100,
		// It has no descending sort [open-points 4b].
		oldestFirst: 'createdTime',
		chosenBy: 'lastName',
		// A portal refused all but lastName and createdTime [open-points 4b]; what the search has is sorted there.
		sorts: { ...sortedBy('createdTime', 'lastName', 'email', 'phone'), accountId: 'account' },
		hasViews: true,
		filters: {},
		include: ['accounts'],
		lacks: [
			...['modifiedTime', 'createdBy', 'modifiedBy', 'title', 'street', 'city', 'state', 'zip', 'country'],
			...['twitter', 'facebook', 'language', 'description', 'layoutId', 'isTrashed', 'isDeleted', 'isFollowing'],
		],
	},
	search: {
		parameters: {
			...EVERY_SEARCH,
			email: texts('email', true),
			phone: texts('phone', true),
			mobile: texts('mobile', true),
			firstName: text('firstName', undefined, true),
			lastName: text('lastName'),
			accountId: text('accountName', 3, true),
		},
		sorts: sortedBy('createdTime', 'modifiedTime', 'firstName', 'lastName'),
		hasCustomFields: true,
		hasDepartment: false,
		lacks: [
			...['language', 'accountCount', 'isAnonymous', 'isSpam', 'isTrashed', 'isDeleted', 'isFollowing'],
			...['createdBy', 'modifiedBy'],
		],
		splitBy: [],
	},
	include: ['accounts', 'owner'],
	trashKey: 'contactIds',
	canUpdateMany: true,
};
