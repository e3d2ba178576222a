import type { ICredentialDataDecryptedObject, ILoadOptionsFunctions } from 'n8n-workflow';
import { errorText, HelpdeskError, problem, sentences } from '../helpdesk/problem';

/**
 * The credential of an open form, decrypted. Its fields may be expressions; a form has no item to work them out with.
 * @throws HelpdeskError `setup` with n8n's words and the next step
 */
export async function credentialsOfForm(
	form: Pick<ILoadOptionsFunctions, 'getCredentials'>,
	credentialType: string,
): Promise<ICredentialDataDecryptedObject> {
	try {
		return { ...(await form.getCredentials(credentialType)) };
	} catch (error) {
		throw unread(error);
	}
}

function unread(thrown: unknown): HelpdeskError {
	const message = sentences(`The form could not read the credential: ${errorText(thrown)}`);
	const nextStep =
		'Choose a credential in the node. If its fields hold expressions that need an item, only a run can work them out: give IDs, and fill in the fields as JSON.';
	return new HelpdeskError(problem('setup', message, nextStep));
}
