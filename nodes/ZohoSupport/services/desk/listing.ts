import type { Listing } from '../../helpdesk/catalogue';
import type { DeskModule } from './module';
import { carries } from './modules';
import { objectsOf } from './other-records';
import { PAGE_PRICE } from './prices';
import { NAME, PAGE_SIZE } from './service-words';
import { sortsOf } from './sorting';

/** What Get Many of a module can be asked for, and what the form says of it: who filters, and what that costs. */
export function listingOf(module: DeskModule): Listing {
	return {
		filters: filtersOf(module),
		times: timesOf(module),
		...(module.list.hasViews === true && { views: VIEWS }),
		sorts: [...sortsOf(module)].map(([value, name]) => ({ name, value })),
		sorting: sortingOf(module),
		includes: objectsOf(module)
			.map((object) => ({ name: nameOf(object), value: object }))
			.sort((one, other) => one.name.localeCompare(other.name, 'en')),
		including: `Other records to show in each record, also if you chose Fields. ${includePrice(module)}`,
	};
}

const PRICE = `Costs ${PAGE_PRICE} credits for every ${PAGE_SIZE} records`;
const LAG = 'The search may be some minutes late.';
const EACH_BY_ITSELF = 'one more credit for each record that is read';

const VIEWS = `Only return the records of a view of ${NAME}. A condition or time on a field that the list does not show then costs ${EACH_BY_ITSELF}, because a search cannot use a view. A view of one department needs the Department ID in the credential.`;

function filtersOf(module: DeskModule): string {
	const { plural, list, search, fields } = module;
	const labels = Object.keys(list.filters).map((name) => fields.find((field) => field.name === name)?.label ?? name);
	const byList =
		labels.length === 0 ? '' : `${NAME} itself filters ${plural} by ${listed(labels)}, with Is or Is One Of.`;
	const bySearch =
		search === undefined
			? ''
			: `For fields that its list does not show${search.hasCustomFields ? ', such as custom fields' : ''}, the node uses the search. ${LAG}`;
	const byNode = `The node checks all other conditions after reading, so records that it leaves out cost credits too. If the list does not show the field, that is ${EACH_BY_ITSELF}.`;
	return ['Only return records that meet all of these conditions.', byList, bySearch, byNode]
		.filter((sentence) => sentence !== '')
		.join(' ');
}

function sortingOf({ plural, list, search }: DeskModule): string {
	const isSearched = Object.keys(search?.sorts ?? {}).some((name) => list.sorts[name] === undefined);
	return [
		isSearched
			? `With a Limit, ${NAME} sorts the ${plural} where its list or its search can, at no extra cost. ${LAG}`
			: `With a Limit, ${NAME} sorts the ${plural} where its list can, at no extra cost.`,
		'Otherwise the node reads all records that meet the conditions and sorts them itself, for the price of Return All. Empty values come last. If these records do not show the field, the node refuses it before it reads anything.',
	].join(' ');
}

function timesOf(module: DeskModule): Listing['times'] {
	const { list, plural } = module;
	const created = { name: 'createdTime', custom: false };
	const isListed = list.newestFirst !== undefined && carries(module, 'list', created);
	const searched =
		module.search === undefined
			? `${NAME} cannot filter ${plural} by this time: the node reads all of them and leaves out the others. That costs ${EACH_BY_ITSELF}.`
			: `${PRICE} that are found. ${NAME} finds them with its search. ${LAG}`;
	const modified = list.hasModifiedRange === true ? `${PRICE} that are found.` : searched;
	return {
		modifiedSince: modified,
		modifiedUntil: modified,
		createdSince: isListed ? `${PRICE} that are found.` : searched,
		createdUntil: searched,
	};
}

function includePrice(module: DeskModule): string {
	const ofList = module.list.include.length > 0 ? 'Costs nothing extra where the list shows them. ' : '';
	return `${ofList}Otherwise the node reads them by ID: ${PAGE_PRICE} credits for every 20 contacts, or for every 50 agents or departments, and one credit for each other record. With Field Names set to Labels, you need this only for names that the list does not show.`;
}

function nameOf(object: string): string {
	return object === 'sla' ? 'SLA' : object.charAt(0).toUpperCase() + object.slice(1);
}

function listed(labels: readonly string[]): string {
	return labels.length < 2 ? labels.join('') : `${labels.slice(0, -1).join(', ')} and ${labels.at(-1)}`;
}
