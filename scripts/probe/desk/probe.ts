import { setTimeout as wait } from 'node:timers/promises';
import { HelpdeskError, sentences } from '../classic';
import { agreed, DONE, type Flags, isUnencrypted, type Place, refuse } from '../place';
import { json, table } from '../report';
import { type DeskAccount, readDeskAccount } from './account';
import { MARK } from './own-ticket';
import { askDesk, PRICE } from './run';

/** Probes Zoho Desk. @throws Unready when a part of the account is missing */
export async function probeDesk(flags: Flags, place: Place): Promise<number> {
	const account = await readDeskAccount(place.env, place.ask);
	place.tell(priceLines(account, flags));
	if (flags.yes || (await agreed(place))) return await report(account, flags, place);
	place.tell('Nothing was asked.');
	return DONE;
}

async function report(account: DeskAccount, flags: Flags, place: Place): Promise<number> {
	const { signal } = place;
	const ofMachine = {
		now: () => performance.now(),
		wait: async (milliseconds: number) => void (await wait(milliseconds, undefined, { signal })),
	};
	const { pace = ofMachine } = place;
	try {
		const tell = (line: string) => place.tell(`  ${line}`);
		const findings = await askDesk(account, { ...flags, pace, tell, signal });
		place.print(flags.json ? json(findings, new Date()) : table(findings));
		if (findings.stoppedBy === undefined) return DONE;
		const { message, nextStep } = findings.stoppedBy;
		return refuse(place, `Stopped before the end. ${sentences(message, nextStep)}`);
	} catch (error) {
		if (signal.aborted || !(error instanceof HelpdeskError)) throw error;
		return refuse(place, sentences(error.problem.message, error.problem.nextStep));
	}
}

/** The cost, before anything is sent. */
function priceLines({ deskAddress, accountsAddress }: DeskAccount, { write, reply }: Flags): string {
	const [desk, accounts] = [new URL(deskAddress), new URL(accountsAddress)];
	const { questions, requests, mostRequests, credits, writtenRequests, writtenCredits } = PRICE;
	return [
		`${questions} questions for ${desk.host}: ${requests} to ${mostRequests} requests and up to ${credits} credits. They only read.`,
		write &&
			`Then one ticket "${MARK.subject}" is made, with a contact ${MARK.email} and a tag ${MARK.tag}. It gets a comment, and goes to the recycle bin with its contact; the name of the tag stays. Rules of your help desk may act on it. Up to ${writtenRequests} requests and ${writtenCredits} credits, and up to 12 minutes where the search is late; most take a minute.`,
		reply &&
			`One e-mail goes to ${MARK.email}, which nobody has: a notice that it could not be delivered may come back.`,
		[desk, accounts].some(isUnencrypted) &&
			'Careful: an address is not https, so others on the network can read the secret.',
	]
		.filter(Boolean)
		.join('\n');
}
