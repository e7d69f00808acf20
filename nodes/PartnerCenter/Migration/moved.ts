import type { IDataObject } from 'n8n-workflow';

import { rowsOf } from '../SubscriptionUpgrade/errorSentences';

const ids = (rows: IDataObject[], name: string): string[] => [
	...new Set(
		rows
			.map((row) => row[name])
			.filter((id) => id !== undefined && id !== null && id !== '')
			.map(String),
	),
];

/** What to go on with once it has migrated: the new subscriptions, its add-ons' too, and their orders, as an order shows them. */
export function movedTo(migration: IDataObject): IDataObject {
	const parts = [migration, ...rowsOf(migration.addOnMigrations)];
	return { subscriptionIds: ids(parts, 'newCommerceSubscriptionId'), orderIds: ids(parts, 'newCommerceOrderId') };
}
