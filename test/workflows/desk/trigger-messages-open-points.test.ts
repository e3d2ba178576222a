import { describe } from '@jest/globals';
import { fakeDates } from '../fake-dates';
import { MESSAGES } from '../open-points';
import { openPointSentences } from '../open-point-sentences';
import { BEGINS } from './play-messages';

describe('the trigger of Zoho Desk for messages, under all open points,', () => {
	fakeDates(BEGINS);
	openPointSentences('gives each message once', MESSAGES);
});
