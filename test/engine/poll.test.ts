import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createEngine, type Engine } from './engine';
import { serve, type LocalService } from './local-service';
import { chain, node } from './workflow-json';

/** n8n's own RSS trigger polls a feed and keeps in its static data how far it has come. */
describe('polling triggers in the engine', () => {
	let engine: Engine;
	let service: LocalService;
	let posts: Array<{ title: string; at: string }> = [];
	let broken = false;

	beforeAll(async () => {
		engine = await createEngine();
		service = await serve((_request, response) => {
			response.statusCode = broken ? 500 : 200;
			const items = posts.map(({ title, at }) => `<item><title>${title}</title><pubDate>${at}</pubDate></item>`);
			response.end(`<rss version="2.0"><channel><title>Feed</title>${items.join('')}</channel></rss>`);
		});
	});

	afterAll(async () => await service.close());

	beforeEach(() => {
		posts = [{ title: 'Old', at: 'Mon, 02 Jun 2025 10:00:00 GMT' }];
		broken = false;
	});

	const workflow = () =>
		chain(
			node('Feed', 'rssFeedReadTrigger', { feedUrl: service.address, pollTimes: { item: [{ mode: 'everyMinute' }] } }),
			node('After', 'noOp'),
		);

	it('starts the workflow with what is new, and keeps the static data', async () => {
		const first = await engine.run(workflow(), { mode: 'trigger' });
		posts.unshift({ title: 'New', at: 'Mon, 02 Jun 2035 10:00:00 GMT' });
		const second = await engine.run(workflow(), { mode: 'trigger', staticData: first.staticData });
		const third = await engine.run(workflow(), { mode: 'trigger', staticData: second.staticData });
		expect(second.json('After').map(({ title }) => title)).toEqual(['New']);
		expect(third.runData).toEqual({});
		expect(third.staticData).toEqual(second.staticData);
	});

	it('names the trigger when its poll fails, and leaves the static data as it was', async () => {
		const first = await engine.run(workflow(), { mode: 'trigger' });
		broken = true;
		const second = await engine.run(workflow(), { mode: 'trigger', staticData: first.staticData });
		expect(second.error?.node).toBe('Feed');
		expect(second.staticData).toEqual(first.staticData);
	});

	it('leaves the static data alone on a manual run', async () => {
		const outcome = await engine.run(workflow(), { staticData: {} });
		expect(outcome.json('Feed')).toHaveLength(1);
		expect(outcome.staticData).toEqual({});
	});
});
