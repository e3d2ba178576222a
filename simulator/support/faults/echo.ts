import { Refusal } from '../refusals';
import type { Fault } from './fault';

/** All parameters by name and value, as a careless service might repeat them in an error. */
function repeated(parameters: ReadonlyMap<string, string>): string {
	return [...parameters].map(([name, value]) => `${name} "${value}"`).join(', ');
}

/** The error that a fault gives an accepted call; undefined for faults without an error code. */
export function refusalOf(fault: Fault | undefined, parameters: ReadonlyMap<string, string>): Refusal | undefined {
	if (fault?.kind === 'error-4820') return new Refusal('4820');
	if (fault?.kind === 'error-4500') return new Refusal('4500');
	if (fault?.kind === 'refuse') return new Refusal(fault.code ?? '4001', fault.message);
	return fault?.kind === 'echo-error' ? new Refusal('4600', repeated(parameters)) : undefined;
}

/**
 * A text that repeats the sent values instead of an answer, the last parameters (the sign-in) first; empty for other
 * faults.
 */
export function echoText(fault: Fault | undefined, parameters: ReadonlyMap<string, string>): string {
	return fault?.kind === 'echo-text' ? `${[...parameters.values()].reverse().join(' ')} is not understood` : '';
}

/** A sign-in answer whose cause repeats the sent parameters; undefined for other faults. */
export function echoCause(fault: Fault | undefined, parameters: ReadonlyMap<string, string>): string | undefined {
	return fault?.kind === 'echo-error'
		? `#\nCAUSE=Not understood: ${repeated(parameters).replaceAll(/[\r\n#=]/g, ' ')}\nRESULT=FALSE\n`
		: undefined;
}
