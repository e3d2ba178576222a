import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { HelpdeskError, problem } from '../helpdesk/problem';

/** What a number in a credential may be. */
export interface NumberRange {
	readonly description: string;
	readonly accepts: (value: number) => boolean;
}

export const COUNT: NumberRange = {
	description: 'a whole number of 1 or more',
	accepts: (number) => Number.isSafeInteger(number) && number >= 1,
};
export const PERCENT: NumberRange = {
	description: 'a number from 0 to 100',
	accepts: (number) => number >= 0 && number <= 100,
};

/**
 * The fields of a decrypted credential. An expression may give anything, so each is checked as it is read. Every method
 * throws a HelpdeskError `setup` that names the field.
 */
export class CredentialFields {
	/** @param service the name of the service, for the messages */
	constructor(
		private readonly data: ICredentialDataDecryptedObject,
		private readonly service: string,
	) {}

	/** The text of a field as it was entered; a number becomes text. */
	raw(name: string, label: string): string {
		const value: unknown = this.data[name] ?? '';
		if (typeof value === 'string') return value;
		if (typeof value === 'number') return String(value);
		throw this.wrong(label, 'must be text');
	}

	text(name: string, label: string): string {
		return this.raw(name, label).trim();
	}

	required(name: string, label: string): string {
		const value = this.text(name, label);
		if (value === '') throw this.wrong(label, 'is empty');
		return value;
	}

	/** The number in a field; `otherwise` only if the field is empty. */
	number(name: string, label: string, otherwise: number, { description, accepts }: NumberRange): number {
		const given = this.text(name, label);
		if (given === '') return otherwise;
		if (accepts(Number(given))) return Number(given);
		throw this.wrong(label, `must be ${description}, but it is '${given.slice(0, 60)}'`);
	}

	/**
	 * An address without a slash at its end.
	 * @param example an address of this kind
	 */
	address(name: string, label: string, example: string): string {
		const address = this.required(name, label).replace(/\/+$/, '');
		let url: URL;
		try {
			url = new URL(address);
		} catch {
			throw this.wrong(label, `is not an address such as ${example}`);
		}
		if (url.protocol !== 'https:' && url.protocol !== 'http:')
			throw this.wrong(label, 'must begin with https:// or http://');
		if (url.username !== '' || url.password !== '' || url.search !== '')
			throw this.wrong(label, 'must not contain a password or parameters');
		return address;
	}

	/** @param what what is wrong, after the name of the field */
	wrong(label: string, what: string): HelpdeskError {
		return new HelpdeskError(
			problem(
				'setup',
				`The field '${label}' of the ${this.service} credential ${what}.`,
				'Open the credential, correct the field and save it.',
			),
		);
	}
}
