import type { Call } from '../call';
import type { StoredCustomer } from '../commerce/customers/state';
import type { Row } from './row';

const DAY_MS = 86_400_000;

/** The day on which the fixtures play, and whom they are about. */
const FIXTURE_DAY = Date.UTC(2026, 9, 20);
const FIXTURE_CUSTOMER = {
	id: '951c964b-77a8-54e6-a598-534a37167ed2',
	name: 'Alder Ridge Dental',
	domain: 'alderridge-example.onmicrosoft.com',
};
const FIXTURE_PARTNER = {
	id: '56795839-fab6-5e57-ba44-f87c57be37d8',
	name: 'Pine Partner',
	domain: 'partner.example.com',
	mpnId: '4847001',
};

// Years such as 0001 and 9999 stand for no date and for no end.
const DATE = /\b20\d\d-\d\d-\d\d(?=T)/g;

/** Moves the dates of a text by whole days. */
export const movedDates = (text: string, days: number): string =>
	text.replace(DATE, (date) => new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10));

/** Puts this partner, and a customer of his, in the place of those of the fixtures. */
function rename(text: string, { tenant }: Call, customer?: StoredCustomer): string {
	const own = text
		.replaceAll(FIXTURE_PARTNER.id, tenant.tenantId)
		.replaceAll(FIXTURE_PARTNER.name, tenant.name)
		.replaceAll(FIXTURE_PARTNER.domain, tenant.domain)
		.replaceAll(FIXTURE_PARTNER.mpnId, tenant.mpnId);
	if (!customer) return own;
	return own
		.replaceAll(FIXTURE_CUSTOMER.id, customer.id)
		.replaceAll(FIXTURE_CUSTOMER.name, customer.companyName)
		.replaceAll(FIXTURE_CUSTOMER.domain, customer.domain);
}

/**
 * What only reads show: a fixture as if it had been written today, about this partner and one of his customers (the one
 * of the path, else the first).
 */
export function seed(call: Call, name: string): Row {
	const days = Math.floor((call.now - FIXTURE_DAY) / DAY_MS);
	const { customers } = call.state.commerce;
	const customer = customers.find(({ id }) => id === call.params.customerId) ?? customers[0];
	const place = (_: string, value: unknown): unknown =>
		typeof value === 'string' ? rename(movedDates(value, days), call, customer) : value;
	return JSON.parse(JSON.stringify(call.fixture(name)), place) as Row;
}

/** The rows of a fixture that is a list, as `seed` gives them; `at` is where they stand, '$' for the answer itself. */
export function seedRows(call: Call, name: string, at: 'items' | 'Value' | 'value' | '$' = 'items'): Row[] {
	const body: unknown = seed(call, name);
	return (at === '$' ? body : (body as Row)[at]) as Row[];
}
