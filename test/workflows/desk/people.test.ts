import { describe, expect, it } from '@jest/globals';
import type { INodeParameters } from 'n8n-workflow';
import { ACCESS } from '../../../simulator/desk/access';
import { addTickets, GO_ON, openDeskBench } from './bench';

const { agents, departments } = ACCESS;
const CASE = { resource: 'case', recordId: '={{ $json.id }}' };
const byName = (value: string) => ({ __rl: true, mode: 'name', value });
const assign = (agent: string): INodeParameters => ({ ...CASE, operation: 'assign', agentId: byName(agent) });
const update = (values: object) => ({
	...CASE,
	operation: 'update',
	dataMode: 'json',
	jsonFields: JSON.stringify(values),
});

describe('a name in place of an ID', () => {
	const bench = openDeskBench();
	const onTickets = async (parameters: INodeParameters, count = 1) => {
		const items = addTickets(bench.zoho, count).map((id) => ({ id }));
		return await bench.items(parameters, { items });
	};
	const ticket = () => bench.zoho.records('tickets').at(-1);

	it.each(['Ben Agent', ' ben agent ', 'ben@demodesk.example', 'Ben Agent (ben@demodesk.example)', agents.ben])(
		'stands for an agent (%s)',
		async (agent) => {
			expect(await onTickets(assign(agent))).toMatchObject([{ outcome: 'assigned', agent: agents.ben }]);
			expect(ticket()?.assigneeId).toBe(agents.ben);
		},
	);

	it('may stand in an expression where an ID is expected', async () => {
		await onTickets({ ...assign(''), agentId: { __rl: true, mode: 'id', value: '={{ "Ben Agent" }}' } });
		expect(ticket()?.assigneeId).toBe(agents.ben);
	});

	it('stands for a team, and for a department', async () => {
		await onTickets({ ...assign(''), assignTo: 'team', teamId: byName('First Line') });
		expect(ticket()?.teamId).toMatch(/^\d+$/);
		await onTickets({ ...CASE, operation: 'move', departmentId: byName('billing') });
		expect(ticket()?.departmentId).toBe(departments.billing);
	});

	it('stands for an agent in a field of a record', async () => {
		await onTickets(update({ 'Ticket Owner': 'Cleo Cash', Priority: 'High' }));
		expect(ticket()).toMatchObject({ assigneeId: agents.cleo, priority: 'High' });
	});

	it('that nobody has is refused by the field that holds it', async () => {
		const [id] = addTickets(bench.zoho, 1);
		const { error } = await bench.run(update({ 'Ticket Owner': 'Bob' }), { items: [{ id }] });
		expect(error?.message).toBe("Item 0: 'Ticket Owner' holds 'Bob', but no active agent has this name.");
	});

	it('costs one list for all items of five minutes', async () => {
		await onTickets(assign('Ben Agent'), 3);
		await onTickets(assign('Ada Admin'), 2);
		expect(bench.calls().filter((call) => call === 'GET /api/v1/agents')).toHaveLength(1);
	});

	it('that no agent has is refused, and those that there are come with their IDs', async () => {
		const [id] = addTickets(bench.zoho, 1);
		const { error } = await bench.run(assign('Bob'), { items: [{ id }] });
		expect(error?.message).toBe("Item 0: 'Agent (By Name)' holds 'Bob', but no active agent has this name.");
		expect(error?.description).toContain(`Ben Agent (ben@demodesk.example): ${agents.ben}`);
		expect(ticket()?.assigneeId ?? null).toBeNull();
	});

	it('that only begins like some is refused with those', async () => {
		const [id] = addTickets(bench.zoho, 1);
		const [item] = await bench.items(assign('Cleo'), { items: [{ id }], settings: GO_ON });
		expect(item.details).toMatchObject({
			nextStep: `Give the ID or the name of one of these: Cleo Cash (cleo@demodesk.example): ${agents.cleo}.`,
		});
	});
});
