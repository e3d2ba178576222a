import { describe } from '@jest/globals';
import { TRIGGERS } from './open-points';
import { openPointSentences } from './open-point-sentences';

describe.each(TRIGGERS)('the trigger with $service, under all open points,', (trials) => {
	openPointSentences('gives each event once', trials);
});
