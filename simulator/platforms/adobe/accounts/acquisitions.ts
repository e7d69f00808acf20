import { isoSeconds } from '../../../core/dates';
import type { Call, Handler, Moment } from '../call';
import { textOf } from '../call';
import { knownProduct } from '../catalogue/products';
import { customerOf, resellerById } from '../find';
import { page } from '../paging';
import { refuse } from '../refusal';
import type { StoredAcquisition } from '../state';
import { isWithinDays, WINDOWS } from '../time';
import { link } from '../views';

const DAY = 86_400_000;

/** What customers added themselves in the last days and nobody ordered. */
const open = ({ state, now }: Moment): StoredAcquisition[] =>
	state.acquisitions.filter(({ createdAt }) => isWithinDays(createdAt, WINDOWS.acquisition, now));

function list(call: Call) {
	const customer = customerOf(call);
	const unpaidLicenses = open(call)
		.filter(({ customerId }) => customerId === customer.id)
		.map(({ id, offerId, quantity, createdAt }) => ({
			referenceId: id,
			productName: knownProduct(offerId).name,
			baseOfferId: offerId,
			quantity,
			creationDate: isoSeconds(createdAt),
			expiryDate: isoSeconds(createdAt + WINDOWS.acquisition * DAY),
		}));
	const body = {
		customerId: customer.id,
		resellerId: customer.resellerId,
		licenseCount: unpaidLicenses.length,
		unpaidLicenses,
	};
	return { status: 200, body };
}

function notifications(call: Call) {
	if (Number(textOf(call, 'limit') ?? 1) < 0) throw refuse(1132, ['limit']);
	const { id } = resellerById(call, textOf(call, 'reseller-id') ?? '');
	const waiting = new Set(open(call).map(({ customerId }) => customerId));
	const rows = call.state.customers
		.filter((customer) => customer.resellerId === id && waiting.has(customer.id))
		.map((customer) => ({
			customerId: customer.id,
			resellerId: id,
			notificationType: textOf(call, 'notification-type'),
			links: { self: link(`/v3/customers/${customer.id}/open-acquisitions`) },
		}));
	return page(call, rows, { itemsAt: 'items', defaultLimit: 10, links: true });
}

export const acquisitionHandlers: Record<string, Handler> = {
	'customer.listOpenAcquisitions': list,
	'notification.list': notifications,
};
