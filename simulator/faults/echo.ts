import { Refusal } from '../refusals';
import type { Fault } from './fault';

/** Every parameter by name and value, as a careless service repeats them in its words. */
function repeated(parameters: ReadonlyMap<string, string>): string {
	return [...parameters].map(([name, value]) => `${name} "${value}"`).join(', ');
}

/** What the call is refused with once it was let in: the faults that refuse; undefined for the others. */
export function refusalOf(fault: Fault | undefined, parameters: ReadonlyMap<string, string>): Refusal | undefined {
	if (fault?.kind === 'error-4820') return new Refusal('4820');
	if (fault?.kind === 'error-4500') return new Refusal('4500');
	return fault?.kind === 'echo-error' ? new Refusal('4600', repeated(parameters)) : undefined;
}

/** The text in place of an answer that repeats what was sent, the last parameters (the sign-in) first; empty for other faults. */
export function echoText(fault: Fault | undefined, parameters: ReadonlyMap<string, string>): string {
	return fault?.kind === 'echo-text' ? `${[...parameters.values()].reverse().join(' ')} is not understood` : '';
}

/** The sign-in answer whose cause repeats what was sent; undefined for other faults. */
export function echoCause(fault: Fault | undefined, parameters: ReadonlyMap<string, string>): string | undefined {
	return fault?.kind === 'echo-error'
		? `#\nCAUSE=Not understood: ${repeated(parameters).replaceAll(/[\r\n#=]/g, ' ')}\nRESULT=FALSE\n`
		: undefined;
}
