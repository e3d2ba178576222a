import { type Account, readAccount, withoutPrivateParts } from './account';
import { HelpdeskError, type Problem, sentences } from './classic';
import { agreed, DONE, type Flags, isUnencrypted, type Place, refuse } from './place';
import { price } from './questions';
import { json, table } from './report';
import { askAll, TOKEN_NAME } from './run';
import { Wire } from './wire';

/** Probes the classic API. @throws Unready when a part of the account is missing */
export async function probeClassic(flags: Flags, place: Place): Promise<number> {
	const account = await readAccount(place.env, place.ask);
	place.tell(priceLines(account));
	if (flags.yes || (await agreed(place))) return await report(account, flags.json, place);
	place.tell('Nothing was asked.');
	return DONE;
}

async function report(account: Account, asJson: boolean, place: Place): Promise<number> {
	const say = (prefix: string, { message, nextStep }: Problem): number =>
		refuse(place, withoutPrivateParts(`${prefix}${sentences(message, nextStep)}`, account));
	try {
		const findings = await askAll(account, new Wire(place.signal), (line) => place.tell(`  ${line}`));
		place.print(asJson ? json(findings, new Date()) : table(findings));
		return findings.stoppedBy === undefined ? DONE : say('Stopped before the end. ', findings.stoppedBy);
	} catch (error) {
		if (place.signal.aborted || !(error instanceof HelpdeskError)) throw error;
		return say('', error.problem);
	}
}

/** The cost, before anything is sent. */
function priceLines({ apiAddress, accountsAddress, signIn }: Account): string {
	const { questions, usual, most } = price(signIn.kind);
	const [api, accounts] = [new URL(apiAddress), new URL(accountsAddress)];
	return [
		`${questions} questions for ${api.host}: ${usual} to ${most} requests of the day's quota. They only read.`,
		signIn.kind === 'password' &&
			`One more request signs in at ${accounts.host}. It makes an auth token "${TOKEN_NAME}": remove it afterwards under Active Authtokens.`,
		[api, accounts].some(isUnencrypted) &&
			'Careful: an address is not https, so others on the network can read the secret.',
	]
		.filter(Boolean)
		.join('\n');
}
