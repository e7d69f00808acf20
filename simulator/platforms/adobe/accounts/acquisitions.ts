import { isoSeconds } from '../../../core/dates';
import { type Handler, type Moment, selfLink, textOf } from '../call';
import { knownProduct } from '../catalog/products';
import { customerOf, resellerById } from '../find';
import { page } from '../gateway/paging';
import { refuse } from '../gateway/refusal';
import { DAY, isWithinDays, WINDOWS } from '../time';

/** What customers added themselves in the last days and nobody ordered. */
const open = ({ state, now }: Moment) =>
	state.acquisitions.filter(({ createdAt }) => isWithinDays(createdAt, WINDOWS.acquisition, now));

export const acquisitionHandlers: Record<string, Handler> = {
	'customer.listOpenAcquisitions': (call) => {
		const { id: customerId, resellerId } = customerOf(call);
		const unpaidLicenses = open(call)
			.filter((one) => one.customerId === customerId)
			.map(({ id, offerId, quantity, createdAt }) => ({
				referenceId: id,
				productName: knownProduct(offerId).name,
				baseOfferId: offerId,
				quantity,
				creationDate: isoSeconds(createdAt),
				expiryDate: isoSeconds(createdAt + WINDOWS.acquisition * DAY),
			}));
		return { body: { customerId, resellerId, licenseCount: unpaidLicenses.length, unpaidLicenses } };
	},
	'notification.list': (call) => {
		if (Number(textOf(call, 'limit') ?? 1) < 0) throw refuse(1132, ['limit']);
		const { id: resellerId } = resellerById(call, textOf(call, 'reseller-id') ?? '');
		const notificationType = textOf(call, 'notification-type');
		const waiting = open(call).map(({ customerId }) => customerId);
		const rows = call.state.customers
			.filter((customer) => customer.resellerId === resellerId && waiting.includes(customer.id))
			.map(({ id: customerId }) => {
				const links = selfLink(`/v3/customers/${customerId}/open-acquisitions`);
				return { customerId, resellerId, notificationType, links };
			});
		return page(call, rows, { defaultLimit: 10, links: true });
	},
};
