import { describe, expect, it } from '@jest/globals';
import { withoutEntities } from '../../nodes/ZohoSupport/helpdesk/entities';

describe('HTML entities', () => {
	it.each([
		['R&amp;D &lt;b&gt; &quot;5&quot; isn&#39;t', `R&D <b> "5" isn't`],
		['&#x27;&#X26;&apos;&nbsp;', "'&'\u00A0"],
		['&amp;amp;', '&amp;'],
		['R&D; &unknown; &#99999999; &#x110000; &', 'R&D; &unknown; &#99999999; &#x110000; &'],
		['plain', 'plain'],
	])('%j becomes %j', (text, plain) => {
		expect(withoutEntities(text)).toBe(plain);
	});
});
