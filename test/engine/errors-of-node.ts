import { types } from 'node:util';

/**
 * Jest runs tests in a context of its own, where an error that Node itself throws (a refused connection, a bad URL) is
 * no
 * `instanceof Error`. In n8n it is: this makes it so in tests, before anything is loaded.
 */
for (const type of [Error, TypeError, RangeError, SyntaxError, AggregateError]) {
	Object.defineProperty(type, Symbol.hasInstance, {
		value(this: unknown, value: unknown): boolean {
			const ordinary = Function.prototype[Symbol.hasInstance].call(this as () => void, value);
			return ordinary || (this === type && types.isNativeError(value) && isNamed(value, type.name));
		},
	});
}

function isNamed(error: Error, name: string): boolean {
	for (let at: unknown = Object.getPrototypeOf(error); at !== null; at = Object.getPrototypeOf(at)) {
		if ((at as Error).constructor.name === name) return true;
	}
	return false;
}
