/** A language model of OpenAI whose turns a test has written. It keeps what n8n offered and told it. */
import fastify from 'fastify';

interface Message {
	readonly role: string;
	readonly content: unknown;
}

/** A tool as the model sees it. */
export interface OfferedTool {
	readonly name: string;
	readonly description: string;
	readonly parameters: { readonly properties: Record<string, object>; readonly required?: readonly string[] };
}

/** What the model does next: it calls a tool, or ends with a text. */
export type Turn = { readonly tool: string; readonly with: object } | { readonly say: string };

/** Decides a turn from what the last tool gave back, parsed; undefined at the beginning. */
export type Script = ReadonlyArray<(told: unknown) => Turn>;

interface ChatRequest {
	readonly messages: readonly Message[];
	readonly tools?: ReadonlyArray<{ readonly function: OfferedTool }>;
}

export type ScriptedModel = Awaited<ReturnType<typeof openModel>>;

/** Starts the model on this machine. `play` sets the turns of the next run. */
export async function openModel() {
	const server = fastify({ bodyLimit: 10_000_000 });
	let script: Script = [];
	let turns = 0;
	const seen = { offered: [] as readonly OfferedTool[], told: [] as unknown[] };
	server.post('/v1/chat/completions', ({ body }) => {
		const { messages, tools = [] } = body as ChatRequest;
		seen.offered = tools.map((tool) => tool.function);
		const last = messages.at(-1);
		const told: unknown = last?.role === 'tool' ? JSON.parse(String(last.content)) : undefined;
		if (told !== undefined) seen.told.push(told);
		const next = script.at(turns);
		if (next === undefined) throw new Error(`The script has no turn ${turns + 1}`);
		turns += 1;
		return completion(next(told), turns);
	});
	const address = await server.listen({ host: '127.0.0.1', port: 0 });
	return {
		url: `${address}/v1`,
		seen,
		play: (next: Script) => {
			[script, turns, seen.offered, seen.told] = [next, 0, [], []];
		},
		turns: () => turns,
		close: async () => await server.close(),
	};
}

/** [platform.openai.com, chat completions] */
function completion(turn: Turn, number: number): object {
	const call = (name: string, args: object) => ({
		id: `call_${number}`,
		type: 'function',
		function: { name, arguments: JSON.stringify(args) },
	});
	const message =
		'tool' in turn
			? { role: 'assistant', content: null, tool_calls: [call(turn.tool, turn.with)] }
			: { role: 'assistant', content: turn.say };
	return {
		id: `chatcmpl-${number}`,
		object: 'chat.completion',
		created: 0,
		model: 'scripted',
		choices: [{ index: 0, message, finish_reason: 'tool' in turn ? 'tool_calls' : 'stop' }],
		usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
	};
}
