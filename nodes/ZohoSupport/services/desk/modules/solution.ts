import { reference, setByService, written } from '../field';
import { type DeskModule, EVERY_SEARCH, PARAMETER, sortedBy } from '../module';

const { text } = PARAMETER;

const STATUSES = ['Draft', 'Published', 'Review', 'Expired', 'Unpublished'];
const PERMISSIONS = ['ALL', 'REGISTEREDUSERS', 'AGENTS'];

/** Articles of the knowledge base; the classic service calls them solutions. They have no custom fields. */
export const SOLUTION: DeskModule = {
	name: 'solution',
	label: 'Article',
	plural: 'articles',
	path: 'articles',
	idLabels: ['SOLUTIONID', 'Article ID'],
	keyField: 'title',
	stateField: 'status',
	simple: [
		...[
			'articleNumber',
			'title',
			'status',
			'permission',
			'summary',
			'answer',
			'categoryId',
			'authorId',
			'departmentId',
		],
		...['tags', 'createdTime', 'modifiedTime', 'webUrl', 'portalUrl'],
	],
	fields: [
		...written('Text', {
			title: ['Title', { required: true, aliases: ['Solution Title'] }],
			permalink: 'Permalink',
			seoTitle: 'SEO Title',
			seoDescription: 'SEO Description',
			seoKeywords: 'SEO Keywords',
		}),
		...written('Picklist', {
			status: ['Status', { required: true, choices: STATUSES, hasAllChoices: true }],
			permission: ['Permission', { choices: PERMISSIONS, hasAllChoices: true }],
		}),
		...written('Textarea', { answer: ['Answer', { required: true }] }),
		reference('categoryId', 'Category', 'category', { required: true }),
		reference('ownerId', 'Article Owner', 'owner', { aliases: ['Solution Owner'] }),
		reference('authorId', 'Author', 'author'),
		reference('departmentId', 'Department', 'department'),
		...written('Date', { expiryDate: 'Expiry Date' }),
		...written('Boolean', { isSEOEnabled: 'Is SEO Enabled', isTemplate: ['Is Template', { onlyNew: true }] }),
		...written('Other', { tags: 'Tags', attachmentIds: ['Attachments', { onlyNew: true }] }),
		...setByService('Text', {
			articleNumber: 'Article Number',
			summary: 'Summary',
			locale: 'Locale',
			latestVersion: 'Latest Version',
			latestPublishedVersion: 'Latest Published Version',
		}),
		...setByService('Picklist', { latestVersionStatus: 'Latest Version Status' }),
		...setByService('URL', { webUrl: ['Web URL', { aliases: ['URI'] }], portalUrl: 'Portal URL' }),
		...setByService('Number', {
			likeCount: 'Like Count',
			dislikeCount: 'Dislike Count',
			viewCount: 'View Count',
			usageCount: 'Usage Count',
			commentCount: 'Comment Count',
			feedbackCount: 'Feedback Count',
			attachmentCount: 'Attachment Count',
		}),
		...setByService('Boolean', { isTrashed: 'Is Trashed', isLocked: 'Is Locked' }),
		...setByService('DateTime', { createdTime: 'Created Time', modifiedTime: 'Modified Time' }),
		...setByService('Reference', {
			creatorId: ['Created By', { object: 'createdBy' }],
			modifierId: ['Modified By', { object: 'modifiedBy' }],
			rootCategoryId: 'Root Category',
			translationId: 'Translation',
		}),
	],
	beside: [
		...['sourceLocale', 'translationState', 'translationSource', 'availableLocaleTranslations', 'currentVersion'],
		...['latestVersionModifierId', 'latestVersionModifiedBy', 'templateUsageCount', 'templateUsedUsersCount'],
		...['templateLastUpdatedTime', 'position', 'attachments', 'seo', 'metrics', 'reviewedBy', 'reviewedTime'],
		...['isFollowing', 'myVote', 'quickEdit', 'secondaryTitles', 'followersCount'],
	],
	list: {
		most: 50,
		mostFieldsText: 0,
		oldestFirst: 'createdTime',
		newestFirst: '-createdTime',
		sorts: sortedBy('createdTime', 'modifiedTime', 'likeCount', 'dislikeCount', 'viewCount', 'feedbackCount'),
		filters: { status: 'status', permission: 'permission', categoryId: 'categoryId', authorId: 'authorId' },
		hasModifiedRange: true,
		include: [],
		lacks: ['answer', 'tags', 'seoTitle', 'seoDescription', 'seoKeywords', 'isSEOEnabled', 'attachmentIds'],
	},
	search: {
		parameters: { ...EVERY_SEARCH, title: text('title'), categoryId: { name: 'categoryId', kind: 'choice' } },
		sorts: sortedBy('createdTime', 'modifiedTime'),
		hasCustomFields: false,
		hasDepartment: true,
		lacks: [
			...['answer', 'tags', 'seoTitle', 'seoDescription', 'seoKeywords', 'isSEOEnabled', 'attachmentIds'],
			...['articleNumber', 'departmentId', 'ownerId', 'locale', 'expiryDate', 'isTemplate', 'isTrashed', 'isLocked'],
			...['commentCount', 'attachmentCount', 'translationId'],
		],
		splitBy: [],
	},
	include: [],
	trashKey: 'ids',
	canUpdateMany: false,
};
