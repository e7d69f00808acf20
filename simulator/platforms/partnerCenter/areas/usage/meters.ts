import type { StoredSubscription } from '../../commerce/orders/state';
import { guidOf } from '../ids';

/** A meter of Azure that runs all day. */
export interface Meter {
	id: string;
	name: string;
	category: string;
	subcategory: string;
	unit: string;
	/** The Azure resource that uses it. */
	resourceType: string;
	resourceName: string;
	/** Units of one hour, and what one costs in US dollars. */
	perHour: number;
	price: number;
}

export const METERS: Meter[] = [
	{
		id: guidOf('meter B2s'),
		name: 'B2s',
		category: 'Virtual Machines',
		subcategory: 'B Series',
		unit: 'Hours',
		resourceType: 'Microsoft.Compute/virtualMachines',
		resourceName: 'web-01',
		perHour: 1,
		price: 0.0416,
	},
	{
		id: guidOf('meter Hot LRS'),
		name: 'Hot LRS',
		category: 'Storage',
		subcategory: 'Block Blob',
		unit: 'GB',
		resourceType: 'Microsoft.Storage/storageAccounts',
		resourceName: 'files',
		perHour: 0.25,
		price: 0.0184,
	},
];

const HOUR_MS = 3_600_000;

/** The calendar month around a time: its first moment and its last day, in ms. */
export function monthOf(time: number): { start: number; end: number } {
	const date = new Date(time);
	const month = (offset: number) => Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + offset);
	return { start: month(0), end: month(1) - 24 * HOUR_MS };
}

const rounded = (amount: number): number => Math.round(amount * 10_000) / 10_000;

/** The hours that a subscription has run in the current month. */
export const hoursOf = ({ createdAt }: StoredSubscription, now: number): number =>
	Math.max(0, Math.floor((now - Math.max(createdAt, monthOf(now).start)) / HOUR_MS));

/** Units and US dollars that a meter has run up in some hours. */
export const consumption = ({ perHour, price }: Meter, hours: number): { quantity: number; cost: number } => ({
	quantity: rounded(perHour * hours),
	cost: rounded(perHour * hours * price),
});

/** What all subscriptions together have cost in the current month, in US dollars. */
export const costOf = (subscriptions: StoredSubscription[], now: number): number =>
	rounded(
		subscriptions
			.flatMap((one) => METERS.map((meter) => consumption(meter, hoursOf(one, now)).cost))
			.reduce((sum, cost) => sum + cost, 0),
	);
