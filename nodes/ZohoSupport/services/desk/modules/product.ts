import { reference, setByService, written } from '../field';
import { type DeskModule, emptiedByText, EVERY_SEARCH, PARAMETER, sortedBy } from '../module';

const { choice, text } = PARAMETER;

export const PRODUCT: DeskModule = {
	name: 'product',
	label: 'Product',
	plural: 'products',
	path: 'products',
	described: 'products',
	idLabels: ['PRODUCTID', 'Product ID'],
	keyField: 'productName',
	simple: [
		...['productName', 'productCode', 'productCategory', 'manufacturer', 'unitPrice', 'ownerId', 'description'],
		...['createdTime', 'modifiedTime'],
	],
	fields: [
		...written('Text', { productName: ['Product Name', { required: true }], productCode: 'Product Code' }),
		...written('Picklist', { productCategory: 'Product Category', manufacturer: 'Manufacturer' }),
		...written('Decimal', { unitPrice: 'Unit Price' }),
		reference('ownerId', 'Product Owner', 'owner'),
		...written('Textarea', { description: 'Description' }),
		...written('Ids', { departmentIds: ['Departments', { required: true }] }),
		reference('layoutId', 'Layout', 'layoutDetails'),
		...setByService('Boolean', { isDeleted: 'Is Deleted' }),
		...setByService('DateTime', { createdTime: 'Created Time', modifiedTime: 'Modified Time' }),
		...setByService('Reference', { createdBy: 'Created By', modifiedBy: 'Modified By' }),
	],
	emptiedBy: emptiedByText('productName', 'productCategory', 'manufacturer'),
	list: {
		most: 100,
		oldestFirst: 'createdTime',
		chosenBy: 'productName',
		newestFirst: '-createdTime',
		sorts: sortedBy('createdTime', 'modifiedTime', 'productName', 'productCode', 'unitPrice'),
		department: 'departmentId',
		filters: { ownerId: 'ownerId', departmentIds: 'departmentId' },
		include: ['owner'],
		lacks: [
			...['createdTime', 'modifiedTime', 'createdBy', 'modifiedBy', 'productCategory', 'manufacturer'],
			...['ownerId', 'description', 'layoutId', 'isDeleted'],
		],
	},
	search: {
		parameters: {
			...EVERY_SEARCH,
			productName: text('productName', 3, true),
			// Its pattern wants four characters.
			productCode: text('productCode', 4, true),
			departmentIds: choice('departmentId'),
		},
		sorts: sortedBy('createdTime', 'modifiedTime', 'productName'),
		hasCustomFields: true,
		hasDepartment: true,
		lacks: ['isDeleted'],
		splitBy: [],
	},
	include: ['departments', 'owner'],
	trashKey: 'productIds',
	canUpdateMany: false,
	departmentField: 'departmentIds',
};
