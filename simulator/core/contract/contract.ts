import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

type PlainType = 'string' | 'integer' | 'number' | 'boolean' | 'date' | 'datetime' | 'decimal' | 'etag';
export type FieldType = PlainType | 'any' | 'map' | 'array' | 'object' | 'freeObject';

/**
 * One field of a request. Names are flattened (`products[].mpn`; `$` is the whole body); `required` holds where its
 * container is present; the rows of type array and object are containers that must be there, or lists of plain
 * values (of texts, or with enum). The enum of an integer or a boolean holds its values as text.
 */
export interface Field {
	name: string;
	type: FieldType;
	required: boolean;
	enum?: string[];
	/** Whether null is allowed. */
	nullable?: true;
	/** Whether the list may be empty. */
	mayBeEmpty?: true;
	/** No field that is offered: only what a read gave, in a request that sends the whole resource back. */
	carried?: true;
	/** Where it is surer or less sure than its operation. */
	confidence?: Confidence;
	/** What is not certain about it, in a sentence. */
	doubt?: string;
}

/** The vendor's current documents; the vendor's archived SDK of June 2023; other implementations; or nobody who was read. */
export type Confidence = 'official' | 'official-2023' | 'secondary' | 'unverified';

/** Documents that the contract was written from. */
export interface Source {
	title: string;
	/** Their state: YYYY-MM-DD. */
	date: string;
	/** Where they are kept in a public repository: owner/name, and the commit that was read. */
	repository?: string;
	commit?: string;
}

/** How a list is paged: by which parameters, or by following the links that it gives. */
export type Paging =
	'none' | 'limitOffset' | 'continuationToken' | 'sizeOffset' | 'topSkip' | 'pageNumber' | 'odata' | 'links';

type ItemsAt = '' | '$' | 'data' | 'items' | 'Value' | 'value';
type OwnItems = 'accounts' | 'flexDiscounts' | 'offers' | 'productUpgrades' | 'unpaidLicenses';

/** One operation of a platform, as `contracts/` keeps it. */
export interface Operation {
	id: string;
	resource: string;
	operation: string;
	/** titles of the vendor's scenarios that it serves */
	scenarios?: string[];
	method: string;
	path: string;
	/** The sources that it was written from, by their names in the contract. */
	source: string[];
	/** The page (or the section) of the first source that describes it. */
	page?: string;
	/** Day on which it was last compared with its sources: YYYY-MM-DD. */
	checked: string;
	confidence: Confidence;
	/** What is not certain about it, in a sentence. */
	doubt?: string;
	/** Another address than the platform's own: Microsoft Graph, its beta version, or the host of prices, referrals and payouts. */
	host?: 'graph' | 'graphBeta' | 'sales';
	/** A route that is known by its name and path only. */
	moreRoute?: true;
	/** The sign-ins that it takes: `app`, `app+user`. */
	auth?: string[];
	fixedBody?: Record<string, string>;
	variantOf?: string;
	/** The request replaces the whole resource and may carry all that this operation reads. */
	replaces?: string;
	pathParams: Field[];
	query: Field[];
	/** The headers that decide what the operation does; those of tracing, repetition and paging are every operation's. */
	headers?: Field[];
	body: Field[];
	paging: Paging;
	/** The member of the answer that holds the rows; `$` is the whole answer. */
	itemsAt: ItemsAt | OwnItems;
	kind: 'object' | 'collection' | 'binary' | 'none' | 'async';
	/** The statuses of success, where they are known. */
	statuses?: number[];
	keyFields: string[];
}

/** The whole contract of a platform. */
export interface Contract {
	system: string;
	apiVersion: string;
	/** What date-times look like: always UTC with a Z (by default), or with any offset. */
	dateTimes?: 'anyOffset';
	sources: Record<string, Source>;
	/** Headers of every request to the platform's own address, after the sign-in. */
	commonHeaders: Field[];
	operations: Operation[];
}

const FOLDER = join(__dirname, '../../../contracts');

/** The platforms that have a contract, by the names of their folders. */
export const SYSTEMS = readdirSync(FOLDER, { withFileTypes: true })
	.filter((entry) => entry.isDirectory())
	.map(({ name }) => name);

/** Reads a contract from `contracts/`; `system` is the folder's name. */
export function loadContract(system: string): Contract {
	return JSON.parse(readFileSync(join(FOLDER, system, 'contract.json'), 'utf8')) as Contract;
}
