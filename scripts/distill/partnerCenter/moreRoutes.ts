import type { Operation } from '../../../simulator/contract';
import type { MoreRoute } from './facts';

/**
 * What is known of a route beyond its name: the operation whose answer it gives, or else the kind of its answer, which
 * is assumed from its name. `same` tells that it is that very operation with a part of its path filled in.
 */
interface Assumed {
	resource: string;
	like?: string;
	same?: true;
	kind?: Operation['kind'];
}

const ASSUMED: Record<string, Assumed> = {
	GetCustomerProduct: { resource: 'Product', like: 'product.get' },
	GetCustomerSku: { resource: 'SKU', like: 'sku.get' },
	GetCustomerAvailability: { resource: 'Availability', like: 'availability.get' },
	GetOverage: { resource: 'Subscription', kind: 'object' },
	GetCustomerOffers: { resource: 'Offer', like: 'offer.getMany' },
	GetCustomerOfferCategories: { resource: 'Offer Category', like: 'offerCategory.getMany' },
	GetOrderActivationLinks: { resource: 'Order', like: 'order.getActivationLinks' },
	GetSubscriptionActivationLink: { resource: 'Subscription', kind: 'collection' },
	GetAgreementSignatureStatus: { resource: 'Partner Relationship', like: 'indirectReseller.getAgreementStatus', same: true },
	GetOrderAttachments: { resource: 'Order', kind: 'collection' },
	DownloadOrderAttachment: { resource: 'Order', kind: 'binary' },
	GetServiceRequestCustomer: { resource: 'Service Request', like: 'serviceRequest.get' },
	GetEnrolledProgramByType: { resource: 'Partner Profile', kind: 'object' },
	GetServiceIncidents: { resource: 'Managed Service', kind: 'collection' },
	GetValidationStatus: { resource: 'Customer', kind: 'object' },
	GetNewCommerceMigrations: { resource: 'New Commerce Migration', kind: 'collection' },
	GetNewCommerceMigrationEvents: { resource: 'New Commerce Migration', kind: 'collection' },
};

const PLACEHOLDER = /\{(\w+)\}/g;

function pagingOf(query: string[], kind: Operation['kind']): Operation['paging'] {
	if (query.includes('size') && query.includes('offset')) return 'sizeOffset';
	return kind === 'collection' && query.includes('PageSize') ? 'links' : 'none';
}

/**
 * The contract's row of a GET route that is known by name and path only: id `more.{name}`, all query texts optional, both
 * sign-ins unless the operation that it resembles says otherwise. Throws on a route that nothing is assumed about.
 */
export function moreOperation({ name, method, path, query }: MoreRoute, operations: Operation[]): Operation {
	const assumed = ASSUMED[name];
	const like = operations.find(({ id }) => id === assumed?.like);
	const kind = like?.kind ?? assumed?.kind;
	if (!kind) throw new Error(`Nothing is assumed about the route ${name}`);
	return {
		id: `more.${name}`,
		resource: assumed.resource,
		operation: name,
		method,
		path,
		moreRoute: true,
		auth: like?.auth ?? ['app', 'app+user'],
		...(assumed.same && like && { variantOf: like.id }),
		pathParams: [...path.matchAll(PLACEHOLDER)].map(([, param]) => ({ name: param, type: 'string', required: true })),
		query: query.map((parameter) => ({ name: parameter, type: /size|offset/i.test(parameter) ? 'integer' : 'string', required: false })),
		headers: [],
		body: [],
		paging: pagingOf(query, kind),
		itemsAt: kind === 'collection' ? 'items' : '',
		kind,
		statuses: [200],
		keyFields: like?.keyFields ?? [],
	};
}
