import { type PostForm, type SignInAnswer } from '../../../nodes/ZohoSupport/services/support/session';
import { HelpdeskError, problem, type Problem } from '../../../nodes/ZohoSupport/helpdesk/problem';

export const HOUR = 60 * 60 * 1000;

/**
 * A sign-in service that gives these answers one after another and repeats the last. An Error breaks the connection.
 */
export class SignInService {
	readonly forms: Array<Readonly<Record<string, string>>> = [];

	constructor(private readonly answers: ReadonlyArray<string | HelpdeskError | SignInAnswer>) {}

	readonly post: PostForm = async (_url, form) => {
		this.forms.push(form);
		const answer = this.answers[Math.min(this.forms.length, this.answers.length) - 1];
		await Promise.resolve();
		if (answer instanceof HelpdeskError) throw answer;
		return typeof answer === 'string' ? { status: 200, body: answer } : answer;
	};
}

export const token = (name: string) => `#\nAUTHTOKEN=${name}\nRESULT=TRUE\n`;
export const REFUSED = '#\nCAUSE=INVALID_PASSWORD\nRESULT=FALSE\n';
export const LOST = new HelpdeskError(problem('network', 'the connection was lost', 'Try again later.'));

/** The problem that a sign-in throws; undefined when it gives a token. */
export async function refusal(work: Promise<string>): Promise<Problem | undefined> {
	try {
		await work;
		return undefined;
	} catch (error) {
		if (error instanceof HelpdeskError) return error.problem;
		throw error;
	}
}
