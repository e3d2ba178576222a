/** The page's script. It reads the state after every change event and shows it. */
export const SCRIPT = `
const by = (id) => document.getElementById(id);
const make = (name, text = '', more = {}) => Object.assign(document.createElement(name), { textContent: text, ...more });
const number = new Intl.NumberFormat('en');
let state;

async function ask(path, method = 'GET', body) {
	const headers = body === undefined ? {} : { 'content-type': 'application/json' };
	const answer = await fetch('/control/' + path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
	const content = await answer.json();
	by('problem').hidden = answer.ok;
	if (!answer.ok) by('problem').textContent = content.error;
	return answer.ok ? content : undefined;
}

function showDay() {
	const { quota, edition, clock, tokens } = state;
	by('used').textContent = number.format(quota.used) + ' of ' + number.format(quota.limit);
	Object.assign(by('used-meter'), { max: Math.max(quota.limit, 1), high: quota.limit * 0.8, optimum: 0, value: quota.used });
	by('edition').textContent = edition.name + ', ' + edition.licences + ' licences';
	by('now').textContent = clock.now.replace('T', ' ').slice(0, 19) + ' UTC' + (clock.frozen ? ', frozen' : '');
	by('tokens').textContent = tokens.live + ' (at most ' + tokens.ceiling + ' a user)';
}

function showRecords() {
	by('records').replaceChildren(...Object.entries(state.records).map(([module, count]) => {
		const row = make('tr');
		row.append(make('th', module, { scope: 'row' }), make('td', number.format(count), { className: 'number' }));
		return row;
	}));
	const words = [['Address', state.url], ...Object.entries(state.access), ['departments', state.departments.join(', ')]];
	by('access').replaceChildren(...words.flatMap(([name, value]) => [make('dt', name), make('dd', value)]));
}

function switchRow({ name, values, question, source }) {
	const row = make('tr', '', { id: 'switch-row-' + name });
	const label = make('label', name, { htmlFor: 'switch-' + name });
	const head = make('th', '', { scope: 'row' });
	head.append(label);
	const asks = make('td', question + ' ');
	asks.append(make('span', 'Reference: ' + source, { className: 'source' }));
	const choice = make('select', '', { id: 'switch-' + name });
	choice.append(...values.map((value, place) => make('option', value + (place === 0 ? ' (default)' : ''), { value })));
	choice.addEventListener('change', () => ask('open-points', 'POST', { [name]: choice.value }));
	const cell = make('td');
	cell.append(choice);
	row.append(head, asks, cell);
	return row;
}

/* Rows are created once, so that other changes do not move the focus. */
function showSwitches() {
	if (by('switches').children.length === 0) by('switches').append(...state.openPoints.map(switchRow));
	for (const point of state.openPoints) {
		const choice = by('switch-' + point.name);
		if (choice.value !== point.value) choice.value = point.value;
		by('switch-row-' + point.name).classList.toggle('changed', point.value !== point.default);
	}
}

function showFaults() {
	const kind = by('fault-kind');
	if (kind.options.length === 0) kind.append(...state.faultKinds.map((known) => make('option', known.kind)));
	by('fault-says').textContent = state.faultKinds.find((known) => known.kind === kind.value)?.description ?? '';
	const lines = state.faults.map(({ fault, left }) => {
		const where = [fault.module, fault.method].filter(Boolean).join('/') || 'every API call';
		return fault.kind + ' on ' + where + ', ' + (left ?? 'unlimited') + ' left' + (fault.probability === undefined ? '' : ', probability ' + fault.probability);
	});
	by('faults').replaceChildren(...(lines.length > 0 ? lines : ['No pending faults.']).map((line) => make('li', line)));
}

function journalRow(entry) {
	const row = make('tr');
	const asked = make('td');
	asked.append(make('code', entry.transport + ' ' + [entry.format, entry.module, entry.method].filter(Boolean).join('/')));
	const parameters = make('td');
	parameters.append(make('code', Object.entries(entry.parameters).map(([name, value]) => name + '=' + value).join('  ')));
	const outcome = [entry.outcome, entry.code, entry.fault && entry.fault !== entry.code ? entry.fault : null].filter(Boolean).join(' ');
	row.append(
		make('td', entry.at.slice(11, 19)), asked, parameters,
		make('td', outcome, { className: entry.outcome }),
		make('td', number.format(entry.rows), { className: 'number' }), make('td', entry.counted ? '1 request' : 'free'),
	);
	return row;
}

async function showAll() {
	const [fresh, journal] = await Promise.all([ask('state'), ask('journal?limit=100')]);
	if (fresh === undefined || journal === undefined) return;
	state = fresh;
	showDay();
	showRecords();
	showSwitches();
	showFaults();
	by('journal-total').textContent = number.format(journal.total) + (journal.total === 1 ? ' request' : ' requests') + ', newest first' + (journal.total > 100 ? ', the last 100 shown' : '');
	by('journal').replaceChildren(...journal.entries.reverse().map(journalRow));
}

let showing;
let again = false;
function refresh() {
	if (showing !== undefined) {
		again = true;
		return;
	}
	showing = showAll().catch(() => {}).finally(() => {
		showing = undefined;
		if (again) {
			again = false;
			refresh();
		}
	});
}

for (const button of document.querySelectorAll('[data-post]')) {
	button.addEventListener('click', () => ask(button.dataset.post, 'POST', JSON.parse(button.dataset.body)));
}
by('new-case').addEventListener('click', async () => {
	const filed = await ask('new-case', 'POST', {});
	if (filed !== undefined) by('filed').textContent = 'Case ' + filed.id + ': ' + filed.subject;
});
by('switches-default').addEventListener('click', () => ask('open-points', 'POST', Object.fromEntries(state.openPoints.map((point) => [point.name, point.default]))));
by('faults-clear').addEventListener('click', () => ask('faults', 'DELETE'));
by('journal-clear').addEventListener('click', () => ask('journal', 'DELETE'));
by('fault-kind').addEventListener('change', showFaults);
by('fault-form').addEventListener('submit', (event) => {
	event.preventDefault();
	const given = Object.fromEntries([...new FormData(event.target)].filter(([, value]) => value !== ''));
	for (const name of ['count', 'probability', 'after']) if (given[name] !== undefined) given[name] = Number(given[name]);
	ask('faults', 'POST', given);
});

const events = new EventSource('/control/events');
events.addEventListener('change', refresh);
events.onopen = () => (by('live').textContent = 'Live');
events.onerror = () => (by('live').textContent = 'Connection lost, trying again…');
setInterval(refresh, 10_000);
`;
