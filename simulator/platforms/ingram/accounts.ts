import { listing } from './paging';
import { missing, refuse } from './refusal';
import type { AccountState, StoredAccount } from './state';
import { nextId } from './emptyState';
import type { Call, Handler } from './call';

/** The body of customer and reseller writes, after the contract has passed it. */
type AccountBody = Partial<Omit<StoredAccount, 'id' | 'resellerId' | 'activeAt'>>;

type Kind = 'customer' | 'reseller';

const listOf = (state: AccountState, kind: Kind): StoredAccount[] =>
	kind === 'customer' ? state.customers : state.resellers;

function find({ state, now }: Call, kind: Kind, id: string): StoredAccount {
	const account = listOf(state, kind).find((candidate) => candidate.id === id && candidate.visibleFrom <= now);
	if (!account) throw missing();
	return account;
}

/** A customer of this account. Throws the platform's "No entity has been found". */
export const findCustomer = (call: Call, id: string): StoredAccount => find(call, 'customer', id);

/** A reseller below this account. Throws the platform's "No entity has been found". */
export const findReseller = (call: Call, id: string): StoredAccount => find(call, 'reseller', id);

const view = ({ activeAt, visibleFrom, ...shown }: StoredAccount) => shown;

/** Checks what the contract cannot say, and drops what is never given back: login and password. */
function readBody(body: Record<string, unknown>): AccountBody {
	const { address, contactPersons, ...rest } = body as AccountBody;
	if (address?.countryCode && !/^[A-Z]{2}$/.test(address.countryCode)) {
		throw refuse('address.countryCode must be two capital letters (ISO 3166-1 alpha-2)');
	}
	const contacts = contactPersons?.map(({ login, password, ...contact }) => {
		if ((login ?? password) !== undefined && contact.type !== 'admin') {
			throw refuse('login and password are for the admin contact only');
		}
		return contact;
	});
	return { ...rest, ...(address && { address }), ...(contacts && { contactPersons: contacts }) };
}

function create(call: Call, kind: Kind, resellerId: string) {
	const { status, ...body } = readBody(call.body);
	const account = {
		id: nextId(call.state, kind),
		resellerId,
		...body,
		// Whatever status is sent: the platform starts with pending and makes the account active by itself.
		status: 'pending',
		activeAt: call.now + call.settings.customerActivationMs,
		visibleFrom: call.now,
	} as StoredAccount;
	listOf(call.state, kind).push(account);
	const { taxRegId, ...shown } = view(account);
	return shown;
}

/** A partial address is merged, a list of contacts replaces the old one: the sources leave both open. */
function update(call: Call, kind: Kind) {
	const account = find(call, kind, call.params.id);
	const { address, ...body } = readBody(call.body);
	if (body.status && !['active', 'creditHold'].includes(account.status)) {
		throw refuse(`The status cannot be set while the account is ${account.status}`);
	}
	Object.assign(account, body, { address: { ...account.address, ...address } });
	return view(account);
}

function list({ state, query, now }: Call, kind: Kind, only: { resellerId?: string } = {}) {
	const wanted: Call['query'] = { ...query, ...only };
	const { name, email, externalId, resellerId } = wanted;
	// Only what is asked for is looked at: a list of ten thousand is read page by page.
	const wishes: Array<(account: StoredAccount) => boolean> = [];
	if (name !== undefined) wishes.push((account) => account.name.toLowerCase().includes(name.toLowerCase()));
	if (email !== undefined)
		wishes.push(({ contactPersons }) =>
			contactPersons.some((contact) => contact.email.toLowerCase() === email.toLowerCase()),
		);
	if (externalId !== undefined) wishes.push((account) => account.externalId === externalId);
	if (resellerId !== undefined) wishes.push((account) => account.resellerId === resellerId);
	const all = listOf(state, kind);
	const visible = state.lateUntil <= now ? all : all.filter(({ visibleFrom }) => visibleFrom <= now);
	return listing(
		wishes.reduce((accounts, isMet) => accounts.filter(isMet), visible),
		view,
	);
}

export const accountHandlers: Record<string, Handler> = {
	'customer.list': (call) => list(call, 'customer'),
	'customer.create': (call) => create(call, 'customer', call.state.resellerId),
	'customer.get': (call) => view(findCustomer(call, call.params.id)),
	'customer.update': (call) => update(call, 'customer'),
	'reseller.list': (call) => list(call, 'reseller'),
	'reseller.create': (call) => create(call, 'reseller', call.state.resellerId),
	'reseller.get': (call) => view(findReseller(call, call.params.id)),
	'reseller.update': (call) => update(call, 'reseller'),
	'reseller.listCustomers': (call) => list(call, 'customer', { resellerId: findReseller(call, call.params.id).id }),
	'reseller.createCustomer': (call) => create(call, 'customer', findReseller(call, call.params.id).id),
};
