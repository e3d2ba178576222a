import type { IBinaryData } from 'n8n-workflow';
import type { FileContent, FileToSend, ReceivedFile } from '../helpdesk/case-work';
import { errorText, HelpdeskError, problem, sentences } from '../helpdesk/problem';
import type { NodeForm } from '../form/node-form';
import type { Run } from './run';

/** Bytes or a stream, as n8n takes the content of a file. */
type KeptContent = Parameters<NodeForm['helpers']['prepareBinaryData']>[0];

/**
 * The file in a field of an item. A file that n8n keeps outside the item comes as a stream.
 * @throws HelpdeskError `data` if the item has no such file
 */
export function fileOf({ context: { helpers } }: Run, item: number, field: string, fileName?: string): FileToSend {
	try {
		const data = helpers.assertBinaryData(item, field);
		const open = async (): Promise<FileContent> => {
			if (data.id === undefined) {
				const content = await helpers.getBinaryDataBuffer(item, field);
				return { content, size: content.length };
			}
			const { fileSize } = await helpers.getBinaryMetadata(data.id);
			return { content: await helpers.getBinaryStream(data.id), size: fileSize };
		};
		return {
			fileName: fileName ?? nameOf(data),
			contentType: data.mimeType,
			open: async () =>
				await open().catch((error: unknown) => {
					throw notRead(field, error);
				}),
		};
	} catch (error) {
		throw notRead(field, error);
	}
}

function nameOf({ fileName, fileExtension }: IBinaryData): string {
	if (fileName !== undefined && fileName !== '') return fileName;
	return fileExtension === undefined || fileExtension === '' ? 'file' : `file.${fileExtension}`;
}

/**
 * A received file as n8n keeps it. Without a type, n8n takes it from the name, or else from the content.
 * @throws HelpdeskError `data` if n8n cannot keep it
 */
export async function binaryOf(
	{ context }: Run,
	{ fileName, contentType, content }: ReceivedFile,
): Promise<IBinaryData> {
	try {
		return await context.helpers.prepareBinaryData(contentOf(content), fileName, contentType);
	} catch (error) {
		throw notKept(fileName, error);
	}
}

function contentOf(content: unknown): KeptContent {
	if (ArrayBuffer.isView(content)) return Buffer.from(content.buffer, content.byteOffset, content.byteLength);
	if (isStream(content)) return content;
	throw new Error('it is neither bytes nor a stream');
}

function isStream(content: unknown): content is KeptContent {
	return typeof content === 'object' && content !== null && 'pipe' in content;
}

function notKept(fileName: string, thrown: unknown): HelpdeskError {
	const message = sentences(`n8n could not keep the file '${fileName}': ${errorText(thrown)}`);
	return new HelpdeskError(problem('data', message, 'Look at how this n8n stores binary data, and at its disk.'));
}

/** Whatever n8n throws here is about the file: the field is empty, or its content is gone. */
function notRead(field: string, thrown: unknown): HelpdeskError {
	return new HelpdeskError(
		problem(
			'data',
			sentences(`The file in the field '${field}' could not be read: ${errorText(thrown)}`),
			"Check 'Input Binary Field', and that the node before gives each item a file in that field.",
		),
	);
}
