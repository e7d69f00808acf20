import { sellAtAdobe } from '../cases/adobeCases';
import { sellOnce } from '../cases/headline';
import { sellAtPartnerCenter } from '../cases/partnerDeal';
import type { Stage } from '../n8n/stage';
import type { Hand } from './hand';

/** How an order is placed by hand on one platform. */
export interface HandMadeOrder {
	platform: string;
	/** the most clicks that it may take */
	most: number;
	/** fields whose value is in no list */
	typed: string[];
	/** makes the customer whom the lists show, where there is none yet */
	prepare(stage: Stage): Promise<void>;
	/** fills in everything and executes */
	order(hand: Hand): Promise<void>;
	/** how many orders the platform has */
	orders(stage: Stage): number;
}

export const handMadeOrders: HandMadeOrder[] = [
	{
		platform: 'Ingram Micro',
		most: 13,
		typed: ['quantity', 'orderKey'],
		prepare: async ({ session, headline }) => void (await sellOnce(session, await headline())),
		async order(hand) {
			await hand.addNode('Ingram Micro Sales Order', 'Place a sales order');
			await hand.pick('customerId', 'Acme');
			await hand.pick('mpn', 'ACME-BACKUP');
			await hand.type('quantity', '3');
			await hand.type('orderKey', 'clicks-1');
			await hand.execute();
		},
		orders: ({ simulator }) => simulator.ingram.effects().orders,
	},
	{
		platform: 'Partner Center',
		most: 19,
		typed: ['quantity', 'orderKey'],
		async prepare(stage) {
			if (stage.simulator.partnerCenter.state().commerce.customers.length === 0) await sellAtPartnerCenter(stage);
		},
		async order(hand) {
			await hand.addNode('Partner Center Purchase', 'Purchase products for a customer');
			await hand.pick('customerId', 'Fabrikam');
			await hand.pick('productId', 'Office Suite');
			await hand.pick('skuId', 'Basic');
			await hand.type('quantity', '3');
			await hand.choose('termDuration', '1 Year');
			await hand.choose('billingCycle', 'Monthly');
			await hand.type('orderKey', 'clicks-1');
			await hand.execute();
		},
		orders: ({ simulator }) => simulator.partnerCenter.state().commerce.orders.length,
	},
	{
		platform: 'Adobe VIP',
		most: 16,
		typed: ['currencyCode', 'quantity', 'orderKey'],
		async prepare(stage) {
			if (stage.simulator.adobe.state().customers.length === 0) await sellAtAdobe(stage);
		},
		async order(hand) {
			await hand.addNode('Adobe VIP New Order', 'Place a new order');
			await hand.pick('resellerId', 'Elm Street');
			await hand.pick('customerId', 'Fabrikam');
			await hand.type('currencyCode', 'USD');
			await hand.pick('offerId', '65304520CA01A12');
			await hand.type('quantity', '3');
			await hand.type('orderKey', 'clicks-1');
			await hand.execute();
		},
		orders: ({ simulator }) => simulator.adobe.state().orders.length,
	},
];
