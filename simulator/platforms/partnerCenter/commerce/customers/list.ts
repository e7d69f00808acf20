import type { Call, Handler } from '../../call';
import { textOf } from '../../call';
import { tokenPage } from '../../collection';
import { PROBLEMS, refusal } from '../problems';
import type { StoredCustomer } from './state';
import { customerRow } from './views';

interface Filter {
	Field: string;
	Value: string;
	Operator: string;
}

const FIELDS: Record<string, (customer: StoredCustomer) => string> = {
	CompanyName: ({ companyName }) => companyName,
	Domain: ({ domain }) => domain,
	IndirectReseller: ({ associatedPartnerId = '' }) => associatedPartnerId,
};

/** Reads the query's JSON. Throws 3000 on other fields and operators than this list knows. */
function readFilter(text: string): Filter {
	let filter: Partial<Filter>;
	try {
		filter = JSON.parse(text) as Partial<Filter>;
	} catch {
		throw refusal(PROBLEMS.invalid, 'filter must be JSON with Field, Value and Operator.');
	}
	const { Field = '', Value, Operator } = filter;
	if (!(Field in FIELDS)) throw refusal(PROBLEMS.invalid, `filter: this list has no field '${Field}'.`);
	if (Operator !== 'starts_with')
		throw refusal(PROBLEMS.invalid, 'filter: the only operator of this list is starts_with.');
	if (typeof Value !== 'string') throw refusal(PROBLEMS.invalid, 'filter: Value must be text.');
	return { Field, Value, Operator };
}

function matcher(call: Call): (customer: StoredCustomer) => boolean {
	const text = textOf(call, 'filter');
	if (text === undefined) return () => true;
	const { Field, Value } = readFilter(text);
	if (Field === 'IndirectReseller' && call.signIn.kind === 'app') throw refusal(PROBLEMS.appOnly);
	const start = Value.toLowerCase();
	return (customer) => FIELDS[Field](customer).toLowerCase().startsWith(start);
}

const list: Handler = (call) => {
	const matches = matcher(call);
	const rows = call.state.commerce.customers.filter(
		(customer) => customer.relationshipToPartner === 'reseller' && matches(customer),
	);
	return tokenPage(call, rows.map(customerRow));
};

export const listHandlers: Record<string, Handler> = { 'customer.getMany': list, 'customer.search': list };
