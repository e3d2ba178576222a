import { ACCESS } from '../access';
import type { JsonObject } from '../reference/json';
import { rowShapeOf, shapeOf } from '../reference/shape';
import { strangeId } from '../refusal';
import { ARTICLE_CATEGORY } from '../store/people';
import { listed, single } from './call';
import type { Answer, Call, Handlers } from './call';
import { filled } from './filled';

/** The one root category of the knowledge base, with one category that articles go into. */
export const KNOWLEDGE: Handlers = {
	getAllKBRootCategories: (call) => listed(call, [filled(ROOT, rowShapeOf(call.operation))]),
	getKBRootCategory: root,
	getKBRootCategoryTree: root,
};

const LEAF = category(ARTICLE_CATEGORY.leaf, ARTICLE_CATEGORY.name, 2);
const ROOT: JsonObject = {
	...category(ARTICLE_CATEGORY.root, 'Knowledge Base', 1),
	primaryDepartmentId: ACCESS.departments.support,
	associatedDepartmentIds: Object.values(ACCESS.departments),
	children: [{ ...LEAF, parentCategoryId: ARTICLE_CATEGORY.root }],
};

function root(call: Call): Answer {
	if (call.path['rootCategoryId'] !== ARTICLE_CATEGORY.root) throw strangeId(call.points);
	return single(filled(ROOT, shapeOf(call.operation)));
}

function category(id: string, name: string, level: number): JsonObject {
	return {
		id,
		name,
		level: String(level),
		locale: 'en',
		order: '1',
		rootCategoryId: ARTICLE_CATEGORY.root,
		parentCategoryId: null,
		status: 'SHOW_IN_HELPCENTER',
		visibility: 'ALL_USERS',
		translations: [],
		children: [],
	};
}
