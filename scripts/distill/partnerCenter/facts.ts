import type { Field, FieldType, Operation } from '../../../simulator/contract';

/** One field row of the facts file. Sources are left unread; a note is read only where it tells the type. */
export interface FactsField {
	name: string;
	type?: string;
	required?: boolean | 'conditional';
	enum?: Array<string | number>;
	note?: string;
}

/** One operation of the facts file. */
export interface FactsOperation {
	id: string;
	/** pages of the vendor's documentation */
	scenario?: string | string[];
	resource: string;
	operation: string;
	method: string;
	path: string;
	baseUrl?: string | null;
	auth: string[];
	pathParams: FactsField[];
	query: FactsField[];
	headers: FactsField[];
	body: FactsField[];
	response: {
		status: number[];
		kind: 'object' | 'collection' | 'binary' | 'none' | 'async';
		itemsAt: Operation['itemsAt'];
		keyFields: string[];
	};
	paging: 'none' | 'continuationToken' | 'sizeOffset' | 'other';
}

/** A route of which no more than name, path and query names is known. */
export interface MoreRoute {
	name: string;
	method: string;
	path: string;
	query: string[];
}

/** What is read of the facts file. */
export interface PartnerFacts {
	system: string;
	asOf: string;
	operations: FactsOperation[];
	moreRoutes: { routes: MoreRoute[] };
}

const TYPES = ['string', 'integer', 'number', 'boolean', 'array', 'object'];

/** The type of a row; a note that begins with the form of a date says what the text holds. */
function typeOf({ name, type = 'string', note = '' }: FactsField): FieldType {
	if (!TYPES.includes(type)) throw new Error(`${name} has the unknown type ${type}`);
	if (type !== 'string') return type as FieldType;
	if (note.startsWith('date-time')) return 'datetime';
	return note.startsWith('yyyy-mm-dd') ? 'date' : 'string';
}

/** A row as the contract keeps it; what is required on conditions only is not required. */
export const fieldOf = (row: FactsField): Field => ({
	name: row.name,
	type: typeOf(row),
	required: row.required === true,
	...(row.enum?.length && { enum: row.enum.map(String) }),
});
