import type { Field, FieldType, Operation } from '../../../simulator/contract';

/** One field row of the facts file; notes are left unread. Headers have no type: they are texts. */
export interface FactsField {
	name: string;
	type?: string;
	required?: boolean;
	enum?: string[];
}

/** One operation of the facts file. */
export interface FactsOperation {
	id: string;
	resource: string;
	operation: string;
	method: string;
	path: string;
	fixedBody?: Record<string, string>;
	variantOf?: string;
	pathParams: FactsField[];
	query: FactsField[];
	headers?: FactsField[];
	body: FactsField[];
	response: {
		status: number[];
		kind: 'object' | 'collection';
		itemsAt: Operation['itemsAt'];
		keyFields: string[];
	};
	paging: 'limitOffset' | 'none';
}

/** What is read of the facts file. */
export interface AdobeFacts {
	system: string;
	apiVersion: string;
	operations: FactsOperation[];
	contradictions: Array<{ topic: string; useInstead: string }>;
}

const TYPES: Record<string, FieldType> = {
	string: 'string',
	integer: 'integer',
	boolean: 'boolean',
	date: 'date',
	array: 'array',
	// A name that is repeated in the query.
	'string[]': 'array',
};

/** A row as the contract keeps it. Throws on a type that is not known. */
export function fieldOf({ name, type: word = 'string', required = false, enum: values }: FactsField): Field {
	const type = TYPES[word];
	if (!type) throw new Error(`${name} has the unknown type ${word}`);
	return { name, type, required, ...(values?.length && { enum: values }) };
}
