import type { Operation, Resource, Values } from '../../engine/declare';

import { checkLines } from '../catalog';
import { eitherWay, migrationLines } from '../fields/lines';
import { customerId, planId } from '../fields/locators';
import * as order from '../fields/order';
import { orderSubscriptionPeriod } from '../fields/period';
import { placing, quantities } from '../orderOperations';
import { ingramMicro } from '../vendor';

/** Plain dates compare as text. */
function datesInOrder({ body }: Values): string | undefined {
	if (String(body.migrationDate) > String(body.startDate)) return undefined;
	return `"Migration Date" must be later than "Start Date", but ${body.migrationDate} is not later than ${body.startDate}.`;
}

const operations: Operation[] = [
	{
		...placing,
		action: 'Place a migration order',
		description: 'Migrate a subscription from another system',
		notice:
			'This creates a subscription that is billed. You must provision it with the vendor afterward. The price of a migration cannot be estimated.',
		extraRoutes: [...placing.extraRoutes, 'GET /products'],
		fields: [
			customerId,
			planId,
			order.startDate,
			order.migrationDate,
			...eitherWay(migrationLines),
			order.orderAttributes,
			order.autorenewal,
			order.billingModel,
			order.expirationDate,
			order.migrationProgram,
			order.poNumber,
			orderSubscriptionPeriod,
		],
		keyHint: "The same key never migrates twice. Use the subscription's ID in the other system.",
		constantBody: { type: 'migration' },
		rule: datesInOrder,
		preflight: checkLines,
		quantities,
		facts: ['order.createMigration'],
	},
];

export const resource: Resource = { value: 'migrationOrder', name: 'Migration Order', vendor: ingramMicro, operations };
