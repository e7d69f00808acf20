import type { IDataObject } from 'n8n-workflow';

import { type HookContext, type Operation, Problem, type Wait } from '../../engine/declare';
import { getRequest } from '../../engine/http/request';
import { read } from '../../engine/http/send';

import { customerId } from '../fields/locators';
import { addOnMigrations, currentSubscriptionId, toMigrate } from '../fields/migrations';
import { rowsOf, sentencesOf } from '../SubscriptionUpgrade/errorSentences';
import { account, CUSTOMER, oneQuantity } from '../ordering/safety';

import { saysFailed, unknownStatus } from '../states';

import { strategyOf, migrationState } from './strategy';
import { movedTo } from './moved';

export const MIGRATIONS = 'GET /v1/migrations/newcommerce';
export const VALIDATE = 'POST /v1/customers/{customerId}/migrations/newcommerce/validate';

const MIGRATION = 'GET /v1/customers/{customerId}/migrations/newcommerce/{id}';

/** What a migration reports on its failure, for the subscription and each add-on. */
const reasons = (migration: IDataObject): string[] =>
	[migration, ...rowsOf(migration.addOnMigrations)].flatMap(({ errorCode, errorDescription, errors }) => [
		...(errorCode ? sentencesOf({ errorCode, errorDescription }) : []),
		...sentencesOf(errors),
	]);

const wait: Wait = {
	route: MIGRATION,
	state: migrationState,
	failure: (migration) =>
		[
			saysFailed(migration.status)
				? `The migration ${String(migration.id)} ended as ${String(migration.status)}.`
				: unknownStatus(`migration ${String(migration.id)}`, migration.status),
			...reasons(migration),
			'Check its steps with Get Many Events. "Place Again" migrates again with the same key.',
		].join(' '),
	until: 'the migration is completed',
	offered: 'choice',
};

/** What an answer of the check has against a migration, for the subscription and each add-on that it reports on. */
const obstacles = (check: IDataObject): string[] =>
	[check, ...rowsOf(check.addOnMigrations)].flatMap(({ isEligible, errors, currentSubscriptionId }) => {
		if (isEligible !== false) return [];
		const reasons = sentencesOf(errors);
		return reasons.length > 0
			? reasons
			: [`The platform gives no reason for ${String(currentSubscriptionId ?? 'the subscription')}.`];
	});

/**
 * The platform's own check comes first; it is asked without add-ons, and says nothing of promotions.
 * @throws Problem with each of its reasons
 */
async function validate({ session, values: { path, body } }: HookContext): Promise<string[]> {
	const { addOnMigrations: _addOns, ...asked } = body;
	const answer = await read(session, { ...getRequest(VALIDATE, path), body: asked as IDataObject });
	const check = session.vendor.object(answer.body);
	const against = obstacles(check);
	if (against.length === 0) return sentencesOf(check.errors);
	throw new Problem(['Nothing was ordered: the subscription cannot be migrated.', ...against].join(' '), {
		outcome: 'failed',
		route: VALIDATE,
	});
}

export const place: Operation = {
	value: 'place',
	name: 'Place',
	action: 'Place a migration',
	description: 'Migrate a legacy subscription to new commerce now. The platform checks it first.',
	notice: 'This buys a new subscription and ends the legacy one. It cannot be undone.',
	route: 'POST /v1/customers/{customerId}/migrations/newcommerce',
	extraRoutes: [MIGRATIONS, MIGRATION, VALIDATE, CUSTOMER],
	fields: [customerId, currentSubscriptionId, ...toMigrate, addOnMigrations],
	write: 'order',
	orderKeys: strategyOf({
		route: MIGRATIONS,
		filters: { customer: 'CustomerTenantId', subscription: 'CurrentSubscriptionId', reference: 'ExternalReferenceId' },
		state: migrationState,
		where: 'Get Many',
	}),
	wait,
	subject: ({ body }) => `subscription ${String(body.currentSubscriptionId)}`,
	account,
	quantities: oneQuantity,
	extra: movedTo,
	preflight: validate,
	keyHint: 'The same key never migrates twice. It is stored in the External Reference ID.',
	sample: 'partnerCenter/migration.create.json',
	facts: ['migration.create'],
	docs: 'https://learn.microsoft.com/partner-center/developer/create-migration',
};
