import { isoSeconds } from '../../../core/dates';
import { type Call, type Handler, type Moment, nextNumber, type Result, selfLink, textOf } from '../call';
import { isInactive, isVisible, refuse, resellerById } from '../find';
import { page } from '../gateway/paging';
import type { Profile, StoredAccount, StoredCustomer, StoredReseller } from '../state/state';
import { DAY, startOf } from '../time';
import { type AccountBody, checkChange, checkNew } from './profile';

/** When and as what the validation of a new account ends: as set for the next one, or active. */
export const validation = ({ state, settings, now, visibleFrom }: Call) => ({
	status: '1002',
	validAt: now + settings.accountValidationMs,
	validStatus: state.nextAccounts.shift() ?? '1000',
	createdAt: now,
	visibleFrom,
});

const keyOf = ({ companyName, contacts: [first] }: Profile): string =>
	JSON.stringify([companyName, first?.email ?? '']).toLowerCase();

/** Whether there is another customer with the same company name and first admin already. */
export const isDuplicate = ({ state }: Moment, { id, profile }: StoredCustomer): boolean =>
	state.customers
		.filter((other) => other.id !== id && !isInactive(other))
		.some((other) => keyOf(other.profile) === keyOf(profile));

/** Throws 2135 when the reseller does not sell into the segment. */
export function checkSegment({ profile }: StoredReseller, segment: string): void {
	if (!profile.marketSegments.includes(segment)) throw refuse(2135, ['companyProfile.marketSegment']);
}

type NewCustomer = Omit<StoredCustomer, 'id' | 'levels' | 'globalSalesEnabled'>;

/** Adds a customer to the state; what it looks like at first is the same for those that move here. */
export function addCustomer(moment: Moment, parts: NewCustomer): StoredCustomer {
	const isAgency = parts.benefits.some(({ type }) => type === 'LARGE_GOVERNMENT_AGENCY');
	const levels = { license: isAgency ? '06' : '01', consumables: 'T1' };
	const customer = { ...parts, id: nextNumber(moment, 'customer'), globalSalesEnabled: false, levels };
	moment.state.customers.push(customer);
	return customer;
}

/** A name with `*` for anything, in any case. */
function pattern(text: string): RegExp {
	const parts = text.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
	return new RegExp(`^${parts.join('.*')}$`, 'iu');
}

function isAsked(call: Call, account: StoredAccount): boolean {
	const status = textOf(call, 'status') ?? '1000';
	const name = textOf(call, 'company-name');
	const from = textOf(call, 'from-created-date');
	const to = textOf(call, 'to-created-date');
	return (
		isVisible(account, call.now) &&
		// 1004 finds the codes that say more, too.
		(account.status === status || (status === '1004' && isInactive(account))) &&
		(name === undefined || pattern(name).test(account.profile.companyName)) &&
		(from === undefined || account.createdAt >= startOf(from)) &&
		// A day is meant as a whole.
		(to === undefined || account.createdAt < startOf(to) + DAY)
	);
}

/** One page of accounts: active ones unless asked for others, the newest first unless asked to sort them. */
export function accountPage<Kind extends StoredAccount>(call: Call, all: Kind[], view: (one: Kind) => object): Result {
	const byName = textOf(call, 'sort-by') === 'companyName';
	const direction = textOf(call, 'order-by') === 'asc' ? 1 : -1;
	const compare = (left: Kind, right: Kind): number =>
		direction *
		(byName
			? left.profile.companyName.localeCompare(right.profile.companyName)
			: left.createdAt - right.createdAt || left.id.localeCompare(right.id));
	const rows = all.filter((account) => isAsked(call, account)).sort(compare);
	return page(call, rows.map(view), { defaultLimit: 20, maxLimit: 50 });
}

interface Body extends AccountBody<Profile & { marketSegments?: string[] }> {
	distributorId?: string;
}

const view = ({ distributor }: Moment, reseller: StoredReseller) => ({
	externalReferenceId: reseller.externalReferenceId ?? '',
	distributorId: distributor.distributorId,
	resellerId: reseller.id,
	status: reseller.status,
	creationDate: isoSeconds(reseller.createdAt),
	companyProfile: reseller.profile,
	links: selfLink(`/v3/resellers/${reseller.id}`),
});

export const resellerHandlers: Record<string, Handler> = {
	'reseller.create': (call) => {
		const body = call.body as Body;
		const { externalReferenceId, companyProfile } = body;
		if (body.distributorId !== call.distributor.distributorId) throw refuse(1114);
		checkNew(body);
		const id = nextNumber(call, 'reseller');
		const profile = { ...companyProfile, marketSegments: companyProfile.marketSegments ?? ['COM'] };
		const reseller: StoredReseller = { id, externalReferenceId, ...validation(call), profile };
		call.state.resellers.push(reseller);
		return { body: view(call, reseller) };
	},
	'reseller.get': (call) => ({ body: view(call, resellerById(call, call.params.resellerId)) }),
	'reseller.update': (call) => {
		const reseller = resellerById(call, call.params.resellerId);
		const body = call.body as Body;
		const { externalReferenceId, companyProfile } = body;
		const { marketSegments = [] } = companyProfile;
		checkChange(reseller, body);
		const dropped = reseller.profile.marketSegments.filter((segment) => !marketSegments.includes(segment));
		if (dropped.length) throw refuse(1134, ['INVALID_CUSTOMER_MARKET_SEGMENT', ...dropped]);
		reseller.profile = { ...companyProfile, marketSegments };
		reseller.externalReferenceId = externalReferenceId ?? reseller.externalReferenceId;
		return { body: view(call, reseller) };
	},
	'reseller.list': (call) => accountPage(call, call.state.resellers, (reseller) => view(call, reseller)),
};
