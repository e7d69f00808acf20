import type { Call, Handler } from '../../call';
import { textOf } from '../../call';
import { collection } from '../../collection';
import { customerOf } from '../../commerce/find';
import type { OrderLine, StoredOrder } from '../../commerce/orders/state';
import { iso, linkTo, NO_END, ok } from '../../commerce/replies';
import { guidOf } from '../ids';
import { missing } from '../refusals';

/** A line that was provisioned, with the order that it belongs to. */
interface Bought {
	order: StoredOrder;
	line: OrderLine;
}

const RESERVED = ['reservedinstance', 'virtualmachinereservedinstance'];
const TYPES: Partial<Record<StoredOrder['family'], string>> = {
	AzureReservation: 'reservedinstance',
	Software: 'software',
};
const YEARS: Record<string, number> = { P1Y: 1, P3Y: 3 };

/** Software and reservations are entitlements; seats and Azure plans are subscriptions only. */
function boughtBy(call: Call): Bought[] {
	const { id } = customerOf(call);
	return call.state.commerce.orders
		.filter(({ customerId, family, legacy }) => customerId === id && !legacy && TYPES[family] !== undefined)
		.flatMap((order) =>
			order.lines.filter(({ provisioned, cancelled }) => provisioned && !cancelled).map((line) => ({ order, line })),
		);
}

const artifactIds = ({ order, line }: Bought) => {
	const name = `${order.id} ${line.lineItemNumber}`;
	return {
		groupId: guidOf(`group ${name}`),
		lineItemId: guidOf(`line ${name}`),
		resourceId: guidOf(`resource ${name}`),
	};
};

function expiryOf({ line }: Bought): string {
	const years = YEARS[line.termDuration ?? ''];
	if (!years) return NO_END;
	const end = new Date(line.dueAt);
	end.setUTCFullYear(end.getUTCFullYear() + years);
	return end.toISOString();
}

function artifact(bought: Bought, type: string) {
	if (type === 'software')
		return { type: 'product_key', productKey: guidOf(`key ${bought.order.id}`).slice(0, 29).toUpperCase() };
	const { groupId, lineItemId, resourceId } = artifactIds(bought);
	const uri = `/customers/${bought.order.customerId}/artifacts/${type}/groups/${groupId}/lineitems/${lineItemId}/resource/${resourceId}`;
	return { link: linkTo(uri), resourceId, type, dynamicAttributes: { reservationType: 'VirtualMachines' } };
}

function view(bought: Bought, showsExpiry: boolean) {
	const { order, line } = bought;
	const type = TYPES[order.family] ?? '';
	const [productId, skuId] = line.offerId.split(':');
	return {
		referenceOrder: { id: order.id, lineItemId: String(line.lineItemNumber), alternateId: order.id },
		productId,
		skuId,
		quantity: line.quantity,
		quantityDetails: [{ quantity: line.quantity, status: 'fulfilled' }],
		entitlementType: type,
		entitledArtifacts: [artifact(bought, type)],
		includedEntitlements: [],
		...(showsExpiry && { expiryDate: expiryOf(bought) }),
		dynamicAttributes: line.termDuration ? { duration: line.termDuration } : {},
		attributes: { objectType: 'Entitlement' },
	};
}

const list: Handler = (call) => {
	const asked = textOf(call, 'entitlementType')?.toLowerCase();
	const fits = ({ order }: Bought) => {
		const type = TYPES[order.family] ?? '';
		return asked === undefined || asked === type || (RESERVED.includes(asked) && RESERVED.includes(type));
	};
	const showsExpiry = textOf(call, 'showExpiry') === 'true';
	return collection(
		call,
		boughtBy(call)
			.filter(fits)
			.map((bought) => view(bought, showsExpiry)),
	);
};

/** What the link of a reservation's artifact leads to. */
const reservation: Handler = (call) => {
	const { artifactType, groupId, lineItemId, resourceId } = call.params;
	const found = boughtBy(call).find((bought) => {
		const ids = artifactIds(bought);
		return ids.groupId === groupId && ids.lineItemId === lineItemId && ids.resourceId === resourceId;
	});
	if (!found || !RESERVED.includes(artifactType.toLowerCase())) throw missing('artifact');
	const reservations = [
		{
			reservationId: guidOf(`reservation ${resourceId}`),
			scopeType: 'shared',
			displayName: found.line.friendlyName || found.line.goods.name,
			appliedScopes: [],
			quantity: found.line.quantity,
			expiryDateTime: expiryOf(found),
			effectiveDateTime: iso(found.line.dueAt),
			provisioningState: 'Succeeded',
		},
	];
	// The contract of before names the same list after virtual machines.
	const isOld = artifactType.toLowerCase() === RESERVED[1];
	return ok({
		type: artifactType,
		reservations: isOld ? [] : reservations,
		virtualMachineReservations: isOld ? reservations : [],
		attributes: { objectType: 'ReservedInstanceArtifactDetails' },
	});
};

export const entitlementHandlers: Record<string, Handler> = {
	'entitlement.getMany': list,
	'entitlement.getReservationDetails': reservation,
};
