import type { Money } from './state';
import type { Period } from '../../core/dates';

export interface Price extends Money {
	type: 'recurring' | 'setup' | 'overuse';
	model: 'FLAT';
}

/** A product as GET /products shows it; `planId` is the offer it belongs to, which the platform does not show. */
export interface Product {
	mpn: string;
	vendor: string;
	id: string;
	serviceName: string;
	name: string;
	minimumQuantity: string;
	maximumQuantity: string;
	prices: Price[];
	costs: Price[];
	billingPeriod: Period;
	subscriptionPeriod: Period;
	billingModel: string;
	dependsOn: Array<{ mpn: string; id: string }>;
	coterming: { required: string; type: string };
	planId: string;
}

/** An offer: its products share one subscription. `changeable` tells whether change orders are supported. */
export interface Plan {
	id: string;
	name: string;
	changeable: boolean;
	billingPeriod: Period;
	subscriptionPeriod: Period;
	billingModel: string;
	switchesTo?: string;
}
