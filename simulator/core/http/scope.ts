import type { FastifyInstance } from 'fastify';

const NAME = Symbol.for('fastify.display-name');

/**
 * Serves a part of a server with parsers, hooks and errors of its own, below a prefix. The part gets a name, for fastify
 * looks through all loaded modules for the name of a function that has none, which takes longer than everything else.
 */
export async function scoped(
	app: FastifyInstance,
	serve: (scope: FastifyInstance) => Promise<void>,
	prefix = '',
): Promise<void> {
	await app.register(
		Object.assign((scope: FastifyInstance) => serve(scope), { [NAME]: prefix || 'part' }),
		{ prefix },
	);
}
