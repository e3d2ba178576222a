import type { FastifyInstance } from 'fastify';

import { DOCUMENT } from './document';
import { SCRIPT } from './script';
import { STYLE } from './style';

/** The page may load only files of this server. */
const POLICY =
	"default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The page for people, its stylesheet and its script. */
export async function pageRoutes(app: FastifyInstance): Promise<void> {
	const serve = (path: string, type: string, content: string): void => {
		app.get(path, (_request, reply) =>
			reply
				.type(`${type};charset=utf-8`)
				.headers({ 'content-security-policy': POLICY, 'cache-control': 'no-store' })
				.send(content),
		);
	};
	serve('/', 'text/html', DOCUMENT);
	serve('/page/style.css', 'text/css', STYLE);
	serve('/page/script.js', 'text/javascript', SCRIPT);
	app.get('/favicon.ico', (_request, reply) => reply.code(204).send());
}
