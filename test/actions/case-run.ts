import type { IBinaryData, IExecuteFunctions, INode } from 'n8n-workflow';
import { OPERATIONS } from '../../nodes/ZohoSupport/actions/properties';
import { outputOf } from '../../nodes/ZohoSupport/actions/results';
import { earlierTry } from '../../nodes/ZohoSupport/actions/retried-run';
import type { Run } from '../../nodes/ZohoSupport/actions/run';
import { LatelyWritten } from '../../nodes/ZohoSupport/connection/lately-written';
import { formOf } from '../../nodes/ZohoSupport/form/node-form';
import type { Helpdesk } from '../../nodes/ZohoSupport/helpdesk/helpdesk';
import { DeskAttachments } from '../../nodes/ZohoSupport/services/desk/attachments';
import { CATALOGUE } from '../../nodes/ZohoSupport/services/desk/catalogue';
import { DeskConversations } from '../../nodes/ZohoSupport/services/desk/conversation';
import { WORDS } from '../../nodes/ZohoSupport/services/support/service-words';
import { caseWorkOn } from '../services/desk/case-work-on';
import { type Script, scriptedDoor } from '../services/desk/scripted-door';

type Parameters = Readonly<Record<string, unknown>>;

interface Scene {
	readonly operation: string;
	/** What the form holds for each input item; `options.cc` for an option. */
	readonly items: readonly Parameters[];
	readonly script: Script;
	/** Files in the field `data` of each item. */
	readonly files?: ReadonlyArray<IBinaryData | undefined>;
	readonly goOn?: boolean;
	readonly retryOnFail?: boolean;
}

/** A node of one operation whose help desk is a scripted door; `run` runs all its items, as often as n8n would. */
export function caseNode(scene: Scene) {
	const door = scriptedDoor(scene.script);
	const context = contextOf(scene);
	const operation = OPERATIONS.find(({ value }) => value === scene.operation);
	if (operation === undefined) throw new Error(`There is no operation ${scene.operation}`);
	const helpdesk: Partial<Helpdesk> = {
		catalogue: CATALOGUE,
		conversation: async (id, plan) => await new DeskConversations(door.send).read(id, plan),
	};
	const run = async () => {
		const shared: Run = {
			context: formOf(context),
			words: WORDS,
			helpdesk: helpdesk as Helpdesk,
			caseWork: caseWorkOn(door.send),
			attachments: new DeskAttachments(door.send),
			module: 'case',
			items: context.getInputData(),
			indexes: [...scene.items.keys()],
			goOn: scene.goOn === true,
			usage: () => ({ limit: 1, used: 0, left: 1, reserve: 0, resetsAt: '', spent: false }),
			lately: new LatelyWritten('nowhere'),
			byNumber: new Map(),
			leftOut: new Set(),
			...earlierTry(context),
		};
		return outputOf(shared, await operation.code.execute(shared));
	};
	return { door, run };
}

function contextOf({ items, files = [], retryOnFail = false }: Scene): IExecuteFunctions {
	const node: Partial<INode> = { name: 'Zoho', parameters: {}, retryOnFail };
	const executeData = { node };
	const context = {
		getNode: () => node,
		getExecuteData: () => executeData,
		getInputData: () => items.map(() => ({ json: {} })),
		getTimezone: () => 'UTC',
		getNodeParameter: (name: string, item: number, otherwise?: unknown) => items[item][name] ?? otherwise,
		helpers: {
			assertBinaryData: (item: number, field: string) => {
				const file = field === 'data' ? files[item] : undefined;
				if (file === undefined) throw new Error(`The item has no binary field '${field}' [item ${item}]`);
				return file;
			},
			getBinaryDataBuffer: async (item: number) =>
				await Promise.resolve(Buffer.from(files[item]?.data ?? '', 'base64')),
			getBinaryMetadata: async () => await Promise.resolve({ fileSize: 3 }),
			getBinaryStream: async (id: string) => await Promise.resolve(`stream of ${id}`),
			prepareBinaryData: async (content: unknown, fileName?: string, mimeType?: string) =>
				await Promise.resolve({
					data: Buffer.isBuffer(content) ? content.toString('base64') : 'no buffer',
					fileName,
					mimeType: mimeType ?? `type of ${fileName}`,
				}),
		},
	};
	return context as unknown as IExecuteFunctions;
}
