import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '../../../nodes/ZohoSupport/helpdesk/json';
import type { PeopleList } from '../../../nodes/ZohoSupport/helpdesk/form-lists';
import { problemIn } from '../../../nodes/ZohoSupport/helpdesk/problem';
import { Fields } from '../../../nodes/ZohoSupport/services/desk/fields';
import { Learnt } from '../../../nodes/ZohoSupport/services/desk/learnt';
import { DeskPeople } from '../../../nodes/ZohoSupport/services/desk/people';
import { data, pageOf, scriptedDoor } from './scripted-door';

let readers = 0;

/** People of an organization that nobody has read. A search finds the rows whose name or address holds the text. */
function organization(rows: readonly JsonObject[], department?: string, reader = `reader ${(readers += 1)}`) {
	const door = scriptedDoor((call) => {
		const { searchStr, fieldName = 'name' } = call.query ?? {};
		const wanted = searchStr?.replaceAll('*', '').toLowerCase() ?? '';
		const found = rows.filter((row) => String(row[fieldName]).toLowerCase().includes(wanted));
		return pageOf(found, call);
	});
	const fields = () => new Fields([], false, []);
	const people = new DeskPeople({ call: door.send, learnt: new Learnt(), department }, reader, fields);
	const idOf = async (name: string, list: PeopleList = 'agents') => await people.idOf({ field: 'Agent', list, name });
	return { idOf, asked: door.asked };
}

const agent = (id: number, name: string, emailId = `a${id}@x.example`): JsonObject => ({
	id: String(id),
	name,
	emailId,
});
const named = (id: number, name: string): JsonObject => ({ id: String(id), name });
/** So many agents that a page does not hold them. */
const many = (count: number, first = 1000) =>
	Array.from({ length: count }, (_, at) => agent(first + at, `Person ${at}`));

async function refusal(work: Promise<unknown>) {
	const found = problemIn(await work.catch((thrown: unknown) => thrown));
	if (found === undefined) throw new Error('It was not refused');
	return found;
}

describe('a name', () => {
	it.each([
		['in other letters, with blanks', ' ANN   lee '],
		['by the address', 'a1@X.example'],
		['as the list shows it', 'Ann Lee (a1@x.example)'],
	])('stands for an agent %s', async (_, name) => {
		expect(await organization([agent(1, 'Ann Lee'), agent(2, 'Bo Lee')]).idOf(name)).toBe('1');
	});

	it('may have an accent that is composed in another way', async () => {
		expect(await organization([agent(1, 'Ren\u00e9 \ud83d\ude80')]).idOf('Rene\u0301 \ud83d\ude80')).toBe('1');
	});

	it('with a comma, and one with parentheses, are found', async () => {
		const { idOf } = organization([...many(300), agent(1, 'Lee, Ann'), agent(2, 'Ann (Night) Lee')]);
		expect([await idOf('Lee, Ann'), await idOf('Ann (Night) Lee')]).toEqual(['1', '2']);
	});

	it('of a team is the whole name, not the part before or in parentheses', async () => {
		const { idOf } = organization([named(1, 'Support'), named(2, 'Support (EU)'), named(3, 'EU')]);
		expect([await idOf('Support', 'teams'), await idOf('EU', 'teams')]).toEqual(['1', '3']);
		expect(await idOf('Support (EU)', 'teams')).toBe('2');
	});

	it('that several have is refused, and each is named with its ID', async () => {
		const { idOf } = organization([agent(1, 'Ann Lee'), agent(2, 'ann lee'), agent(3, 'Bo')]);
		const { message, nextStep } = await refusal(idOf('Ann Lee'));
		expect(message).toBe("'Agent' holds 'Ann Lee', but several agents have this name.");
		expect(nextStep).toBe(
			'Give the ID or the name of one of these: Ann Lee (a1@x.example): 1, ann lee (a2@x.example): 2.',
		);
		expect(await idOf('a2@x.example')).toBe('2');
	});

	it('that nobody has says in which department was looked', async () => {
		const { message } = await refusal(organization([agent(1, 'Ann Lee')], '77').idOf('Bob'));
		expect(message).toBe(
			"'Agent' holds 'Bob', but no active agent of the department in the credential (77) has this name.",
		);
	});
});

describe('a name in an organization with more agents than a page holds', () => {
	it('is searched, and costs two requests in five minutes', async () => {
		const { idOf, asked } = organization([...many(300), agent(1, 'Ann Lee')]);
		expect([await idOf('Ann Lee'), await idOf('ann lee')]).toEqual(['1', '1']);
		expect(asked()).toHaveLength(2);
	});

	it('is found as the list shows it', async () => {
		expect(await organization([...many(300), agent(1, 'Ann Lee')]).idOf('Ann Lee (a1@x.example)')).toBe('1');
	});

	it.each(['Jo', 'Person'])('is refused if the last page holds an equal one (%s)', async (name) => {
		const { idOf } = organization([agent(1, name), ...many(500), agent(2, name)]);
		expect((await refusal(idOf(name))).message).toMatch(/several agents have this name/);
	});

	it('of two letters is found on any page', async () => {
		expect(await organization([...many(500), agent(1, 'Jo')]).idOf('Jo')).toBe('1');
	});

	it('is not guessed if there are too many to read them all', async () => {
		const { idOf, asked } = organization([agent(1, 'Jo'), ...many(2_500)]);
		expect((await refusal(idOf('Jo'))).message).toMatch(/too many agents to find it/);
		expect(asked()).toHaveLength(10);
	});

	it('of a list that does not page is found with one request', async () => {
		const door = scriptedDoor(() => data([...many(250), named(1, 'First Line')]));
		const context = { call: door.send, learnt: new Learnt(), department: undefined };
		const people = new DeskPeople(context, 'one list', () => new Fields([], false, []));
		expect(await people.idOf({ field: 'Team', list: 'teams', name: 'First Line' })).toBe('1');
		expect(door.asked()).toHaveLength(1);
	});
});

describe('what was read of people', () => {
	it('is not shown to another account, nor for another department', async () => {
		const rows = [agent(1, 'Ann Lee')];
		const first = organization(rows, '7', 'ann');
		await first.idOf('Ann Lee');
		const bob = organization([], '7', 'bob');
		expect((await refusal(bob.idOf('Ann Lee'))).nextStep).toBe('Give the ID.');
		const other = organization(rows, '8', 'ann');
		expect([await other.idOf('Ann Lee'), other.asked().length]).toEqual(['1', 1]);
	});
});
