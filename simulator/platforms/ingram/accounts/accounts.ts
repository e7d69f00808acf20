import { byId, type Call, type Handler, isAsked, listing, refuse } from '../gateway/call';
import { nextId, type StoredAccount } from '../state/state';

/** The body of customer and reseller writes, after the contract has passed it. */
type AccountBody = Partial<Omit<StoredAccount, 'id' | 'resellerId' | 'activeAt'>>;

type Kind = 'customer' | 'reseller';

const listOf = ({ state }: Call, kind: Kind): StoredAccount[] => state[`${kind}s`];

const find = (call: Call, kind: Kind, id: string): StoredAccount => byId(listOf(call, kind), id, call.now);

/** A customer of this account. Throws the platform's "No entity has been found". */
export const findCustomer = (call: Call, id: string): StoredAccount => find(call, 'customer', id);

/** A reseller below this account. Throws the platform's "No entity has been found". */
export const findReseller = (call: Call, id: string): StoredAccount => find(call, 'reseller', id);

const view = ({ activeAt, visibleFrom, ...shown }: StoredAccount) => shown;

/** Checks what the contract cannot say, and drops what is never given back: login and password. */
function readBody(body: Record<string, unknown>): AccountBody {
	const { address, contactPersons, ...rest } = body as AccountBody;
	if (address?.countryCode && !/^[A-Z]{2}$/.test(address.countryCode))
		throw refuse('address.countryCode must be two capital letters (ISO 3166-1 alpha-2)');
	const contacts = contactPersons?.map(({ login, password, ...contact }) => {
		if ((login ?? password) !== undefined && contact.type !== 'admin')
			throw refuse('login and password are for the admin contact only');
		return contact;
	});
	return { ...rest, ...(address && { address }), ...(contacts && { contactPersons: contacts }) };
}

function create(call: Call, kind: Kind, resellerId: string) {
	const body = readBody(call.body);
	const account = {
		id: nextId(call.state, kind),
		resellerId,
		...body,
		// Whatever status is sent: the platform starts with pending and makes the account active by itself.
		status: 'pending',
		activeAt: call.now + call.settings.customerActivationMs,
		visibleFrom: call.now,
	} as StoredAccount;
	listOf(call, kind).push(account);
	const { taxRegId, ...shown } = view(account);
	return shown;
}

/** A partial address is merged, a list of contacts replaces the old one: the sources leave both open. */
function update(call: Call, kind: Kind) {
	const account = find(call, kind, call.params.id);
	const { address, ...body } = readBody(call.body);
	if (body.status && !['active', 'creditHold'].includes(account.status))
		throw refuse(`The status cannot be set while the account is ${account.status}`);
	Object.assign(account, body, { address: { ...account.address, ...address } });
	return view(account);
}

function list(call: Call, kind: Kind) {
	const name = call.query.name?.toLowerCase();
	const email = call.query.email?.toLowerCase();
	const asked = listOf(call, kind).filter(
		(account) =>
			account.visibleFrom <= call.now &&
			(name === undefined || account.name.toLowerCase().includes(name)) &&
			(email === undefined || account.contactPersons.some((contact) => contact.email.toLowerCase() === email)) &&
			isAsked(call, account, 'externalId', 'resellerId'),
	);
	return listing(asked, view);
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
	'reseller.listCustomers': (call) => {
		const { id: resellerId } = findReseller(call, call.params.id);
		return list({ ...call, query: { ...call.query, resellerId } }, 'customer');
	},
	'reseller.createCustomer': (call) => create(call, 'customer', findReseller(call, call.params.id).id),
};
