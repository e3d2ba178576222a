import { beforeEach, describe, expect, it } from '@jest/globals';
import type { PeopleList } from '../../../nodes/ZohoSupport/helpdesk/form-lists';
import { knownFields } from '../../../nodes/ZohoSupport/services/desk/learn-fields';
import { Learnt } from '../../../nodes/ZohoSupport/services/desk/learnt';
import { deskModule } from '../../../nodes/ZohoSupport/services/desk/modules';
import { DeskPeople } from '../../../nodes/ZohoSupport/services/desk/people';
import { data, pageOf, type Script, scriptedDoor } from './scripted-door';

/** More than two pages. */
const MANY = Array.from({ length: 433 }, (_, place) => ({ id: String(place + 1), name: `Someone ${place + 1}` }));

let places = 0;
beforeEach(() => void (places += 1));

/** The id of a name in an organization that answers like this, and what was asked for it. */
async function looked(list: PeopleList, name: string, script: Script) {
	const door = scriptedDoor(script);
	const learnt = { call: door.send, learnt: new Learnt(), department: undefined };
	const people = new DeskPeople(learnt, `place ${places}`, () => knownFields(deskModule('case')));
	const found = await people.idOf({ field: 'Team', list, name }).catch((error: unknown) => String(error));
	return { found, asked: door.asked() };
}

describe('a name in a list of several pages', () => {
	it('is searched for, where the service searches', async () => {
		const { found, asked } = await looked('agents', 'Someone 431', (call) =>
			call.query?.searchStr === '*Someone 431*' ? data([MANY[430]]) : pageOf(MANY, call),
		);
		expect([found, asked.length]).toEqual(['431', 2]);
	});

	it('is found on a later page of the teams, which the service does not search', async () => {
		const { found, asked } = await looked('teams', 'Someone 431', (call) => pageOf(MANY, call));
		expect([found, asked.length]).toEqual(['431', 3]);
	});

	it('is found on a later page if it is too short for a search', async () => {
		const agents = [...MANY.slice(0, 300), { id: '777', name: 'Al' }];
		const { found, asked } = await looked('agents', 'Al', (call) => pageOf(agents, call));
		expect([found, asked.length]).toEqual(['777', 2]);
	});

	it('is given up where a later page brings nobody new', async () => {
		const { found, asked } = await looked('teams', 'Nobody', () => data(MANY.slice(0, 200)));
		expect(found).toContain('no team has this name');
		expect(asked).toHaveLength(2);
	});
});
