import type { Simulator } from '../../simulator';
import type { Sold } from './crmFlow';

/** The sales orders that the simulated Ingram Micro has stored, each with its subscription. */
export const soldAtIngram = ({ ingram }: Simulator): Sold[] => {
	const subscriptions = ingram.subscriptions();
	return ingram.orders().map(({ id }, index) => ({ orderId: id, subscriptionId: subscriptions[index]?.id }));
};

/** The same of Partner Center. */
export const soldAtPartnerCenter = ({ partnerCenter }: Simulator): Sold[] => {
	const { orders, subscriptions } = partnerCenter.state().commerce;
	return orders.map(({ id }, index) => ({ orderId: id, subscriptionId: subscriptions[index]?.id }));
};

/** The same of the VIP Marketplace. */
export const soldAtAdobe = ({ adobe }: Simulator): Sold[] => {
	const { orders, subscriptions } = adobe.state();
	return orders.map(({ id }, index) => ({ orderId: id, subscriptionId: subscriptions[index]?.id }));
};
