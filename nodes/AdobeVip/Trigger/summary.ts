import type { IDataObject } from 'n8n-workflow';

/** The named members of a row that are there. */
export const inShort = (row: IDataObject, names: string[]): IDataObject =>
	Object.fromEntries(names.filter((name) => row[name] !== undefined).map((name) => [name, row[name]]));

/** Adobe shows whole seconds. */
export const SECOND = 1000;

/** An object of a customer: the platform needs both ids to find it. */
export const pairOf = (customerId: string, id: string): string => `${customerId}/${id}`;

/** The path of such an object. @param name of its id in the route */
export const pathOfPair =
	(name: string) =>
	(pair: string): Record<string, string> => {
		const [customerId, id] = pair.split('/');
		return { customerId, [name]: id };
	};
