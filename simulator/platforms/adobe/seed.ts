import { isoDate } from '../../core/dates';
import { offerIdOf, productOf } from './catalogue/products';
import type { Distributor } from './distributors';
import type { AdobeState, StoredMembership, StoredReseller } from './state';
import { addMonths } from './time';

const US = { country: 'US', region: 'CA', city: 'San Jose', addressLine1: '345 Park Avenue', postalCode: '95110' };
const DE = { country: 'DE', region: 'BY', city: 'Muenchen', addressLine1: 'Marienplatz 1', postalCode: '80331' };

const isUs = ({ countries }: Distributor): boolean => countries.includes('US');

/** Two active resellers, so that a customer can change from one to the other. */
function resellers(distributor: Distributor, now: number): StoredReseller[] {
	const account = { status: '1000', validAt: now, validStatus: '1000', createdAt: now, visibleFrom: now };
	const make = (number: number, companyName: string): StoredReseller => ({
		...account,
		id: `${distributor.idPrefix}5000000${number}`,
		externalReferenceId: `reseller-${number}`,
		profile: {
			companyName,
			preferredLanguage: isUs(distributor) ? 'en-US' : 'de-DE',
			marketSegments: ['COM', 'EDU', 'GOV'],
			address: isUs(distributor) ? US : DE,
			contacts: [{ firstName: 'Re', lastName: 'Seller', email: `admin${number}@reseller.example.com` }],
		},
	});
	return [make(8, 'Northwind Resellers'), make(9, 'Southridge Resellers')];
}

/** Customers of the older program: three who can move, and one for each thing that can be in the way. */
function memberships(distributor: Distributor, now: number): StoredMembership[] {
	const inAHalfYear = addMonths(isoDate(now), 6);
	const line = (offerId: string, quantity: number) => ({ offerId, quantity, renewalDate: inAHalfYear });
	const ordinary = [line('65304520CA01A12', 12), line('65304521CA01A12', 3)];
	const make = (number: number, more: Partial<StoredMembership> = {}): StoredMembership => ({
		id: `VIP${distributor.idPrefix}000000${number}`,
		companyName: `VIP Member ${distributor.idPrefix} ${number}`,
		segment: 'COM',
		country: isUs(distributor) ? 'US' : 'DE',
		hasAdmin: true,
		lga: false,
		blockedBy: [],
		lines: ordinary,
		...more,
	});
	const over = { ...line('65304522CA01A12', 2), renewalDate: addMonths(isoDate(now), -1) };
	return [
		make(1),
		make(2),
		make(3, { lines: [...ordinary, over] }),
		make(4, { blockedBy: ['RETURNABLE_PURCHASE'] }),
		make(5, { blockedBy: ['OPEN_PURCHASE_AUTH'] }),
		make(6, { blockedBy: ['INACTIVE'] }),
		make(7, { hasAdmin: false }),
		make(8, { segment: 'GOV', lga: true, lines: [line('65306524CA01C12', 150)] }),
	];
}

/** Linked memberships of agencies: one of the distributor, one of another, both in the United States. */
const groups = (distributor: Distributor, now: number): AdobeState['groups'] => {
	if (!distributor.lga) return [];
	const common = {
		type: 'CONSORTIUM',
		country: 'US',
		lga: true,
		level: '07',
		ownerId: '',
		members: [],
		createdAt: now,
	};
	return [
		{ ...common, id: `LM${distributor.idPrefix}1`, distributorId: distributor.distributorId, name: 'Example agencies' },
		{ ...common, id: `LM${distributor.idPrefix}2`, distributorId: 'another distributor', name: 'Example counties' },
	];
};

/** The state of a distributor that has done nothing yet; `now` in ms dates what is there from the start. */
export function emptyAdobeState(distributor: Distributor, now: number): AdobeState {
	return {
		distributorId: distributor.distributorId,
		resellers: resellers(distributor, now),
		customers: [],
		orders: [],
		subscriptions: [],
		deployments: [],
		memberships: memberships(distributor, now),
		transfers: [],
		approvals: [],
		resellerChanges: [],
		groups: groups(distributor, now),
		acquisitions: [],
		issued: {},
		kept: {},
		requestIds: {},
		nextAccounts: [],
		nextOrders: [],
	};
}

/** The offer id at the base level; that of another level or product is undefined. */
export const baseOfferId = (offerId: string): string | undefined => {
	const product = productOf(offerId);
	return product && offerIdOf(product);
};
