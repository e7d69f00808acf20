import type { IDataObject } from 'n8n-workflow';

import { rowsOf } from '../SubscriptionUpgrade/errorSentences';

/** What migrates, in comparable form. */

const cycleOf = (value: unknown): string => String(value).replaceAll('_', '').toLowerCase();

/** Members beside the subscription that are compared, and how they are reported. */
const COMPARED: Record<string, (value: unknown) => string> = {
	quantity: (value) => `${Number(value)} seats`,
	termDuration: String,
	billingCycle: cycleOf,
};

/** @param like the members that this one names are reported, no others: what was left to the platform is not compared */
function lineOf(part: IDataObject, like: IDataObject): string {
	const compared = Object.entries(COMPARED).filter(
		([name]) => like[name] !== undefined && part[name] !== undefined && part[name] !== null,
	);
	return [String(part.currentSubscriptionId).toLowerCase(), ...compared.map(([name, word]) => word(part[name]))].join(
		', ',
	);
}

/** The subscription itself, and its add-ons. */
const partsOf = (migration: IDataObject): IDataObject[] => [
	migration,
	...rowsOf(migration.addOnMigrations),
	...rowsOf(migration.addOnMigrationSchedules),
];

/** One text for each subscription: '36825ce3-…, 5 seats, P1Y, monthly'. */
export const linesOf = (migration: IDataObject): string[] => partsOf(migration).map((part) => lineOf(part, part));

/** The lines of a migration as they compare with an order intent; undefined where it does not show what migrates. */
export function linesLike(migration: IDataObject, intent: IDataObject): string[] | undefined {
	if (migration.currentSubscriptionId === undefined) return undefined;
	const asked = partsOf(intent);
	return partsOf(migration).map((part) => {
		const like = asked.find(
			({ currentSubscriptionId }) =>
				String(currentSubscriptionId).toLowerCase() === String(part.currentSubscriptionId).toLowerCase(),
		);
		return lineOf(part, like ?? part);
	});
}
